#include "explain/audit/stability.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <numeric>
#include <stdexcept>

#include "explain/deciding.hpp"
#include "explain/margins.hpp"
#include "model/judging.hpp"
#include "model/parallel.hpp"
#include "model/resampling.hpp"
#include "model/scoring.hpp"

namespace armonica::audit {
namespace {

using Codec = Coding::Codec;
constexpr Variant usual[] = {
    {.id = "quieter", .gain = 0.5F},
    {.id = "middle_half", .middle_half = true},
    {.id = "mp3_128", .coding = Coding{Codec::mp3, 64'000}},
    {.id = "mp3_64", .coding = Coding{Codec::mp3, 32'000}},
    {.id = "aac_128", .coding = Coding{Codec::aac, 64'000}},
};

constexpr std::size_t resamples = 1000;
constexpr std::uint64_t resampling_seed = 1;

// Places in the lists of means over cases.
enum Mean : std::size_t { of_likeness, of_same_strongest, of_same_deciding, of_same_answer, of_moved, mean_count };

Eigen::Index strongest(const Eigen::RowVectorXd& groups) {
    Eigen::Index best = 0;
    groups.cwiseAbs().maxCoeff(&best);
    return best;
}

std::vector<float> part(const std::vector<float>& samples, std::size_t from, std::size_t to, float gain) {
    std::vector<float> copy(samples.begin() + static_cast<std::ptrdiff_t>(from),
                            samples.begin() + static_cast<std::ptrdiff_t>(to));
    for (float& sample : copy) sample *= gain;
    return copy;
}

/// Empty where there is no such encoder.
std::optional<Sound> changed(const Sound& sound, const Variant& variant, const Hearing& hearing) {
    const std::size_t length = sound.left.size(), cut = variant.middle_half ? length / 4 : 0;
    Sound copy{part(sound.left, cut, length - cut, variant.gain), part(sound.right, cut, length - cut, variant.gain)};
    return variant.coding ? hearing.reencode(copy, *variant.coding) : std::optional(std::move(copy));
}

/// The sound as it is, and under each variant; empty where there is no encoder for it.
std::vector<std::optional<FeatureVector>> measured(const Sound& sound, const Hearing& hearing,
                                                   std::span<const Variant> variants, int jobs) {
    std::vector<std::optional<FeatureVector>> vectors(1 + variants.size());
    for_each_index(vectors.size(), jobs, [&](std::size_t i) {
        if (i == 0) {
            vectors[i] = hearing.measure(sound);
        } else if (const auto other = changed(sound, variants[i - 1], hearing)) {
            vectors[i] = hearing.measure(*other);
        }
    });
    return vectors;
}

VariantOutcome outcome_of(const Tagger& tagger, const ExplainedSound& as_it_is,
                          const std::optional<FeatureVector>& variant) {
    if (!variant) return {{}, "no_encoder"};
    const auto other = explained(tagger, *variant);
    if (const auto* error = std::get_if<TrackError>(&other)) return {{}, std::string(to_string(error->code))};
    return {compared(as_it_is, std::get<ExplainedSound>(other)), {}};
}

}  // namespace

std::span<const Variant> usual_variants() { return usual; }

std::variant<ExplainedSound, TrackError> explained(const Tagger& tagger, const FeatureVector& track) {
    const Tagger::Model& model = tagger.model();
    const std::vector<double> inputs = inputs_of_track(model, track);
    if (auto error = missing_too_much(model, track)) return *error;
    const TagScores scores = scores_of(model, inputs);
    ExplainedSound sound{judge(model, scores), scores.groups, {}};
    for (std::size_t t = 0; t < model.tags.size(); ++t) {
        sound.deciding.push_back(deciding_groups(model, Margins(model, t), scores));
        // Groups of nearly the same strength change places; they decide together all the same.
        if (sound.deciding.back()) std::sort(sound.deciding.back()->begin(), sound.deciding.back()->end());
    }
    return sound;
}

std::optional<double> likeness(const Eigen::RowVectorXd& a, const Eigen::RowVectorXd& b) {
    const double size = a.squaredNorm() + b.squaredNorm();
    if (!(size > 0.0)) return std::nullopt;
    return a == b ? 1.0 : std::clamp(2.0 * a.dot(b) / size, -1.0, 1.0);
}

std::vector<TagStability> compared(const ExplainedSound& before, const ExplainedSound& after) {
    std::vector<TagStability> tags;
    for (std::size_t t = 0; t < before.results.size(); ++t) {
        const auto row = static_cast<Eigen::Index>(t);
        const Eigen::RowVectorXd a = before.groups.row(row), b = after.groups.row(row);
        const auto alike = likeness(a, b);
        if (!alike) continue;
        TagStability tag{before.results[t].given, *alike, strongest(a) == strongest(b), std::nullopt, false, 0.0};
        if (before.deciding[t] && after.deciding[t]) tag.same_deciding = *before.deciding[t] == *after.deciding[t];
        tag.same_answer = before.results[t].given == after.results[t].given;
        tag.moved = std::abs(after.results[t].probability - before.results[t].probability);
        tags.push_back(tag);
    }
    return tags;
}

void StabilitySummary::Cases::add(const std::vector<TagStability>& tags, bool given_only) {
    Sums& sums = by_track.emplace_back();
    for (const TagStability& tag : tags) {
        if (given_only && !tag.given) continue;
        sums.cases += 1.0;
        sums.likeness += tag.likeness;
        sums.same_strongest += tag.same_strongest;
        sums.deciding_known += tag.same_deciding.has_value();
        sums.same_deciding += tag.same_deciding.value_or(false);
        sums.same_answer += tag.same_answer;
        sums.moved += tag.moved;
        ++cells[static_cast<std::size_t>(std::lround((tag.likeness + 1.0) * likeness_cells))];
    }
}

/// Where track i counts `counts[i]` times.
FigureList StabilitySummary::Cases::means(std::span<const std::uint32_t> counts) const {
    Sums all;
    for (std::size_t i = 0; i < by_track.size(); ++i) {
        const double count = counts[i];
        all.cases += count * by_track[i].cases;
        all.likeness += count * by_track[i].likeness;
        all.same_strongest += count * by_track[i].same_strongest;
        all.deciding_known += count * by_track[i].deciding_known;
        all.same_deciding += count * by_track[i].same_deciding;
        all.same_answer += count * by_track[i].same_answer;
        all.moved += count * by_track[i].moved;
    }
    FigureList means(mean_count);
    if (all.cases == 0.0) return means;
    means[of_likeness] = all.likeness / all.cases;
    means[of_same_strongest] = all.same_strongest / all.cases;
    if (all.deciding_known > 0.0) means[of_same_deciding] = all.same_deciding / all.deciding_known;
    means[of_same_answer] = all.same_answer / all.cases;
    means[of_moved] = all.moved / all.cases;
    return means;
}

/// The least likeness that this share of the cases does not exceed.
double StabilitySummary::Cases::likeness_at(double share) const {
    const auto count = static_cast<double>(std::accumulate(cells.begin(), cells.end(), std::uint64_t{0}));
    double seen = 0.0;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        seen += static_cast<double>(cells[cell]);
        if (seen > 0.0 && seen >= share * count) return static_cast<double>(cell) / likeness_cells - 1.0;
    }
    return 1.0;
}

void StabilitySummary::OneVariant::add(const VariantOutcome& outcome) {
    if (outcome.not_judged.empty())
        ++tracks;
    else
        ++not_judged[outcome.not_judged];
    all.add(outcome.tags, false);
    given.add(outcome.tags, true);
}

void StabilitySummary::add(const TrackStability& track) {
    if (track.variants.size() != variants_.size())
        throw std::invalid_argument("a track was not heard under the variants that are summed up");
    for (std::size_t v = 0; v < variants_.size(); ++v) variants_[v].add(track.variants[v]);
    // The first has none before it, but takes a place all the same: resamples draw tracks by their places.
    other_track_.add(last_ ? VariantOutcome{compared(track.as_it_is, *last_), {}}
                           : VariantOutcome{{}, "no track before"});
    last_ = track.as_it_is;
    ++tracks_;
}

std::optional<StabilityFigures> StabilitySummary::figures_of(const Cases& cases, const ResampledFigures& means) {
    if (!means.whole[of_likeness]) return std::nullopt;
    const bool several = cases.by_track.size() > 1;
    const auto shares = several ? intervals_of(means) : std::vector<std::optional<Interval>>(mean_count);
    const auto mean = [&](Mean which) { return StabilityMean{*means.whole[which], shares[which]}; };
    StabilityFigures figures;
    for (const Sums& sums : cases.by_track) figures.cases += static_cast<std::size_t>(sums.cases);
    figures.likeness = mean(of_likeness);
    if (several) figures.likeness.interval = intervals_of(means, {-1.0, 1.0})[of_likeness];
    figures.median_likeness = cases.likeness_at(0.5);
    figures.low_likeness = cases.likeness_at(0.05);
    figures.same_strongest = mean(of_same_strongest);
    if (means.whole[of_same_deciding]) figures.same_deciding = mean(of_same_deciding);
    figures.same_answer = mean(of_same_answer);
    figures.moved = mean(of_moved);
    return figures;
}

StabilitySummary::Figures StabilitySummary::figures(int jobs) const {
    std::vector<const OneVariant*> all;
    for (const OneVariant& variant : variants_) all.push_back(&variant);
    all.push_back(&other_track_);
    std::vector<int> rows(tracks_);
    std::iota(rows.begin(), rows.end(), 0);
    const Resampling resampling({rows}, {}, resampling_seed);

    std::vector<ResampledFigures> means(2 * all.size());
    for (ResampledFigures& one : means) one.resamples.resize(tracks_ > 1 ? resamples : 0);
    const auto take = [&](std::span<const std::uint32_t> counts, const auto& into) {
        for (std::size_t v = 0; v < all.size(); ++v) {
            into(means[2 * v]) = all[v]->all.means(counts);
            into(means[2 * v + 1]) = all[v]->given.means(counts);
        }
    };
    take(std::vector<std::uint32_t>(tracks_, 1), [](ResampledFigures& one) -> FigureList& { return one.whole; });
    for_each_index(means.front().resamples.size(), jobs, [&](std::size_t r) {
        take(resampling.counts(r), [r](ResampledFigures& one) -> FigureList& { return one.resamples[r]; });
    });

    std::vector<VariantStability> told;
    for (std::size_t v = 0; v < all.size(); ++v)
        told.push_back({all[v]->tracks, all[v]->not_judged, figures_of(all[v]->all, means[2 * v]),
                        figures_of(all[v]->given, means[2 * v + 1])});
    VariantStability other = std::move(told.back());
    told.pop_back();
    other.not_judged.clear();
    return {std::move(told), std::move(other)};
}

std::variant<TrackStability, TrackError> stability_of_file(const Tagger& tagger, const std::filesystem::path& file,
                                                           const Hearing& hearing, std::span<const Variant> variants,
                                                           int jobs) {
    const int threads = thread_count(jobs);
    std::vector<std::optional<FeatureVector>> vectors;
    // A track that cannot be measured must not take the others with it: neither for want of memory nor for a defect.
    try {
        const auto sound = hearing.decode(file, most_seconds_compared);
        if (const auto* error = std::get_if<TrackError>(&sound)) return *error;
        vectors = measured(std::get<Sound>(sound), hearing, variants, threads);
    } catch (const std::exception& defect) {
        return TrackError{ErrorCode::internal_error, std::string("could not be measured: ") + defect.what()};
    }
    auto as_it_is = explained(tagger, *vectors.front());
    if (auto* error = std::get_if<TrackError>(&as_it_is)) return std::move(*error);
    TrackStability track{std::move(std::get<ExplainedSound>(as_it_is)), {}};
    for (std::size_t v = 0; v < variants.size(); ++v)
        track.variants.push_back(outcome_of(tagger, track.as_it_is, vectors[1 + v]));
    return track;
}

StabilityOfFiles stability_of_files(const Tagger& tagger, std::span<const std::filesystem::path> files,
                                    const Hearing& hearing, std::span<const Variant> variants, int jobs,
                                    const FileDone& done) {
    StabilitySummary summary(variants.size());
    StabilityOfFiles result;
    for (const std::filesystem::path& file : files) {
        const auto track = stability_of_file(tagger, file, hearing, variants, jobs);
        const auto* error = std::get_if<TrackError>(&track);
        if (error != nullptr)
            result.failed.emplace_back(file, *error);
        else
            summary.add(std::get<TrackStability>(track));
        if (done && !done(file, error)) break;
    }
    result.figures = summary.figures(jobs);
    result.tracks = summary.tracks();
    return result;
}

}  // namespace armonica::audit
