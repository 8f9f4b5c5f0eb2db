#include "features/harmony/symbols/harte.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "features/harmony/symbols/chord_tones.hpp"
#include "features/harmony/symbols/note_names.hpp"

namespace armonica::features::harmony {
namespace {

struct Shorthand {
    std::string_view name;
    std::vector<Degree> degrees;
};

const std::vector<Shorthand>& shorthands() {
    constexpr Degree third{3, 0}, minor_third{3, -1}, fifth{5, 0}, flat_fifth{5, -1}, sharp_fifth{5, 1}, sixth{6, 0},
        seventh{7, -1}, major_seventh{7, 0}, diminished_seventh{7, -2}, ninth{9, 0}, eleventh{11, 0}, thirteenth{13, 0};
    static const std::vector<Shorthand> all = {
        {"maj", {third, fifth}},
        {"min", {minor_third, fifth}},
        {"dim", {minor_third, flat_fifth}},
        {"aug", {third, sharp_fifth}},
        {"maj7", {third, fifth, major_seventh}},
        {"min7", {minor_third, fifth, seventh}},
        {"7", {third, fifth, seventh}},
        {"dim7", {minor_third, flat_fifth, diminished_seventh}},
        {"hdim7", {minor_third, flat_fifth, seventh}},
        {"min7b5", {minor_third, flat_fifth, seventh}},
        {"minmaj7", {minor_third, fifth, major_seventh}},
        {"aug7", {third, sharp_fifth, seventh}},
        {"6", {third, fifth, sixth}},
        {"maj6", {third, fifth, sixth}},
        {"min6", {minor_third, fifth, sixth}},
        {"9", {third, fifth, seventh, ninth}},
        {"maj9", {third, fifth, major_seventh, ninth}},
        {"min9", {minor_third, fifth, seventh, ninth}},
        {"11", {third, fifth, seventh, ninth, eleventh}},
        {"maj11", {third, fifth, major_seventh, ninth, eleventh}},
        {"min11", {minor_third, fifth, seventh, ninth, eleventh}},
        {"13", {third, fifth, seventh, ninth, eleventh, thirteenth}},
        {"maj13", {third, fifth, major_seventh, ninth, eleventh, thirteenth}},
        {"min13", {minor_third, fifth, seventh, ninth, eleventh, thirteenth}},
        {"sus2", {{2, 0}, fifth}},
        {"sus4", {{4, 0}, fifth}},
        {"7sus4", {{4, 0}, fifth, seventh}},
        {"9sus4", {{4, 0}, fifth, seventh, ninth}},
        {"1", {}},
        {"5", {fifth}},
    };
    return all;
}

/// Reads one symbol from its start to its end.
class Reader {
public:
    explicit Reader(std::string_view symbol) : symbol_(symbol), rest_(symbol) {}

    ChordSymbol chord() {
        const auto root = leading_note(rest_);
        if (!root) fail("a root is one of A to G, with # or b behind it");
        rest_.remove_prefix(root->length);
        degrees_ = {{1, 0}};
        if (take(':'))
            quality();
        else
            add(shorthands().front().degrees);
        const std::optional<int> bass = take('/') ? std::optional(semitones(degree())) : std::nullopt;
        if (!rest_.empty()) fail("`" + std::string(rest_) + "` is not understood");
        const Reduction reduction = harmony::reduced(degrees_);
        if (!reduction.quality) return {std::nullopt, true};
        const int lowest = (root->pitch_class + bass.value_or(0)) % 12;
        return {Chord{root->pitch_class, *reduction.quality, lowest}, !reduction.exact, reduction.open_fifth};
    }

private:
    [[noreturn]] void fail(const std::string& problem) const {
        throw SymbolError("`" + std::string(symbol_) + "` is no chord: " + problem);
    }

    bool take(char expected) {
        if (!rest_.starts_with(expected)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    void add(const std::vector<Degree>& degrees) { degrees_.insert(degrees_.end(), degrees.begin(), degrees.end()); }

    void quality() {
        const std::string_view name = rest_.substr(0, rest_.find_first_of("(/"));
        rest_.remove_prefix(name.size());
        const auto& known = shorthands();
        const auto found = std::find_if(known.begin(), known.end(), [&](const auto& s) { return s.name == name; });
        if (found != known.end())
            add(found->degrees);
        else if (!name.empty())
            fail("`" + std::string(name) + "` is no shorthand of Harte's, such as maj, min7 or sus4");
        if (take('('))
            degree_list();
        else if (name.empty())
            fail("a shorthand or a list of degrees is missing after the colon");
    }

    void degree_list() {
        do {
            const bool omitted = take('*');
            const Degree named = degree();
            if (omitted)
                leave_out(named);
            else
                degrees_.push_back(named);
        } while (take(','));
        if (!take(')')) fail("its list of degrees does not end with `)`");
    }

    /// Annotators write `A:min(*3)` where Harte has `A:min(*b3)`: what is left out is the third in either case.
    void leave_out(Degree named) {
        if (std::erase(degrees_, named) > 0) return;
        if (std::erase_if(degrees_, [&](Degree present) { return present.number == named.number; }) == 0)
            fail("it leaves out a degree that is not in it");
    }

    Degree degree() {
        Degree degree;
        while (take('b')) --degree.alteration;
        while (take('#')) ++degree.alteration;
        const std::size_t digits = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
        degree.number = 0;
        for (const char digit : rest_.substr(0, std::min<std::size_t>(digits, 3)))
            degree.number = 10 * degree.number + (digit - '0');
        if (degree.number < 1 || degree.number > 13) fail("a degree is a number from 1 to 13, with b or # before it");
        rest_.remove_prefix(digits);
        return degree;
    }

    std::string_view symbol_;
    std::string_view rest_;
    std::vector<Degree> degrees_;
};

std::string_view written_shorthand(Quality quality) { return quality == Quality::sus7 ? "sus4(b7)" : name(quality); }

}  // namespace

ChordSymbol read_harte(std::string_view symbol) {
    if (symbol == "N") return {std::nullopt, false};
    if (symbol == "X") return {std::nullopt, true};
    return Reader(symbol).chord();
}

std::string bass_degree(const Chord& chord) {
    constexpr std::array<std::string_view, 12> degrees = {"",   "b2", "2",  "b3", "3",  "4",
                                                          "b5", "5",  "b6", "6",  "b7", "7"};
    const int above = (chord.bass - chord.root + 12) % 12;
    if (above == 8 && chord.quality == Quality::aug) return "#5";
    if (above == 9 && chord.quality == Quality::dim7) return "bb7";
    return std::string(degrees[static_cast<std::size_t>(above)]);
}

std::string harte(const std::optional<Chord>& chord, std::optional<LocalKey> key) {
    if (!chord) return "N";
    const std::string bass = bass_degree(*chord);
    return (key ? root_name(*chord, *key) : note_name(chord->root)) + ":" +
           std::string(written_shorthand(chord->quality)) + (bass.empty() ? "" : "/" + bass);
}

}  // namespace armonica::features::harmony
