#include "features/midlevel/network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <armonica/error.hpp>
#include <atomic>
#include <cmath>
#include <cstring>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "features/midlevel/written_models.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::features::midlevel {
namespace {

namespace fs = std::filesystem;
using test::head;
using test::hears_mel;
using test::hears_pitch;
using test::made_model;
using test::perception;
using test::source;
using testing::ElementsAre;
using testing::FloatNear;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string one_number = hears_mel + perception("value");
const std::string six_sources = "segments = 2\n" + hears_mel + hears_pitch + perception("all") + perception("low") +
                                perception("centred", "-1", "1") + source("any") + source("lower") + source("upper");

std::string content(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// A network with this descriptor, less its top, and this content of the ONNX file.
Network network_of(const std::string& bytes, const std::string& descriptor) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "net.onnx", std::ios::binary) << bytes;
    std::ofstream(folder / "net.toml") << head() << descriptor;
    return Network(read_descriptor(folder / "net.toml"));
}

Network made(const std::string& name, const std::string& descriptor) {
    return network_of(content(made_model(name)), descriptor);
}

/// What is said of such files. Nothing else may be said: whoever reads the error output is told by Armonica.
std::string complaint(const std::string& bytes, const std::string& descriptor = one_number) {
    testing::internal::CaptureStderr();
    std::string result = "no complaint";
    try {
        network_of(bytes, descriptor);
    } catch (const InputError& error) {
        result = error.what();
    }
    EXPECT_THAT(testing::internal::GetCapturedStderr(), IsEmpty());
    return result;
}

std::string complaint_of_made(const std::string& name, const std::string& descriptor = one_number) {
    return complaint(content(made_model(name)), descriptor);
}

std::unique_ptr<Window> filled(float mel, float pitch) {
    auto window = std::make_unique<Window>();
    window->mel.fill(mel);
    window->pitch.fill(pitch);
    return window;
}

std::unique_ptr<Window> noise(unsigned seed) {
    auto window = std::make_unique<Window>();
    std::mt19937 generator(seed);
    for (float& cell : window->mel) cell = static_cast<float>(generator() % 1000) / 1000.0F;
    for (float& cell : window->pitch) cell = static_cast<float>(generator() % 1000) / 1000.0F;
    return window;
}

TEST(Network, HearsWhatArithmeticSays) {
    const Network network = made("means", six_sources);
    auto window = filled(0.0F, 0.0F);
    // The lower half of the bands is 1 in the first half of the window, 0.5 in the second; the upper half is 0, then
    // 0.25.
    for (std::size_t band = 0; band < mel_bands; ++band)
        for (std::size_t frame = 0; frame < mel_frames; ++frame)
            window->mel[band * mel_frames + frame] =
                band < 40 ? (frame < 216 ? 1.0F : 0.5F) : (frame < 216 ? 0.0F : 0.25F);
    for (std::size_t frame = 0; frame < pitch_frames; ++frame) window->pitch[3 * pitch_frames + frame] = 0.6F;
    const Impression impression = network.hear(*window);
    EXPECT_THAT(impression.perceptions,
                ElementsAre(FloatNear(0.4375F, 1e-5F), FloatNear(0.05F, 1e-6F), FloatNear(-0.125F, 1e-5F)));
    EXPECT_THAT(impression.sources,
                ElementsAre(FloatNear(0.5F, 1e-5F), FloatNear(1.0F, 1e-5F), FloatNear(0.0F, 1e-5F),
                            FloatNear(0.375F, 1e-5F), FloatNear(0.5F, 1e-5F), FloatNear(0.25F, 1e-5F)));
}

TEST(Network, LayersComputeWhatTheyShould) {
    const Network network = made("layers", one_number);
    for (const float x : {0.0F, 0.25F, 0.5F, 1.0F}) {
        const float sum = (2.0F * x + 1.0F) + 0.5F * std::max(0.0F, 1.0F - 2.0F * x);
        EXPECT_THAT(network.hear(*filled(x, 0.0F)).perceptions,
                    ElementsAre(FloatNear(1.0F / (1.0F + std::exp(-sum)), 1e-5F)));
    }
}

