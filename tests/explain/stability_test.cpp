#include "explain/audit/stability.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/explain.hpp>

#include "audio/reencode.hpp"
#include "explain/messages.hpp"
#include "explain/random_models.hpp"
#include "features/track_measurement.hpp"
#include "support/signals.hpp"

namespace armonica::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

Eigen::RowVectorXd row(std::initializer_list<double> values) {
    Eigen::RowVectorXd vector(static_cast<Eigen::Index>(values.size()));
    std::copy(values.begin(), values.end(), vector.begin());
    return vector;
}

TEST(Likeness, IsOneOnlyForTheSame) {
    EXPECT_EQ(likeness(row({0.3, -0.1, 1.0}), row({0.3, -0.1, 1.0})), 1.0);
    EXPECT_EQ(likeness(row({1.0, 0.0}), row({0.0, 2.0})), 0.0);
    EXPECT_EQ(likeness(row({1.0, -2.0}), row({-1.0, 2.0})), -1.0);
    EXPECT_DOUBLE_EQ(*likeness(row({1.0, 2.0}), row({2.0, 1.0})), 2.0 * 4.0 / 10.0);
    EXPECT_DOUBLE_EQ(*likeness(row({1.0, 2.0}), row({1.1, 2.2})), 2.2 / 2.21);  // the same direction is not enough
    EXPECT_DOUBLE_EQ(*likeness(row({1.0, 2.0}), row({0.0, 0.0})), 0.0);
    EXPECT_EQ(likeness(row({0.0, 0.0}), row({0.0, 0.0})), std::nullopt);
}

TEST(ExplainedSound, IsWhatExplainSays) {
    for (const Kind kind : test::every_kind_of_effect) {
        test::RandomModels random(41);
        const Tagger tagger(random.model(kind));
        const FeatureVector track = random.track(tagger.model());
        const auto sound = std::get<ExplainedSound>(explained(tagger, track));
        for (std::size_t t = 0; t < tagger.tags().size(); ++t) {
            const auto told = std::get<std::vector<TagExplanation>>(explain(tagger, track, {tagger.tags()[t].name}))[0];
            EXPECT_EQ(sound.results[t].probability, told.result.probability);
            EXPECT_EQ(sound.results[t].given, told.result.given);
            std::vector<std::size_t> deciding;
            for (std::size_t g = 0; g < tagger.model().groups.size(); ++g) {
                const std::string& id = tagger.model().groups[g].id;
                const auto group = std::find_if(told.groups.begin(), told.groups.end(),
                                                [&](const GroupContribution& entry) { return entry.group == id; });
                EXPECT_NEAR(sound.groups(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(g)),
                            group->contribution, 1e-12);
                if (std::count(told.deciding.begin(), told.deciding.end(), id) > 0) deciding.push_back(g);
            }
            EXPECT_EQ(sound.deciding[t], deciding);
        }
    }
}

TEST(ExplainedSound, IsNotThereForATrackThatCannotBeJudged) {
    test::RandomModels random(42);
    const Tagger tagger(random.model(Kind::linear));
    FeatureVector track = random.track(tagger.model());
    track.length_seconds = 2.9;
    EXPECT_EQ(std::get<TrackError>(explained(tagger, track)).code, ErrorCode::too_short);
}

/// Two tags on three groups, with probabilities of 0.8 (given) and 0.3 (not given).
ExplainedSound sound_of(Eigen::RowVectorXd first, Eigen::RowVectorXd second) {
    ExplainedSound sound;
    sound.results.resize(2);
    sound.results[0].probability = 0.8;
    sound.results[0].given = true;
    sound.results[1].probability = 0.3;
    sound.groups.resize(2, first.size());
    sound.groups << first, second;
    sound.deciding = {std::vector<std::size_t>{0}, std::vector<std::size_t>{0, 1}};
    return sound;
}

