#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/export.hpp>
#include <armonica/feature_vector.hpp>

namespace armonica {

/// What to measure.
struct ExtractOptions {
    /// Feature ids; empty means all. Only what these need is computed.
    std::vector<std::string> features;

    /// Whether words are looked for: in files beside the track of the same name, and in its tags. Without, features of
    /// lyrics are missing, `no_lyrics`.
    bool lyrics = true;

    /// Where words are looked for first: a file, whose words are those of every track, or a folder of files named as
    /// the tracks are.
    std::optional<std::filesystem::path> lyrics_place = {};

    /// The descriptor of a network of the user's own (docs/midlevel_models.md). Its outputs take the place of the
    /// shipped network's of the same id; others come beside the features, as FeatureVector::own_outputs.
    std::optional<std::filesystem::path> midlevel = {};

    /// Whether features of lyrics come with the words that made them (FeatureVector::quotes).
    bool quotes = true;
};

/// A stretch of a track, measured by itself. Its words are not: features of lyrics are missing, `no_lyrics`.
struct Passage {
    double start = 0.0, end = 0.0;  ///< seconds from the start of the track
    FeatureVector features;
};

/// How a track is cut into passages.
struct PassageOptions {
    double length_seconds = 20.0;  ///< at least 5
    double step_seconds = 10.0;    ///< from the start of one to that of the next; at most the length
    unsigned jobs = 0;             ///< passages measured at a time; 0: one for each core
};

/// How loud a track is by band and time: a picture of it, for people to find their way by. No feature is taken from it.
struct SpectrumStrip {
    std::size_t bands = 0;    ///< evenly spaced in mel from `low_hertz` to `high_hertz`
    std::size_t columns = 0;  ///< 512 to 1,024 but for tracks of less than a minute
    double low_hertz = 0.0, high_hertz = 0.0;
    double column_seconds = 0.0;  ///< the last column may reach beyond the track's end
    std::vector<float> decibels;  ///< bands × columns, from the lowest band up: mean power; −100 where it is less
};

/// A track, measured as a whole and passage by passage.
struct ExtractionInTime {
    FeatureVector whole;
    std::vector<Passage> passages;  ///< in their order; the last ends where the track ends
    SpectrumStrip strip;
};

/// Measures sound files. An extractor is immutable: any number of threads may share one.
class ARMONICA_API Extractor {
public:
    /// Throws std::invalid_argument, naming it, for a feature that is not in the catalogue, and InputError where
    /// `lyrics_place` does not exist, and where features of harmony or lyrics are wanted and the ontology or words for
    /// them that are shipped (or in ARMONICA_DATA) cannot be read, and where a network cannot be used.
    explicit Extractor(const ExtractOptions& options = {});
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    /// The ids of FeatureVector::own_outputs; empty without ExtractOptions::midlevel.
    std::vector<std::string> own_outputs() const;

    /// What the vectors carry as theirs: armonica::catalogue_version(), and after a + which network's outputs stand in
    /// the place of the shipped one's, if any do.
    std::string catalogue_version() const;

    /// Decodes `file` once, from start to end, and measures it on the way, with memory that does not grow with its
    /// length. The same sound gives the same vector, bit for bit. Never throws for a bad file.
    std::variant<FeatureVector, TrackError> extract(const std::filesystem::path& file) const;

    /// The same, and each passage by itself, all in one decoding: `whole` is what extract() gives, bit for bit. Throws
    /// std::invalid_argument for passages that cannot be.
    std::variant<ExtractionInTime, TrackError> extract_in_time(const std::filesystem::path& file,
                                                               const PassageOptions& options = {}) const;

private:
    struct Plan;
    std::unique_ptr<const Plan> plan_;
};

}  // namespace armonica