TEST(Network, MultipliesWhatIsComputed) {
    const Network network = made("products", one_number);
    auto window = filled(0.8F, 0.0F);
    for (std::size_t band = 0; band < mel_bands; ++band)
        for (std::size_t frame = 0; frame < 108; ++frame) window->mel[band * mel_frames + frame] = band < 20 ? 1.0F : 0;
    const float expected = 0.25F * 0.25F * 0.25F + 0.75F * 0.8F * 0.8F;
    EXPECT_THAT(network.hear(*window).perceptions, ElementsAre(FloatNear(expected, 1e-4F)));  // sums of 6,400
}

TEST(Network, InputsAreKnownByTheirNamesNotTheirOrder) {
    const std::string outputs = perception("notes") + perception("sound");
    for (const std::string& inputs : {hears_mel + hears_pitch, hears_pitch + hears_mel})
        EXPECT_THAT(made("pitch_first", inputs + outputs).hear(*filled(0.25F, 0.75F)).perceptions,
                    ElementsAre(FloatNear(0.75F, 1e-5F), FloatNear(0.25F, 1e-5F)));
    EXPECT_THAT(made("sound", hears_mel.substr(0, 10) + "name = \"sound\"\n" + hears_mel.substr(10) + perception("a"))
                    .hear(*filled(0.25F, 0.0F))
                    .perceptions,
                ElementsAre(FloatNear(0.25F, 1e-5F)));
}

TEST(Network, ValuesStayWithinTheirRange) {
    const Network network = made("steep", one_number);
    EXPECT_THAT(network.hear(*filled(0.25F, 0.0F)).perceptions, ElementsAre(FloatNear(0.475F, 1e-5F)));
    EXPECT_THAT(network.hear(*filled(1.0F, 0.0F)).perceptions, ElementsAre(1.0F));
}

TEST(Network, ThrowsForWhatIsNoNumberAndGoesOn) {
    const Network network = made("nan_when_loud", one_number);
    EXPECT_THROW(network.hear(*filled(1.0F, 0.0F)), std::runtime_error);
    EXPECT_THAT(network.hear(*filled(0.5F, 0.0F)).perceptions, ElementsAre(FloatNear(0.5F, 1e-4F)));
}

/// How many threads this process has.
std::size_t threads_running() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator("/proc/self/task"), fs::directory_iterator()));
}

TEST(Network, HearsTheSameInAnyNumberOfThreads) {
    const std::size_t before = threads_running();
    const Network network = made("means", six_sources);
    const Network layered = made("layers", one_number);
    constexpr unsigned windows = 20;
    std::vector<std::vector<float>> alone;
    const auto hear = [&](unsigned seed) {
        Impression impression = network.hear(*noise(seed));
        std::vector<float> all = impression.perceptions;
        all.insert(all.end(), impression.sources.begin(), impression.sources.end());
        all.push_back(layered.hear(*noise(seed)).perceptions[0]);
        return all;
    };
    for (unsigned seed = 0; seed < windows; ++seed) alone.push_back(hear(seed));
    EXPECT_EQ(threads_running(), before) << "OpenCV started threads of its own";
    std::atomic<int> different = 0;
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (unsigned i = 0; i < windows; ++i)
                if (const unsigned seed = (i + 3 * t) % windows; hear(seed) != alone[seed]) ++different;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(different, 0);
}

TEST(Network, ManyMayBeLoadedAtATime) {
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            const Network network = made("layers", one_number);
            if (std::abs(network.hear(*filled(0.5F, 0.0F)).perceptions[0] - 0.8807971F) < 1e-5F) ++right;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(right, 8);
}

TEST(Network, TheHashCoversBothFiles) {
    const std::string steep = content(made_model("steep"));
    const std::string hash = network_of(steep, one_number).hash();
    EXPECT_EQ(hash.size(), 32U);
    EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(network_of(steep, one_number).hash(), hash);
    EXPECT_NE(network_of(steep, one_number + "# a remark\n").hash(), hash);
    EXPECT_NE(made("layers", one_number).hash(), hash);
}

TEST(Network, RefusesFilesThatAreNoNetworks) {
    EXPECT_THAT(complaint(""), HasSubstr("is empty"));
    for (const std::string& bytes :
         {std::string("This is a text.\n"), std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), std::string(5000, '\0'),
          std::string(5000, '\xff'), std::string("\x08\x06", 2), std::string("{\"format\": 1}")})
        EXPECT_THAT(complaint(bytes), HasSubstr("no ONNX file at all"));
    std::mt19937 generator(1);
    for (int i = 0; i < 20; ++i) {
        std::string bytes(1000, '\0');
        for (char& byte : bytes) byte = static_cast<char>(generator());
        EXPECT_THAT(complaint(bytes), HasSubstr("cannot be used"));
    }
    EXPECT_THAT(complaint(std::string((32 << 20) + 1, 'x')), HasSubstr("too large"));
}