TEST(Compared, TellsWhatChanged) {
    const ExplainedSound before = sound_of(row({2.0, -1.0, 0.0}), row({0.5, -0.5, 0.1}));
    ExplainedSound after = sound_of(row({1.0, -2.0, 0.0}), row({0.5, -0.5, 0.1}));
    after.results[0].probability = 0.45;
    after.results[0].given = false;
    after.deciding = {std::vector<std::size_t>{1}, std::vector<std::size_t>{0, 1}};
    const auto tags = compared(before, after);
    ASSERT_THAT(tags, SizeIs(2));
    EXPECT_TRUE(tags[0].given);
    EXPECT_DOUBLE_EQ(tags[0].likeness, 2.0 * 4.0 / 10.0);
    EXPECT_FALSE(tags[0].same_strongest);
    EXPECT_EQ(tags[0].same_deciding, false);
    EXPECT_FALSE(tags[0].same_answer);
    EXPECT_DOUBLE_EQ(tags[0].moved, 0.35);
    EXPECT_FALSE(tags[1].given);
    EXPECT_EQ(tags[1].likeness, 1.0);
    EXPECT_TRUE(tags[1].same_strongest);
    EXPECT_EQ(tags[1].same_deciding, true);
    EXPECT_TRUE(tags[1].same_answer);
    EXPECT_EQ(tags[1].moved, 0.0);
}

TEST(Compared, LeavesOutWhatHasNoExplanation) {
    ExplainedSound sound = sound_of(row({1.0, 0.0}), row({0.0, 0.0}));
    EXPECT_THAT(compared(sound, sound), SizeIs(1));
    sound.deciding[0] = std::nullopt;
    EXPECT_EQ(compared(sound, sound)[0].same_deciding, std::nullopt);
}

TrackStability track_of(std::vector<VariantOutcome> variants, const ExplainedSound& as_it_is) {
    return {as_it_is, std::move(variants)};
}

TagStability tag_of(bool given, double likeness, bool same, double moved) {
    return {given, likeness, same, same, same, moved};
}

TEST(StabilitySummary, AddsUpWhatIsKnownByHand) {
    const ExplainedSound one = sound_of(row({1.0, 0.0}), row({0.0, 1.0}));
    ExplainedSound other = sound_of(row({0.0, 1.0}), row({0.0, 3.0}));
    other.results[1].given = true;
    StabilitySummary summary(2);
    TagStability unknown = tag_of(false, 0.8, true, 0.0);
    unknown.same_deciding = std::nullopt;
    summary.add(
        track_of({{{tag_of(true, 1.0, true, 0.0), tag_of(false, 0.5, false, 0.2)}, {}}, {{}, "too_short"}}, one));
    summary.add(track_of({{{tag_of(true, -0.2, false, 0.4), unknown}, {}}, {{}, "no_encoder"}}, other));
    summary.add(track_of({{{}, "too_short"}, {{}, "too_short"}}, other));
    EXPECT_EQ(summary.tracks(), 3U);
    const auto figures = summary.figures(1);
    ASSERT_THAT(figures.variants, SizeIs(2));

    const VariantStability& first = figures.variants[0];
    EXPECT_EQ(first.tracks, 2U);
    EXPECT_THAT(first.not_judged, ElementsAre(Pair("too_short", 1U)));
    EXPECT_EQ(first.all->cases, 4U);
    EXPECT_DOUBLE_EQ(first.all->likeness.value, (1.0 + 0.5 - 0.2 + 0.8) / 4.0);
    EXPECT_DOUBLE_EQ(first.all->median_likeness, 0.5);
    EXPECT_DOUBLE_EQ(first.all->low_likeness, -0.2);
    EXPECT_DOUBLE_EQ(first.all->same_strongest.value, 0.5);
    EXPECT_DOUBLE_EQ(first.all->same_deciding->value, 1.0 / 3.0);
    EXPECT_DOUBLE_EQ(first.all->same_answer.value, 0.5);
    EXPECT_DOUBLE_EQ(first.all->moved.value, 0.15);
    EXPECT_EQ(first.given->cases, 2U);
    EXPECT_DOUBLE_EQ(first.given->likeness.value, 0.4);
    EXPECT_DOUBLE_EQ(first.given->moved.value, 0.2);

    EXPECT_EQ(figures.variants[1].tracks, 0U);
    EXPECT_THAT(figures.variants[1].not_judged, ElementsAre(Pair("no_encoder", 1U), Pair("too_short", 2U)));
    EXPECT_FALSE(figures.variants[1].all);
    EXPECT_FALSE(figures.variants[1].given);

    // The second track and the first are alike by 0 and 0.6, the third and the second by 1; both are given both tags.
    EXPECT_EQ(figures.other_track.tracks, 2U);
    EXPECT_EQ(figures.other_track.all->cases, 4U);
    EXPECT_DOUBLE_EQ(figures.other_track.all->likeness.value, 2.6 / 4.0);
    EXPECT_EQ(figures.other_track.given->cases, 4U);
    EXPECT_THAT(figures.other_track.not_judged, IsEmpty());
}

