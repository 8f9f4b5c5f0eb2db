#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include <armonica/error.hpp>

#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/files/timeline.hpp"

namespace armonica::features::harmony {
namespace {

using Json = nlohmann::json;

struct Observation {
    double time;
    double duration;
    std::string value;
    double confidence;
};

/// Reads the one file whose name its errors tell.
class JamsReader {
public:
    explicit JamsReader(const std::string& file) : file_(file) {}

    ChordFile read(std::string_view text) {
        const Json jams = parse(text);
        const Json& annotations = member(jams, "annotations");
        if (!annotations.is_array()) fail("this is no JAMS file: it has no list of `annotations`");
        std::vector<const Json*> of_chords;
        for (const Json& annotation : annotations)
            if (is_of_chords(annotation)) of_chords.push_back(&annotation);
        if (of_chords.empty()) fail("none of its annotations has the namespace `chord` or `chord_harte`");
        ChordFile result = chords_of(*of_chords.front());
        if (of_chords.size() > 1)
            result.warnings.push_back("there are " + std::to_string(of_chords.size()) +
                                      " annotations of chords; the first is used");
        const Json& metadata = member(jams, "file_metadata");
        result.title = text_of(member(metadata, "title"));
        result.artist = text_of(member(metadata, "artist"));
        return result;
    }

private:
    [[noreturn]] void fail(const std::string& problem) const { throw InputError(file_, std::nullopt, problem); }

    Json parse(std::string_view text) const {
        try {
            return Json::parse(text);
        } catch (const Json::parse_error& error) {
            const std::size_t at = std::min(error.byte, text.size());
            const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            throw InputError(file_, static_cast<std::size_t>(line), "this is not valid JSON, as a JAMS file must be");
        } catch (const Json::exception&) {
            fail("this is not valid JSON, as a JAMS file must be: a number in it is too large");
        }
    }

    static const Json& member(const Json& object, const char* name) {
        static const Json none;
        return object.is_object() && object.contains(name) ? object.at(name) : none;
    }

    static std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

    static bool is_of_chords(const Json& annotation) {
        const std::string name = text_of(member(annotation, "namespace"));
        return name == "chord" || name == "chord_harte";
    }

    ChordFile chords_of(const Json& annotation) {
        std::vector<Observation> observations = observations_of(member(annotation, "data"));
        std::stable_sort(observations.begin(), observations.end(),
                         [](const auto& a, const auto& b) { return a.time < b.time; });
        Timeline timeline(file_, "JAMS");
        for (const Observation& seen : observations) {
            timeline.at("the chord `" + seen.value + "` at " + Json(seen.time).dump() + " s: ");
            timeline.add(seen.time, seen.time + seen.duration, seen.value, seen.confidence);
        }
        return timeline.finish();
    }

    /// A list of observations, or (as the first versions of JAMS wrote them) an object of four lists.
    std::vector<Observation> observations_of(const Json& data) {
        std::vector<Observation> observations;
        if (data.is_array()) {
            for (const Json& entry : data)
                observations.push_back(observation(observations.size(), member(entry, "time"),
                                                   member(entry, "duration"), member(entry, "value"),
                                                   member(entry, "confidence")));
            return observations;
        }
        const Json &times = member(data, "time"), &durations = member(data, "duration"),
                   &values = member(data, "value"), &confidences = member(data, "confidence");
        if (!times.is_array() || !durations.is_array() || !values.is_array())
            fail("the `data` of its chord annotation is neither a list of observations nor lists of their parts");
        if (times.size() != durations.size() || times.size() != values.size())
            fail("the lists of times, durations and values of its chord annotation differ in length");
        for (std::size_t i = 0; i < times.size(); ++i)
            observations.push_back(observation(
                i, times[i], durations[i], values[i],
                confidences.is_array() && i < confidences.size() ? confidences[i] : member(Json(), "confidence")));
        return observations;
    }

    Observation observation(std::size_t index, const Json& time, const Json& duration, const Json& value,
                            const Json& confidence) const {
        if (!time.is_number() || !duration.is_number() || !value.is_string())
            fail("observation " + std::to_string(index + 1) +
                 " of its chord annotation lacks a time, a duration (numbers, in seconds) or a value (the chord)");
        // Annotators leave confidence null or put ranks of their own there; only what is a share is believed.
        const double sure = confidence.is_number() ? confidence.get<double>() : 1.0;
        return {time.get<double>(), duration.get<double>(), value.get<std::string>(),
                sure >= 0.0 && sure <= 1.0 ? sure : 1.0};
    }

    const std::string& file_;
};

}  // namespace

ChordFile read_jams(std::string_view text, const std::string& file) { return JamsReader(file).read(text); }

}  // namespace armonica::features::harmony
