#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <Eigen/Core>

#include <armonica/error.hpp>
#include <armonica/feature_vector.hpp>
#include <armonica/tagger.hpp>

#include "model/bootstrap.hpp"

/// Whether explanations stay when the sound changes and the music does not: whether what a person is told of a track is
/// about the music, or about the file that it came in.
namespace armonica::audit {

/// Sound in memory, at 44.1 kHz. Left and right are equally long, and the same where there is one channel.
struct Sound {
    std::vector<float> left, right;
};

/// How sound is encoded.
struct Coding {
    enum class Codec { mp3, aac, opus } codec = Codec::mp3;
    int bits_per_second = 64'000;  ///< of one channel
};

/// How one track's sound is changed: first cut, then made quieter, then encoded and decoded.
struct Variant {
    std::string_view id;       ///< called in words by the sentence "variants.ID"
    bool middle_half = false;  ///< only what lies between a quarter and three quarters of the track
    float gain = 1.0F;         ///< powers of two change no feature by rounding alone
    std::optional<Coding> coding = {};
};

/// Those that music meets most, none of which a listener would call another piece:
/// - half the amplitude, 6 dB quieter: masters and players differ by as much;
/// - the middle half: previews and data sets are excerpts, mostly without beginning and end;
/// - MP3 at 128 kb/s: the commonest lossy file, whose treble ends at 16 to 17 kHz;
/// - MP3 at 64 kb/s: the least that music is still heard at, as on the radio of the internet: its treble ends at 8 to
///   11 kHz, so that features which look at it must be seen to fail here if anywhere;
/// - AAC at 128 kb/s: as many bits by another codec, which tells what is MP3's own.
/// Bits are for two channels; a track of one channel has half of them.
std::span<const Variant> usual_variants();

/// What is heard, measured and encoded elsewhere: this room knows models and not sound. Several threads call `measure`
/// and `reencode` at a time.
struct Hearing {
    /// Decodes a file, once, and no more than its first `seconds`.
    std::function<std::variant<Sound, TrackError>(const std::filesystem::path& file, double seconds)> decode;
    /// All features that the model reads, but those of lyrics: the words do not change with the sound.
    std::function<FeatureVector(const Sound& sound)> measure;
    /// As long as it was, and in time where it was; empty where there is no such encoder.
    std::function<std::optional<Sound>(const Sound& sound, const Coding& coding)> reencode;
};

/// What a model says of one sound and why, as far as it is compared.
struct ExplainedSound {
    std::vector<TagResult> results;  ///< in the order of Tagger::tags()
    Eigen::MatrixXd groups;          ///< tags × groups: what each group contributes, in log-odds
    /// By tag: TagExplanation::deciding, as group numbers, ascending; empty where too many would have to be tried.
    std::vector<std::optional<std::vector<std::size_t>>> deciding;
};

/// Fails, and throws, as Tagger::tag does.
std::variant<ExplainedSound, TrackError> explained(const Tagger& tagger, const FeatureVector& track);

/// How alike two explanations of one tag are, a and b being what each group contributes: 2 Σ a b / (Σ a² + Σ b²). 1
/// where they are the same, 0 where they have nothing in common, −1 where one is the other's opposite; a tenth more or
/// less of everything costs 0.005. Empty where nothing contributes in either.
std::optional<double> likeness(const Eigen::RowVectorXd& a, const Eigen::RowVectorXd& b);

/// How what is said of one tag changed from one sound to another.
struct TagStability {
    bool given = false;                 ///< the first sound was given the tag
    double likeness = 0.0;              ///< −1 … 1, of the explanations
    bool same_strongest = false;        ///< the same group contributes most, in magnitude
    std::optional<bool> same_deciding;  ///< the same groups decide; empty where they are not known for both
    bool same_answer = false;           ///< given before and after, or neither
    double moved = 0.0;                 ///< |Δ probability|, 0 … 1
};

/// Of every tag for which anything contributes in either: of a tag that nothing was learned of there is no explanation.
std::vector<TagStability> compared(const ExplainedSound& before, const ExplainedSound& after);

/// One track under one variant.
struct VariantOutcome {
    std::vector<TagStability> tags;  ///< empty where the variant could not be judged
    std::string not_judged;          ///< why it could not: a code of docs/errors.md, or "no_encoder"; else empty
};

/// One track under all variants.
struct TrackStability {
    ExplainedSound as_it_is;
    std::vector<VariantOutcome> variants;  ///< in their order
};

/// A mean over cases, with the interval in which it would lie in 19 of 20 such collections of tracks.
struct StabilityMean {
    double value = 0.0;
    std::optional<Interval> interval;  ///< 95 %; empty for fewer than two tracks
};

/// What became of many cases, each one tag on one track.
struct StabilityFigures {
    std::size_t cases = 0;
    StabilityMean likeness;
    double median_likeness = 0.0;                ///< to 0.001
    double low_likeness = 0.0;                   ///< to 0.001: 5 % of the cases are no more alike than this
    StabilityMean same_strongest;                ///< share of the cases
    std::optional<StabilityMean> same_deciding;  ///< share of the cases in which it is known; empty without any
    StabilityMean same_answer;                   ///< share of the cases
    StabilityMean moved;                         ///< mean |Δ probability|
};

/// All tracks under one variant.
struct VariantStability {
    std::size_t tracks = 0;                         ///< that were judged
    std::map<std::string, std::size_t> not_judged;  ///< tracks that could not be, by VariantOutcome::not_judged
    std::optional<StabilityFigures> all;            ///< empty without cases
    std::optional<StabilityFigures> given;  ///< of the tags that tracks as they are were given: those that people read
};

/// Takes tracks one by one. Memory grows by some hundred bytes a track and variant.
class StabilitySummary {
public:
    explicit StabilitySummary(std::size_t variants) : variants_(variants) {}