TEST(StabilitySummary, DrawsIntervalsOfTracks) {
    // 400 tracks, each wholly stable or not at all: the share that is has a standard error of √(0.25 / 400).
    StabilitySummary summary(1);
    const ExplainedSound sound = sound_of(row({1.0}), row({1.0}));
    for (int i = 0; i < 400; ++i) {
        const TagStability tag = tag_of(true, i % 2 - 0.5, i % 2 == 1, 0.5);
        summary.add(track_of({{{tag, tag}, {}}}, sound));
    }
    const StabilityFigures figures = *summary.figures(1).variants[0].all;
    for (const StabilityMean& share : {figures.same_answer, figures.same_strongest, *figures.same_deciding}) {
        EXPECT_DOUBLE_EQ(share.value, 0.5);
        EXPECT_NEAR(share.interval->low, 0.5 - 1.96 * 0.025, 0.006);  // two cases of a track are not two tracks
        EXPECT_NEAR(share.interval->high, 0.5 + 1.96 * 0.025, 0.006);
    }
    EXPECT_NEAR(figures.likeness.interval->low, -1.96 * 0.025, 0.006);
    EXPECT_NEAR(figures.likeness.interval->high, 1.96 * 0.025, 0.006);
    EXPECT_DOUBLE_EQ(figures.moved.interval->low, 0.5);
    const auto parallel = summary.figures(4).variants[0].all;
    EXPECT_EQ(parallel->likeness.interval->low, figures.likeness.interval->low);
    EXPECT_EQ(parallel->likeness.interval->high, figures.likeness.interval->high);
}

TEST(StabilitySummary, SaysLittleOfFewTracks) {
    StabilitySummary summary(1);
    EXPECT_FALSE(summary.figures().variants[0].all);
    EXPECT_FALSE(summary.figures().other_track.all);
    summary.add(track_of({{{tag_of(true, 0.7, true, 0.1)}, {}}}, sound_of(row({1.0}), row({1.0}))));
    const auto figures = summary.figures();
    EXPECT_DOUBLE_EQ(figures.variants[0].all->likeness.value, 0.7);
    EXPECT_FALSE(figures.variants[0].all->likeness.interval);
    EXPECT_FALSE(figures.other_track.all);
    EXPECT_THROW(summary.add(track_of({}, sound_of(row({1.0}), row({1.0})))), std::invalid_argument);
}

/// A linear model of one group for each feature, and one tag for each list of weights. A feature at its mean, given
/// here, contributes nothing, and one that lies `spread` above it contributes its weight.
constexpr double loudness_mean = -20.0, loudness_spread = 5.0;

