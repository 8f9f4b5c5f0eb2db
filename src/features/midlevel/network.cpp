#include "features/midlevel/network.hpp"

#include <xxhash.h>

#include <algorithm>
#include <armonica/error.hpp>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <random>
#include <span>
#include <stdexcept>

#include "features/midlevel/onnx/check.hpp"
#include "features/midlevel/onnx/graph.hpp"
#include "features/midlevel/onnx/runner.hpp"
#include "features/midlevel/small_file.hpp"

namespace armonica::features::midlevel {
namespace {

constexpr std::size_t most_bytes = 32 << 20;
constexpr double hair = 1e-3;  // how far beyond its range, in ranges, a value may be by rounding

std::string fingerprint(const std::string& descriptor, const std::string& network) {
    const XXH128_hash_t of_network = XXH3_128bits(network.data(), network.size());
    XXH128_canonical_t bytes{};  // the same on machines of any byte order
    XXH128_canonicalFromHash(&bytes, of_network);
    const std::string both = std::string(reinterpret_cast<const char*>(bytes.digest), sizeof bytes.digest) + descriptor;
    XXH128_canonicalFromHash(&bytes, XXH3_128bits(both.data(), both.size()));
    std::string digits;
    for (const unsigned char byte : bytes.digest) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", byte);
        digits += two;
    }
    return digits;
}

std::vector<NeededInput> needed_inputs(const Descriptor& descriptor) {
    std::vector<NeededInput> inputs;
    if (!descriptor.mel_input.empty()) inputs.push_back({descriptor.mel_input, {1, 1, mel_bands, mel_frames}});
    if (!descriptor.pitch_input.empty()) inputs.push_back({descriptor.pitch_input, {1, 1, pitches, pitch_frames}});
    return inputs;
}

/// As the file orders them, which is how OpenCV counts them.
void order_as_in(const OnnxGraph& graph, std::vector<NeededInput>& inputs) {
    const auto place = [&](const NeededInput& input) {
        return std::find_if(graph.inputs.begin(), graph.inputs.end(),
                            [&](const OnnxValue& each) { return each.name == input.name; });
    };
    std::sort(inputs.begin(), inputs.end(),
              [&](const NeededInput& a, const NeededInput& b) { return place(a) < place(b); });
}

std::vector<std::string> needed_outputs(const Descriptor& descriptor) {
    std::vector<std::string> outputs;
    if (!descriptor.perceptions.empty()) outputs.emplace_back("perceptions");
    if (!descriptor.sources.empty()) outputs.emplace_back("sources");
    return outputs;
}

/// Axes of length 1 mean nothing.
void check_shape(const GivenTensor& tensor, std::vector<std::size_t> wanted, const char* name) {
    std::vector<std::size_t> given(tensor.dims.begin(), tensor.dims.end());
    const auto text = [](const std::vector<std::size_t>& dims) {
        std::string result;
        for (const std::size_t dim : dims) result += (result.empty() ? "" : " x ") + std::to_string(dim);
        return result;
    };
    const std::string problem = std::string("its output `") + name + "` is " + text(given) +
                                ", but by the descriptor it must be " + text(wanted);
    std::erase(given, 1U);
    std::erase(wanted, 1U);
    if (given != wanted) throw std::runtime_error(problem);
}

void check_range(std::span<const float> values, const std::vector<OutputInfo>& infos) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const OutputInfo& info = infos[i % infos.size()];
        const double value = values[i];
        const double slack = hair * (info.maximum - info.minimum);
        if (!std::isfinite(value)) throw std::runtime_error("`" + info.id + "` comes out as no number");
        if (value < info.minimum - slack || value > info.maximum + slack) {
            char text[160];
            std::snprintf(text, sizeof text, "` comes out as %g on noise, but by the descriptor it is from %g to %g",
                          value, info.minimum, info.maximum);
            throw std::runtime_error("`" + info.id + text + "; end the network with a sigmoid, or widen the range");
        }
    }
}