    /// Throws std::invalid_argument for a track with another number of variants.
    void add(const TrackStability& track);

    std::size_t tracks() const { return tracks_; }

    struct Figures {
        std::vector<VariantStability> variants;
        /// Each track beside the one that was added before: what likeness is worth that music of one collection has by
        /// chance. For tracks that come in an order, such as by genre, it is more than by chance.
        VariantStability other_track;
    };

    /// Intervals are of 1,000 resamples of tracks, on `jobs` threads (0: all cores), of which nothing depends.
    Figures figures(int jobs = 0) const;

private:
    /// Sums over one track's cases.
    struct Sums {
        double cases = 0.0, likeness = 0.0, same_strongest = 0.0, deciding_known = 0.0, same_deciding = 0.0,
               same_answer = 0.0, moved = 0.0;
    };
    static constexpr int likeness_cells = 1000;  // on either side of 0
    struct Cases {
        void add(const std::vector<TagStability>& tags, bool given_only);
        FigureList means(std::span<const std::uint32_t> counts) const;
        double likeness_at(double share) const;

        std::vector<Sums> by_track;
        std::array<std::uint64_t, 2 * likeness_cells + 1> cells{};
    };
    struct OneVariant {
        void add(const VariantOutcome& outcome);

        std::size_t tracks = 0;
        std::map<std::string, std::size_t> not_judged;
        Cases all, given;
    };
    static std::optional<StabilityFigures> figures_of(const Cases& cases, const ResampledFigures& means);

    std::size_t tracks_ = 0;
    std::vector<OneVariant> variants_;
    OneVariant other_track_;
    std::optional<ExplainedSound> last_;
};

/// More sound than this is not looked at of one track: its first ten minutes, 200 MB.
inline constexpr double most_seconds_compared = 600.0;

/// One file as it is and under every variant, measured on up to `jobs` threads (0: all cores), each of which holds the
/// track's sound up to twice more. An error where the track as it is cannot be decoded, measured or judged. Throws
/// InputError as Tagger::tag does.
std::variant<TrackStability, TrackError> stability_of_file(const Tagger& tagger, const std::filesystem::path& file,
                                                           const Hearing& hearing,
                                                           std::span<const Variant> variants = usual_variants(),
                                                           int jobs = 0);

/// Many files.
struct StabilityOfFiles {
    StabilitySummary::Figures figures;
    std::size_t tracks = 0;                                            ///< that count
    std::vector<std::pair<std::filesystem::path, TrackError>> failed;  ///< those that do not, in their order
};

/// Called after each file, with what became of it (null: it counts). The rest is left where it returns false.
using FileDone = std::function<bool(const std::filesystem::path& file, const TrackError* error)>;

/// The files one after the other. Nothing depends on `jobs`.
StabilityOfFiles stability_of_files(const Tagger& tagger, std::span<const std::filesystem::path> files,
                                    const Hearing& hearing, std::span<const Variant> variants = usual_variants(),
                                    int jobs = 0, const FileDone& done = {});

}  // namespace armonica::audit