TEST(Network, RefusesANetworkThatIsNotThere) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "net.toml") << head() << one_number;
    EXPECT_THROW(Network(read_descriptor(folder / "net.toml")), InputError);
    fs::create_directory(folder / "net.onnx");
    try {
        Network(read_descriptor(folder / "net.toml"));
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.file(), folder / "net.onnx");
        EXPECT_THAT(error.what(), HasSubstr("this is no file"));
    }
}

TEST(Network, RefusesEveryFileThatIsCutShort) {
    const std::string bytes = content(made_model("means"));
    for (std::size_t size = 1; size < bytes.size(); ++size)
        EXPECT_THAT(complaint(bytes.substr(0, size), six_sources), HasSubstr("cannot be used")) << size;
}

TEST(Network, SaysWhatIsWrongInWords) {
    EXPECT_THAT(complaint_of_made("unknown_operator"), HasSubstr("(Det) does what Armonica cannot compute"));
    EXPECT_THAT(complaint_of_made("constant_over_frames"), HasSubstr("OpenCV cannot compute it as it is written"));
    EXPECT_THAT(complaint_of_made("average_without_padding"), HasSubstr("use count_include_pad=True"));
    EXPECT_THAT(complaint_of_made("new_operators"), HasSubstr("export it with opset_version=11"));
    for (const std::string name : {"unlike_matrices", "unlike_batches"})
        EXPECT_THAT(complaint_of_made(name), HasSubstr("`product` (MatMul) does not fit the shape"));
    EXPECT_THAT(complaint_of_made("shorter"), HasSubstr("is 1 x 1 x 80 x 400, but Armonica gives 1 x 1 x 80 x 432"));
    EXPECT_THAT(complaint_of_made("any_batch"), HasSubstr("without dynamic_axes"));
    EXPECT_THAT(complaint_of_made("double"), HasSubstr("must be float32"));
    EXPECT_THAT(complaint_of_made("without_shape"), HasSubstr("does not say the shape of `perceptions`"));
    EXPECT_THAT(complaint_of_made("other_output"), HasSubstr("no output `perceptions`"));
    EXPECT_THAT(complaint_of_made("sound"), HasSubstr("input `sound` of which the descriptor has no [[input]]"));
    EXPECT_THAT(complaint_of_made("steep", hears_pitch + one_number), HasSubstr("no input `pitch`"));
    EXPECT_THAT(complaint_of_made("steep", "segments = 1\n" + one_number + source("a")),
                HasSubstr("no output `sources`"));
    EXPECT_THAT(complaint_of_made("steep", one_number + perception("b")),
                HasSubstr("`perceptions` is 1 x 1, but by the descriptor it must be 1 x 2"));
}

TEST(Network, RefusesOutputsThatAreNotAsDescribed) {
    EXPECT_THAT(complaint_of_made("nan"), HasSubstr("`value` comes out as no number"));
    EXPECT_THAT(complaint_of_made("infinite"), HasSubstr("`value` comes out as no number"));
    EXPECT_THAT(complaint_of_made("too_high"), HasSubstr("on noise, but by the descriptor it is from 0 to 1"));
}

TEST(Network, RefusesWhatWouldTakeAllMemoryOrTime) {
    EXPECT_THAT(complaint_of_made("cycle"), HasSubstr("before it is computed"));
    EXPECT_THAT(complaint_of_made("large"), HasSubstr("more memory than a window is worth"));
    EXPECT_THAT(complaint_of_made("long_work"), HasSubstr("computes longer than a window is worth"));
}

TEST(Network, SurvivesDamage) {
    std::mt19937 generator(5);
    for (const auto& [name, descriptor] : 
         {std::pair("means", six_sources), std::pair("layers", one_number), std::pair("products", one_number)}) {
        const std::string good = content(made_model(name));
        for (int i = 0; i < 300; ++i) {
            std::string bytes = good;
            for (auto flips = 1 + generator() % 3; flips > 0; --flips)
                bytes[generator() % bytes.size()] = static_cast<char>(generator());
            complaint(bytes, descriptor);  // or none, where a name or a weight was hit
        }
    }
}

}  // namespace
}  // namespace armonica::features::midlevel
