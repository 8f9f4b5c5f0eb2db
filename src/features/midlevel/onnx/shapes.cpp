#include "features/midlevel/onnx/shapes.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace armonica::features::midlevel {
namespace {

constexpr double most_elements_of_one = 64.0 * 1024 * 1024 / sizeof(float);
constexpr double most_elements = 512.0 * 1024 * 1024 / sizeof(float);
constexpr double most_multiplications = 5e9;  // some third of a second for ten seconds of sound
constexpr std::size_t most_axes = 5;

using Dims = OnnxDims;

double elements(const Dims& dims) { return std::accumulate(dims.begin(), dims.end(), 1.0, std::multiplies<>()); }

/// One node, the shapes of its inputs, and what follows from them.
class NodeShapes {
public:
    NodeShapes(const OnnxNode& node, std::vector<Dims> inputs, const std::vector<Dims>& positions)
        : node_(node), inputs_(std::move(inputs)), positions_(positions) {}

    std::vector<Dims> outputs() {
        const auto& operation = node_.operation;
        if (operation == "Split") return split();
        return {operation == "Concat"               ? concatenation()
                : operation == "Conv"               ? convolution()
                : operation == "Flatten"            ? flat()
                : operation == "Gemm"               ? product()
                : operation == "MatMul"             ? product()
                : operation == "Pad"                ? padded()
                : operation == "Reshape"            ? reshaped()
                : operation == "Slice"              ? slice()
                : operation == "Squeeze"            ? squeezed()
                : operation == "Transpose"          ? transposed()
                : operation == "Unsqueeze"          ? unsqueezed()
                : operation.ends_with("Pool")       ? pooled()
                : operation.starts_with("Reduce")   ? reduced()
                : inputs_.size() == 2               ? broadcast()
                : operation == "BatchNormalization" ? normalized()
                : operation == "Softmax"            ? softmax()
                                                    : input()};
    }

    double multiplications_for_each_output() const { return weight_; }

private:
    [[noreturn]] void misfit() const {
        throw std::runtime_error("its node `" + std::string(node_.name) + "` (" + std::string(node_.operation) +
                                 ") does not fit the shape of what goes into it");
    }

    void need(bool fits) const {
        if (!fits) misfit();
    }

    const Dims& input() const { return inputs_.front(); }

    std::int64_t rank() const { return static_cast<std::int64_t>(input().size()); }

    std::size_t axis(std::int64_t number, std::int64_t rank) const {
        need(number >= -rank && number < rank);
        return static_cast<std::size_t>(number < 0 ? number + rank : number);
    }

    std::vector<bool> axes(const Dims& numbers, std::int64_t rank) const {
        std::vector<bool> chosen(static_cast<std::size_t>(rank), false);
        for (const std::int64_t number : numbers) {
            need(!chosen[axis(number, rank)]);
            chosen[axis(number, rank)] = true;
        }
        return chosen;
    }

    Dims concatenation() const {
        Dims result = input();
        const std::size_t along = axis(node_.integer("axis", rank()), rank());
        for (std::size_t i = 1; i < inputs_.size(); ++i) {
            Dims other = inputs_[i];
            need(other.size() == result.size());
            result[along] += other[along];
            other[along] = result[along];
            need(other == result);
        }
        return result;
    }