Tagger model_of(const std::vector<std::vector<double>>& weights) {
    auto model = std::make_unique<Tagger::Model>();
    model->kind = Kind::linear;
    model->catalogue_version = std::string(catalogue_version());
    const auto add_feature = [&](const std::string& id, double mean, double spread) {
        model->features.push_back({id, {mean, spread, -1e6, 1e6}, std::vector<double>(101, mean)});
        model->groups.push_back({id, id, {static_cast<int>(model->groups.size())}});
    };
    add_feature("loudness", loudness_mean, loudness_spread);
    add_feature("zero_crossing_rate", 8000.0, 1000.0);
    for (const auto& of_tag : weights) {
        ModelTag& tag = model->tags.emplace_back();
        tag.info.name = "tag" + std::to_string(model->tags.size());
        tag.weights = of_tag;
    }
    return Tagger(std::move(model));
}

/// Files that are only names: the sounds lie in memory.
class Stability : public testing::Test {
protected:
    Stability() {
        hearing_.decode = [this](const std::filesystem::path& file, double seconds) -> std::variant<Sound, TrackError> {
            EXPECT_EQ(seconds, most_seconds_compared);
            decoded_.push_back(file.string());
            const auto found = sounds_.find(file.string());
            if (found == sounds_.end()) return TrackError{ErrorCode::file_not_found, "nothing lies there"};
            return Sound{found->second, found->second};
        };
        hearing_.measure = [this](const Sound& sound) {
            {
                const std::lock_guard lock(mutex_);
                lengths_.push_back(sound.left.size());
            }
            ExtractOptions options;
            options.features = {"loudness", "zero_crossing_rate"};
            return features::measure(sound.left, sound.right, options);
        };
        hearing_.reencode = [](const Sound& sound, const Coding& coding) -> std::optional<Sound> {
            if (coding.codec != Coding::Codec::mp3) return std::nullopt;
            auto result = audio::reencoded(sound.left, sound.right, audio::Codec::mp3, coding.bits_per_second);
            if (!result) return std::nullopt;
            return Sound{std::move(result->left), std::move(result->right)};
        };
    }

    StabilityOfFiles of(const Tagger& tagger, std::vector<std::filesystem::path> files,
                        const std::vector<Variant>& variants, int jobs = 2) {
        return stability_of_files(tagger, files, hearing_, variants, jobs);
    }

    std::map<std::string, test::Samples> sounds_{{"noise", test::white_noise(8.0, 0.3)},
                                                 {"sine", test::sine(880.0, 8.0, 0.2)},
                                                 {"short", test::white_noise(5.0, 0.3)},
                                                 {"too short", test::white_noise(2.0, 0.3)},
                                                 {"silent", test::silence(8.0)}};
    Hearing hearing_;
    std::vector<std::string> decoded_;
    std::mutex mutex_;
    std::vector<std::size_t> lengths_;
};

