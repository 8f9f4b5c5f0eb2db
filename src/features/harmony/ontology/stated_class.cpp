#include "features/harmony/ontology/stated_class.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "features/harmony/ontology/ontology_words.hpp"

namespace armonica::features::harmony {
namespace {

using Kind = ClassNode::Kind;
using words::own_terms;

template <typename Number>
std::optional<Number> number_in(const std::string& text) {
    Number value{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string all_qualities() {
    std::string all;
    for (const std::string_view each : quality_names) all += (all.empty() ? "" : " ") + std::string(each);
    return all;
}

/// Reads one class; each property tells what it found by setting the kind.
class StatedClass {
public:
    StatedClass(const OntologyStatements& statements, const std::string& address, std::vector<std::string>& song_modes)
        : statements_(statements), address_(address), song_modes_(song_modes) {
        node_.line = statements.line_of(address);
        node_.name = words::shown(address);
        node_.in_key = statements.has_type(address, own_terms, "ClassInKey");
    }

    ClassNode read() {
        if (const auto* said = stated("shorthand")) read_quality(*said);
        if (const auto* said = stated("semitonesAboveTonic")) read_interval(*said);
        if (const auto* said = stated("keyMode")) read_local_key(*said);
        if (const auto* said = stated("songMode")) read_song_key(*said);
        if (const auto* said = stated("timesMedianDuration")) read_held(*said);
        check_in_key();
        return std::move(node_);
    }

private:
    const TurtleStatement* stated(const char* property) {
        const TurtleStatement* said = statements_.only(address_, own_terms, property);
        if (said == nullptr) return nullptr;
        if (property_ != nullptr)
            statements_.fail(node_.line, "`" + node_.name + "` has both h:" + property_ + " and h:" + property +
                                             "; it can have one");
        property_ = property;
        return said;
    }

    void read_quality(const TurtleStatement& said) {
        const auto* found = std::find(quality_names.begin(), quality_names.end(), said.object);
        if (found == quality_names.end())
            statements_.fail(
                said.line, "`" + said.object + "` is not a quality of chords that Armonica knows: " + all_qualities());
        node_.kind = Kind::quality;
        node_.number = static_cast<int>(found - quality_names.begin());
    }

    void read_interval(const TurtleStatement& said) {
        const auto semitones = number_in<int>(said.object);
        if (!semitones || *semitones < 0 || *semitones > 11)
            statements_.fail(said.line, "h:semitonesAboveTonic must be a whole number from 0 to 11");
        node_.kind = Kind::interval;
        node_.number = *semitones;
    }

    void read_local_key(const TurtleStatement& said) {
        if (said.object != "major" && said.object != "minor")
            statements_.fail(said.line, "h:keyMode must be \"major\" or \"minor\"");
        node_.kind = Kind::local_key;
        node_.number = said.object == "minor" ? 1 : 0;
    }

    void read_song_key(const TurtleStatement& said) {
        if (std::find(song_modes_.begin(), song_modes_.end(), said.object) != song_modes_.end())
            statements_.fail(said.line, "two classes have the h:songMode \"" + said.object + "\"");
        node_.kind = Kind::song_key;
        node_.number = static_cast<int>(song_modes_.size());
        song_modes_.push_back(said.object);
    }

    void read_held(const TurtleStatement& said) {
        const auto times = number_in<double>(said.object);
        if (!times || !std::isfinite(*times) || *times <= 0.0)
            statements_.fail(said.line, "h:timesMedianDuration must be a number above 0");
        node_.kind = Kind::held;
        node_.factor = *times;
    }

    void check_in_key() const {
        const bool needs_key =
            node_.kind == Kind::interval || node_.kind == Kind::local_key || node_.kind == Kind::song_key;
        if (property_ != nullptr && node_.in_key != needs_key)
            statements_.fail(node_.line, "`" + node_.name + "` has h:" + property_ + ", so it must " +
                                             (needs_key ? "" : "not ") + "be an h:ClassInKey");
    }

    const OntologyStatements& statements_;
    const std::string& address_;
    std::vector<std::string>& song_modes_;
    ClassNode node_;
    const char* property_ = nullptr;
};

}  // namespace

ClassNode stated_class(const OntologyStatements& statements, const std::string& address,
                       std::vector<std::string>& song_modes) {
    return StatedClass(statements, address, song_modes).read();
}

}  // namespace armonica::features::harmony