    std::vector<Dims> split() const {
        const std::size_t along = axis(node_.integer("axis", 0), rank());
        const auto count = static_cast<std::int64_t>(node_.outputs.size());
        Dims sizes = node_.integers("split");
        if (sizes.empty()) {
            need(input()[along] % count == 0);
            sizes.assign(node_.outputs.size(), input()[along] / count);
        }
        need(sizes.size() == node_.outputs.size());
        need(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}) == input()[along]);
        std::vector<Dims> results(sizes.size(), input());
        for (std::size_t i = 0; i < sizes.size(); ++i) results[i][along] = sizes[i];
        return results;
    }

    Dims convolution() {
        const Dims& weights = inputs_[1];
        need(input().size() == weights.size() && input()[1] == weights[1] * node_.integer("group", 1));
        weight_ = elements(weights) / static_cast<double>(weights[0]);
        Dims result = windows({weights.begin() + 2, weights.end()});
        result[1] = weights[0];
        return result;
    }

    Dims pooled() {
        need(rank() == 3 || rank() == 4);
        if (node_.operation.starts_with("Global")) {
            Dims result = input();
            std::fill(result.begin() + 2, result.end(), 1);
            return result;
        }
        const Dims& kernel = node_.integers("kernel_shape");
        need(kernel.size() + 2 == input().size());
        weight_ = elements(kernel);
        return windows(kernel);
    }

    /// How often a kernel fits in, along each axis but the first two.
    Dims windows(const Dims& kernel) const {
        const Dims& strides = node_.integers("strides");
        const Dims& spread = node_.integers("dilations");
        const Dims& pads = node_.integers("pads");
        Dims result = input();
        for (std::size_t i = 0; i < kernel.size(); ++i) {
            const std::int64_t reach = (kernel[i] - 1) * (spread.empty() ? 1 : spread[i]) + 1;
            const std::int64_t stride = strides.empty() ? 1 : strides[i];
            const std::int64_t padding = pads.empty() ? 0 : pads[i] + pads[i + kernel.size()];
            const std::int64_t room = result[i + 2] + padding - reach;
            need(room >= 0);
            result[i + 2] = (room + (node_.integer("ceil_mode", 0) != 0 ? stride - 1 : 0)) / stride + 1;
        }
        return result;
    }

    Dims flat() const {
        const std::int64_t from = node_.integer("axis", 1);
        need(from >= 0 && from <= rank());
        const auto middle = input().begin() + from;
        return {static_cast<std::int64_t>(elements({input().begin(), middle})),
                static_cast<std::int64_t>(elements({middle, input().end()}))};
    }

    Dims product() {
        const Dims& weights = inputs_[1];
        if (weights.size() == 3) return product_of_two();
        const bool turned = node_.integer("transB", 0) != 0;
        need(weights.size() == 2 && (node_.operation == "Gemm" ? rank() == 2 : rank() >= 2));
        need(input().back() == weights[turned ? 1 : 0]);
        weight_ = static_cast<double>(input().back());
        Dims result = input();
        result.back() = weights[turned ? 0 : 1];
        return result;
    }

    /// Of two that are both computed: a matrix by a matrix, one pair after the other.
    Dims product_of_two() {
        const Dims& other = inputs_[1];
        need(node_.operation == "MatMul" && rank() == 3 && input()[0] == other[0] && input()[2] == other[1]);
        weight_ = static_cast<double>(input()[2]);
        return {input()[0], input()[1], other[2]};
    }

    Dims padded() const {
        const Dims& pads = node_.inputs.size() > 1 ? positions_[1] : node_.integers("pads");
        need(rank() == 4 && pads.size() == 8);
        const OnnxAttribute* mode = node_.attribute("mode");
        Dims result = input();
        for (std::size_t i = 0; i < 4; ++i) {
            if (mode != nullptr && mode->text == "reflect") need(std::max(pads[i], pads[i + 4]) < result[i]);
            result[i] += pads[i] + pads[i + 4];
        }
        return result;
    }

    Dims reshaped() const {
        Dims result = positions_[1];
        for (std::size_t i = 0; i < result.size(); ++i) {
            need(result[i] != 0 || i < input().size());
            if (result[i] == 0) result[i] = input()[i];
        }
        const auto open = std::find(result.begin(), result.end(), -1);
        if (open != result.end()) {
            *open = 1;
            *open = static_cast<std::int64_t>(elements(input()) / elements(result));
        }
        need(elements(result) == elements(input()));
        return result;
    }

    Dims slice() const {
        const Dims& from = positions_[1];
        const Dims& to = positions_[2];
        Dims along(from.size());
        std::iota(along.begin(), along.end(), 0);
        if (node_.inputs.size() > 3) along = positions_[3];
        need(to.size() == from.size() && along.size() == from.size());
        axes(along, rank());
        Dims result = input();
        for (std::size_t i = 0; i < from.size(); ++i) {
            std::int64_t& size = result[axis(along[i], rank())];
            const auto within = [&](std::int64_t at) {
                return std::clamp(at < 0 ? std::max(at, -size) + size : at, std::int64_t{0}, size);
            };
            const std::int64_t step = node_.inputs.size() > 4 ? positions_[4][i] : 1;
            need(within(from[i]) < within(to[i]));
            size = (within(to[i]) - within(from[i]) + step - 1) / step;
        }
        return result;
    }

    Dims squeezed() const {
        const std::vector<bool> gone = axes(node_.integers("axes"), rank());
        Dims result;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            need(!gone[i] || input()[i] == 1);
            if (!gone[i]) result.push_back(input()[i]);
        }
        need(result.size() < input().size());
        return result;
    }

    Dims unsqueezed() const {
        const auto more = static_cast<std::int64_t>(node_.integers("axes").size());
        need(more > 0);
        const std::vector<bool> added = axes(node_.integers("axes"), rank() + more);
        Dims result;
        auto next = input().begin();
        for (const bool one : added) result.push_back(one ? 1 : *next++);
        return result;
    }

    Dims transposed() const {
        const Dims& order = node_.integers("perm");
        need(order.size() == input().size());
        Dims result;
        for (const std::int64_t from : order) result.push_back(input()[axis(from, rank())]);
        return result;
    }

    Dims reduced() const {
        const Dims& numbers = node_.integers("axes");
        const std::vector<bool> gone =
            numbers.empty() ? std::vector<bool>(input().size(), true) : axes(numbers, rank());
        Dims result;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            if (!gone[i]) result.push_back(input()[i]);
            if (gone[i] && node_.integer("keepdims", 1) != 0) result.push_back(1);
        }
        return result;
    }

    Dims broadcast() const {
        if (node_.operation == "PRelu") {
            need(rank() >= 2 &&
                 (elements(inputs_[1]) == 1.0 || elements(inputs_[1]) == static_cast<double>(input()[1])));
            return input();
        }
        if (node_.operation == "Pow") need(elements(inputs_[1]) == 1.0);
        const Dims& longer = inputs_[0].size() >= inputs_[1].size() ? inputs_[0] : inputs_[1];
        const Dims& shorter = inputs_[0].size() >= inputs_[1].size() ? inputs_[1] : inputs_[0];
        Dims result = longer;
        for (std::size_t i = 0; i < shorter.size(); ++i) {
            std::int64_t& size = result[longer.size() - 1 - i];
            const std::int64_t other = shorter[shorter.size() - 1 - i];
            need(size == other || size == 1 || other == 1);
            size = std::max(size, other);
        }
        return result;
    }

    Dims normalized() const {
        need(rank() >= 2 && input()[1] == inputs_[1][0]);
        return input();
    }

    Dims softmax() const {
        axis(node_.integer("axis", 1), rank());
        return input();
    }

    const OnnxNode& node_;
    std::vector<Dims> inputs_;
    const std::vector<Dims>& positions_;
    double weight_ = 1.0;
};

}  // namespace

void OnnxShapes::add(const OnnxNode& node, const std::vector<Dims>& positions) {
    std::vector<Dims> inputs;
    for (const std::string_view input : node.inputs) inputs.push_back(dims_.at(input));
    NodeShapes shapes(node, std::move(inputs), positions);
    const std::vector<Dims> outputs = shapes.outputs();
    if (outputs.size() != node.outputs.size()) throw std::runtime_error("it is damaged: a node has too many outputs");
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        if (outputs[i].empty() || outputs[i].size() > most_axes)
            throw std::runtime_error("`" + std::string(node.outputs[i]) + "` in it has no axis or more than " +
                                     std::to_string(most_axes));
        const double size = elements(outputs[i]);
        elements_ += size;
        multiplications_ += size * shapes.multiplications_for_each_output();
        if (size > most_elements_of_one || elements_ > most_elements)
            throw std::runtime_error("it needs more memory than a window is worth");
        if (multiplications_ > most_multiplications)
            throw std::runtime_error("it computes longer than a window is worth");
        define(node.outputs[i], outputs[i]);
    }
}

}  // namespace armonica::features::midlevel
