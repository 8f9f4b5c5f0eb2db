#include "features/midlevel/heard.hpp"

#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/midlevel/passed_sound.hpp"
#include "features/midlevel/written_models.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::features::midlevel {
namespace {

using test::operator+;
using test::Samples;
using testing::ElementsAre;
using testing::IsEmpty;

// A network of arithmetic: `all` is the mean of the mel picture; of its two segments (the halves of a window) `any`,
// `lower` and `upper` are the mean over all bands, the lower and the upper half of them.
class HeardTest : public testing::Test {
protected:
    HeardTest() {
        std::filesystem::copy_file(test::made_model("means"), folder_ / "net.onnx");
        std::ofstream(folder_ / "net.toml") << test::head() << "segments = 2\n"
                                            << test::hears_mel << test::hears_pitch << test::perception("all")
                                            << test::perception("low") << test::perception("centred", "-1", "1")
                                            << test::source("any") << test::source("lower") << test::source("upper");
        ear_ = std::make_unique<Ear>(folder_ / "net.toml");
    }

    Heard heard(const Samples& samples) const {
        Listener listener(*ear_);
        test::pass(samples, listener.windows());
        return listener.finish();
    }

    // What the network should say of each window of the samples, how much of it is new.
    static std::vector<std::pair<double, double>> means(const Samples& samples) {
        std::vector<std::pair<double, double>> result;
        WindowBuilder builder([&](const Window& window, double, double new_share) {
            double sum = 0.0;
            for (const float cell : window.mel) sum += cell;
            result.emplace_back(sum / static_cast<double>(window.mel.size()), new_share);
        });
        test::pass(samples, builder);
        builder.finish();
        return result;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<Ear> ear_;
};

TEST_F(HeardTest, AWindowCountsByWhatIsNewInIt) {
    const Samples samples = test::sine(440.0, 14.0) + test::white_noise(16.0);
    const auto windows = means(samples);
    ASSERT_EQ(windows.size(), 3U);
    ASSERT_LT(windows[2].second, 1.0);
    double weights = 0.0, mean = 0.0, variance = 0.0;
    for (const auto& [value, share] : windows) weights += share, mean += value * share;
    mean /= weights;
    for (const auto& [value, share] : windows) variance += share * (value - mean) * (value - mean) / weights;
    const Heard result = heard(samples);
    EXPECT_EQ(result.windows, 3U);
    const HeardOutput& all = *result.find("all");
    EXPECT_NEAR(all.mean, mean, 1e-5);
    EXPECT_NEAR(*all.spread, std::sqrt(variance), 1e-5);
    EXPECT_GT(*all.spread, 0.05);
    EXPECT_NEAR(all.uncertainty, std::sqrt(0.25 * 0.25 + variance / weights), 1e-5);
}

TEST_F(HeardTest, OneWindowHasNoSpread) {
    const Heard result = heard(test::white_noise(11.0));
    EXPECT_EQ(result.windows, 1U);
    EXPECT_FALSE(result.find("all")->spread.has_value());
    EXPECT_NEAR(result.find("all")->uncertainty, 0.25, 1e-9);
}

TEST_F(HeardTest, OfWhatIsTooShortOrSilentNothingIsHeard) {
    for (const Samples& samples : {test::white_noise(9.0), test::silence(30.0)}) {
        const Heard result = heard(samples);
        EXPECT_EQ(result.windows, 0U);
        EXPECT_EQ(result.find("all"), nullptr);
    }
}

TEST_F(HeardTest, SourcesAreSharesOfTheTimeAndSetIn) {
    // White noise fills all bands, above the half of the scale; a sine hardly any. A segment is five seconds long.
    const Samples samples = test::sine(440.0, 15.046) + test::white_noise(15.046, 0.5) + test::sine(440.0, 10.0);
    const Heard result = heard(samples);
    ASSERT_EQ(result.windows, 4U);
    const HeardOutput& any = *result.find("any");
    EXPECT_GT(any.mean, 0.3);
    EXPECT_LT(any.mean, 0.7);
    ASSERT_EQ(any.sets_in.size(), 1U);
    EXPECT_NEAR(any.sets_in[0], 15.05, 0.1);
    EXPECT_NEAR(result.find("any")->mean, 0.5 * (result.find("lower")->mean + result.find("upper")->mean), 1e-6);
}

TEST_F(HeardTest, TheShippedNetworkListensToo) {
    const Heard result = heard(test::white_noise(21.0));
    for (const char* id : {"mode", "mode", "drums", "voice", "electronic", "all"})
        ASSERT_NE(result.find(id), nullptr) << id;
    EXPECT_EQ(result.find("nothing"), nullptr);
    const Heard again = heard(test::white_noise(21.0));
    EXPECT_EQ(result.find("mode")->mean, again.find("mode")->mean);
}

TEST_F(HeardTest, ANetworkReplacesWhatIsCalledAlikeAndStandsBesideTheRest) {
    EXPECT_EQ(ear_->replacement(), "");
    EXPECT_EQ(ear_->beside().size(), 6U);
    std::ofstream(folder_ / "net.toml", std::ios::trunc)
        << test::head() << "segments = 2\n"
        << test::hears_mel << test::hears_pitch << test::perception("mode") << test::perception("low")
        << test::perception("centred", "-1", "1") << test::source("any") << test::source("voice")
        << test::source("upper");
    const Ear other(folder_ / "net.toml");
    EXPECT_EQ(other.replacement().substr(0, 10), "a network-");
    EXPECT_EQ(other.replacement().size(), 18U);
    std::vector<std::string> beside;
    for (const OutputInfo& info : other.beside()) beside.push_back(info.id);
    EXPECT_THAT(beside, ElementsAre("low", "centred", "any", "upper"));
    const Samples samples = test::white_noise(11.0);
    Listener listener(other);
    test::pass(samples, listener.windows());
    EXPECT_NEAR(listener.finish().find("mode")->mean, means(samples)[0].first, 1e-5);
    EXPECT_THAT(Ear().beside(), IsEmpty());
    EXPECT_EQ(Ear().replacement(), "");
}

}  // namespace
}  // namespace armonica::features::midlevel