const Variant same{.id = "same"}, quieter{.id = "quieter", .gain = 0.5F}, middle{.id = "middle", .middle_half = true},
    encoded{.id = "mp3", .coding = Coding{Coding::Codec::mp3, 32'000}},
    not_encoded{.id = "aac", .coding = Coding{Coding::Codec::aac, 64'000}};

TEST_F(Stability, IsWholeWhereNothingChanges) {
    const auto result = of(model_of({{1.0, 0.5}, {-1.0, 1.0}}), {"noise", "sine"}, {same});
    const VariantStability& variant = result.figures.variants[0];
    EXPECT_EQ(variant.tracks, 2U);
    EXPECT_EQ(variant.all->cases, 4U);
    EXPECT_EQ(variant.all->likeness.value, 1.0);
    EXPECT_EQ(variant.all->median_likeness, 1.0);
    EXPECT_EQ(variant.all->low_likeness, 1.0);
    EXPECT_EQ(variant.all->same_strongest.value, 1.0);
    EXPECT_EQ(variant.all->same_deciding->value, 1.0);
    EXPECT_EQ(variant.all->same_answer.value, 1.0);
    EXPECT_EQ(variant.all->moved.value, 0.0);
    EXPECT_LT(result.figures.other_track.all->likeness.value, 0.9);  // noise and a sine are not the same
}

TEST_F(Stability, OfAModelThatIgnoresLevelIsWholeAtAnyLevel) {
    const auto result = of(model_of({{0.0, 1.0}}), {"noise", "sine"}, {quieter});
    EXPECT_EQ(result.figures.variants[0].all->likeness.value, 1.0);
    EXPECT_EQ(result.figures.variants[0].all->moved.value, 0.0);
}

TEST_F(Stability, OfAModelThatWeighsLoudnessIsWhatLoudnessMakesIt) {
    const auto result = of(model_of({{2.0, 0.0}}), {"noise"}, {quieter});
    ExtractOptions options;
    options.features = {"loudness"};
    const double loudness = *features::measure(sounds_["noise"], sounds_["noise"], options).value("loudness");
    const double before = 2.0 * (loudness - loudness_mean) / loudness_spread,
                 after = before - 2.0 * 20.0 * std::log10(2.0) / loudness_spread;
    const StabilityFigures& figures = *result.figures.variants[0].all;
    EXPECT_NEAR(figures.likeness.value, 2.0 * before * after / (before * before + after * after), 1e-5);
    EXPECT_NEAR(figures.moved.value, std::abs(1.0 / (1.0 + std::exp(-before)) - 1.0 / (1.0 + std::exp(-after))), 1e-5);
    EXPECT_EQ(figures.same_strongest.value, 1.0);  // there is no other
    EXPECT_EQ(figures.same_answer.value, (before >= 0.0) == (after >= 0.0) ? 1.0 : 0.0);
    EXPECT_LT(figures.likeness.value, 0.9);  // or nothing was tested
}

TEST_F(Stability, CountsApartWhatCannotBeJudged) {
    const auto result = of(model_of({{1.0, 1.0}}), {"noise", "short"}, {middle, not_encoded, same});
    EXPECT_EQ(result.tracks, 2U);
    EXPECT_EQ(result.figures.variants[0].tracks, 1U);
    EXPECT_THAT(result.figures.variants[0].not_judged, ElementsAre(Pair("too_short", 1U)));  // half of 5 s
    EXPECT_EQ(result.figures.variants[1].tracks, 0U);
    EXPECT_THAT(result.figures.variants[1].not_judged, ElementsAre(Pair("no_encoder", 2U)));
    EXPECT_EQ(result.figures.variants[2].tracks, 2U);
    EXPECT_THAT(lengths_,
                testing::UnorderedElementsAre(8 * 44100, 4 * 44100, 8 * 44100, 5 * 44100, 5 * 44100 / 2, 5 * 44100));
}

TEST_F(Stability, HearsTheMiddleHalf) {
    using test::operator+;
    // Noise that has a sine before and after it: the middle is as noise throughout.
    sounds_["framed"] = test::sine(880.0, 4.0, 0.2) + test::white_noise(8.0, 0.3) + test::sine(880.0, 4.0, 0.2);
    std::vector<double> rates;
    hearing_.measure = [&, measure = hearing_.measure](const Sound& sound) {
        FeatureVector track = measure(sound);
        rates.push_back(*track.value("zero_crossing_rate"));
        return track;
    };
    of(model_of({{1.0, 1.0}}), {"framed"}, {middle}, 1);
    ASSERT_THAT(rates, SizeIs(2));
    EXPECT_NEAR(rates[1], 22050.0, 200.0);  // of white noise
    EXPECT_NEAR(rates[0], (22050.0 + 2.0 * 880.0) / 2.0, 200.0);
}

TEST_F(Stability, ReturnsTracksThatFail) {
    hearing_.measure = [measure = hearing_.measure](const Sound& sound) {
        if (sound.left[1] == 0.0F && sound.left[2] != 0.0F) throw std::runtime_error("a defect");
        return measure(sound);
    };
    sounds_["defect"] = test::silence(4.0);
    sounds_["defect"][2] = 0.5F;
    const auto result =
        of(model_of({{1.0, 1.0}}), {"gone", "noise", "too short", "silent", "defect", "sine"}, {same, quieter});
    EXPECT_EQ(result.tracks, 2U);
    std::vector<std::pair<std::string, ErrorCode>> failed;
    for (const auto& [file, error] : result.failed) failed.emplace_back(file.string(), error.code);
    EXPECT_THAT(failed, ElementsAre(Pair("gone", ErrorCode::file_not_found), Pair("too short", ErrorCode::too_short),
                                    Pair("silent", ErrorCode::silent), Pair("defect", ErrorCode::internal_error)));
    EXPECT_THAT(decoded_, ElementsAre("gone", "noise", "too short", "silent", "defect", "sine"));  // once each
}

TEST_F(Stability, OfNoFilesIsEmpty) {
    const auto result = of(model_of({{1.0, 1.0}}), {}, {same});
    EXPECT_EQ(result.tracks, 0U);
    EXPECT_FALSE(result.figures.variants[0].all);
}

TEST_F(Stability, RefusesAModelOfAnotherCatalogue) {
    auto model = std::make_unique<Tagger::Model>(model_of({{1.0, 1.0}}).model());
    model->catalogue_version = "another";
    EXPECT_THROW(of(Tagger(std::move(model)), {"noise"}, {same}), InputError);
}

TEST_F(Stability, DoesNotDependOnTheNumberOfThreads) {
    const Tagger tagger = model_of({{1.0, 0.5}, {-0.5, 1.0}});
    const std::vector<Variant> variants = {quieter, middle, encoded, same};
    const auto one = of(tagger, {"noise", "sine", "short"}, variants, 1),
               many = of(tagger, {"noise", "sine", "short"}, variants, 5);
    for (std::size_t v = 0; v < variants.size(); ++v) {
        const VariantStability &a = one.figures.variants[v], &b = many.figures.variants[v];
        EXPECT_EQ(a.tracks, b.tracks);
        if (!a.all) continue;
        EXPECT_EQ(a.all->likeness.value, b.all->likeness.value);
        EXPECT_EQ(a.all->likeness.interval->low, b.all->likeness.interval->low);
        EXPECT_EQ(a.all->moved.value, b.all->moved.value);
    }
}

TEST_F(Stability, SeesWhatACodecDoes) {
    // Noise loses half of its treble, and a sine has none to lose.
    const Tagger tagger = model_of({{0.0, 1.0}});
    const auto noise = of(tagger, {"noise"}, {encoded}), sine = of(tagger, {"sine"}, {encoded});
    if (!noise.figures.variants[0].all) GTEST_SKIP() << "this FFmpeg has no such encoder";
    EXPECT_LT(noise.figures.variants[0].all->likeness.value, 0.5);
    EXPECT_GT(sine.figures.variants[0].all->likeness.value, 0.999);
}

TEST(UsualVariants, AreFiveWithNamesOfTheirOwn) {
    ASSERT_THAT(usual_variants(), SizeIs(5));
    for (const Variant& variant : usual_variants()) {
        EXPECT_FALSE(Messages::english().say("variants." + std::string(variant.id)).empty());
        EXPECT_EQ(std::count_if(usual_variants().begin(), usual_variants().end(),
                                [&](const Variant& other) { return other.id == variant.id; }),
                  1);
        EXPECT_TRUE(variant.middle_half || variant.gain != 1.0F || variant.coding) << variant.id;
        if (!variant.coding) continue;
        EXPECT_GE(variant.coding->bits_per_second, audio::fewest_bits_per_second);
        EXPECT_LE(variant.coding->bits_per_second, audio::most_bits_per_second);
    }
}

}  // namespace
}  // namespace armonica::audit