void clamp_to_range(std::span<float> values, const std::vector<OutputInfo>& infos) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const OutputInfo& info = infos[i % infos.size()];
        if (!std::isfinite(values[i])) throw std::runtime_error("`" + info.id + "` of the network is no number");
        values[i] = std::clamp(values[i], static_cast<float>(info.minimum), static_cast<float>(info.maximum));
    }
}

/// Numbers from 0 to 1 that are the same on every machine.
std::unique_ptr<Window> noise() {
    auto window = std::make_unique<Window>();
    std::minstd_rand generator(1);
    const auto draw = [&] { return static_cast<float>(generator()) / static_cast<float>(std::minstd_rand::max()); };
    std::generate(window->mel.begin(), window->mel.end(), draw);
    std::generate(window->pitch.begin(), window->pitch.end(), draw);
    return window;
}

}  // namespace

/// The file's bytes, and as many copies of the network as threads have heard with it at a time.
class Network::Parts {
public:
    explicit Parts(Descriptor given) : descriptor(std::move(given)) {
        inputs_ = needed_inputs(descriptor);
        bytes_ = read_small_file(descriptor.network, most_bytes, "the network of a descriptor (an ONNX file)");
        hash = fingerprint(descriptor.text, bytes_);
        try {
            const OnnxGraph graph = parse_onnx(bytes_);
            check_onnx(graph, inputs_, needed_outputs(descriptor));
            order_as_in(graph, inputs_);
            check(*std::make_unique<Window>());
            check(*noise());
        } catch (const std::exception& error) {
            throw InputError(descriptor.network, std::nullopt,
                             std::string("this network cannot be used: ") + error.what());
        }
    }

    Impression hear(const Window& window) {
        Impression impression = raw(window);
        clamp_to_range(impression.perceptions, descriptor.perceptions);
        clamp_to_range(impression.sources, descriptor.sources);
        return impression;
    }

    const Descriptor descriptor;
    std::string hash;

private:
    void check(const Window& window) {
        const Impression impression = raw(window);
        check_range(impression.perceptions, descriptor.perceptions);
        check_range(impression.sources, descriptor.sources);
    }

    Impression raw(const Window& window) {
        std::vector<std::span<const float>> inputs;
        for (const NeededInput& input : inputs_) {
            if (input.name == descriptor.mel_input)
                inputs.emplace_back(window.mel);
            else
                inputs.emplace_back(window.pitch);
        }
        std::unique_ptr<OnnxRunner> runner = take();
        std::vector<GivenTensor> given = runner->run(inputs);
        give_back(std::move(runner));
        Impression impression;
        auto next = given.begin();
        if (!descriptor.perceptions.empty()) {
            check_shape(*next, {1, descriptor.perceptions.size()}, "perceptions");
            impression.perceptions = std::move(next++->values);
        }
        if (!descriptor.sources.empty()) {
            check_shape(*next, {1, descriptor.segments, descriptor.sources.size()}, "sources");
            impression.sources = std::move(next->values);
        }
        return impression;
    }

    std::unique_ptr<OnnxRunner> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                std::unique_ptr<OnnxRunner> runner = std::move(idle_.back());
                idle_.pop_back();
                return runner;
            }
        }
        return std::make_unique<OnnxRunner>(bytes_, inputs_, needed_outputs(descriptor));
    }

    void give_back(std::unique_ptr<OnnxRunner> runner) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(runner));
    }

    std::string bytes_;
    std::vector<NeededInput> inputs_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<OnnxRunner>> idle_;
};

Network::Network(Descriptor descriptor) : parts_(std::make_unique<Parts>(std::move(descriptor))) {}
Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

Impression Network::hear(const Window& window) const { return parts_->hear(window); }
const Descriptor& Network::descriptor() const { return parts_->descriptor; }
const std::string& Network::hash() const { return parts_->hash; }

}  // namespace armonica::features::midlevel
