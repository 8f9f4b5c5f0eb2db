#include "features/midlevel/onnx/check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "features/midlevel/onnx/operators.hpp"
#include "features/midlevel/onnx/shapes.hpp"

namespace armonica::features::midlevel {
namespace {

constexpr std::int64_t float32 = 1;
constexpr std::int64_t int64 = 7;
constexpr std::int64_t largest_setting = 1000;  // of kernels, strides, pads, dilations
constexpr std::int64_t most_axes = 6;

using Dims = OnnxDims;

[[noreturn]] void fail(const std::string& problem) { throw std::runtime_error(problem); }

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string written(const Dims& dims) {
    std::string text;
    for (const std::int64_t dim : dims) text += (text.empty() ? "" : " x ") + (dim < 0 ? "?" : std::to_string(dim));
    return text.empty() ? "nothing" : text;
}

/// Looks at one node, whose inputs are known.
class NodeCheck {
public:
    NodeCheck(const OnnxNode& node, const std::map<std::string_view, const OnnxTensor*>& constants)
        : node_(node), constants_(constants) {}

    void run() const {
        const OnnxOperator& rule = known();
        check_counts(rule);
        check_attributes(rule);
        check_constants(rule);
        if (node_.operation == "Conv") check_convolution();
        if (node_.operation == "BatchNormalization") check_normalization();
        if (node_.operation == "Gemm") check_gemm();
        if (node_.operation == "AveragePool" || node_.operation == "MaxPool") check_pool();
        if (node_.operation == "Slice") check_slice();
        if (node_.operation == "Reshape") check_reshape();
        if (node_.operation == "Pad") check_pad();
    }

private:
    [[noreturn]] void complain(const std::string& problem) const {
        fail("its node " + ticked(node_.name.empty() && !node_.outputs.empty() ? node_.outputs[0] : node_.name) + " (" +
             std::string(node_.operation) + ") " + problem);
    }

    const OnnxOperator& known() const {
        const OnnxOperator* rule = find_operator(node_.operation);
        if (rule == nullptr || !(node_.domain.empty() || node_.domain == "ai.onnx"))
            complain("does what Armonica cannot compute; docs/midlevel_models.md lists the operators it can");
        return *rule;
    }

    void check_counts(const OnnxOperator& rule) const {
        if (node_.inputs.size() < rule.fewest_inputs || node_.inputs.size() > rule.most_inputs ||
            node_.outputs.empty() || node_.outputs.size() > rule.most_outputs)
            complain("has " + std::to_string(node_.inputs.size()) + " inputs and " +
                     std::to_string(node_.outputs.size()) +
                     " outputs, not as many as Armonica can use (with opset_version=10 fewer inputs are written)");
    }

    const OnnxTensor* constant(std::size_t input) const {
        if (input >= node_.inputs.size()) return nullptr;
        const auto found = constants_.find(node_.inputs[input]);
        return found == constants_.end() ? nullptr : found->second;
    }

    void check_constants(const OnnxOperator& rule) const {
        std::size_t computed = 0;
        for (std::size_t i = 0; i < node_.inputs.size(); ++i) {
            const OnnxTensor* value = constant(i);
            if (value == nullptr) ++computed;
            if (i >= rule.first_constant && value == nullptr)
                complain("computes its input " + std::to_string(i + 1) + ", which must be a constant");
            if (value != nullptr && (value->type == int64) != takes_positions(i))
                complain("has a constant of the wrong type: numbers must be float32, shapes and positions int64");
        }
        // What PyTorch's exporter makes of equal weights, and OpenCV cannot compute.
        if (computed == 0 && node_.operation == "Identity")
            complain("stands for weights that are equal to another layer's, as in a network that is not trained yet");
        if (computed == 0 && node_.operation != "Constant")
            complain("computes with constants alone; export with do_constant_folding=True and fixed shapes");
    }

    /// Whether input `i` is no sound but says where or how many.
    bool takes_positions(std::size_t i) const {
        return ((node_.operation == "Slice" || node_.operation == "Reshape") && i >= 1) ||
               (node_.operation == "Pad" && i == 1);
    }

    void check_attributes(const OnnxOperator& rule) const {
        std::set<std::string_view> seen;
        for (const OnnxAttribute& each : node_.attributes) {
            if (std::find(rule.attributes.begin(), rule.attributes.end(), each.name) == rule.attributes.end())
                complain("has the attribute " + ticked(each.name) + ", which Armonica does not know there");
            if (!seen.insert(each.name).second) complain("has the attribute " + ticked(each.name) + " twice");
            check_type(each);
        }
        if (node_.operation == "Constant" && (node_.attributes.empty() || !node_.attributes[0].tensor))
            complain("has no value");
        check_settings();
    }

    void check_type(const OnnxAttribute& each) const {
        static const std::map<std::string_view, std::int64_t> types = {
            {"alpha", 1},         {"beta", 1},     {"epsilon", 1},   {"momentum", 1},
            {"min", 1},           {"max", 1},      {"auto_pad", 3},  {"mode", 3},
            {"axis", 2},          {"group", 2},    {"transA", 2},    {"transB", 2},
            {"training_mode", 2}, {"keepdims", 2}, {"ceil_mode", 2}, {"count_include_pad", 2}};
        const auto found = types.find(each.name);
        const bool pad_value = node_.operation == "Pad" && each.name == "value";
        const std::int64_t type = found != types.end() ? found->second : pad_value ? 1 : each.name == "value" ? 4 : 7;
        if (each.type != type) complain("has an attribute " + ticked(each.name) + " of the wrong type");
        const bool small = each.name != "pads" && each.name != "group" && each.name != "split";
        const std::int64_t most = small ? largest_setting : 100 * largest_setting;
        const auto outside = [&](std::int64_t value) { return value < -most_axes || value > most; };
        if (outside(each.integer) || std::any_of(each.integers.begin(), each.integers.end(), outside))
            complain("has an attribute " + ticked(each.name) + " larger than any such network needs");
        if (type == 7 && each.integers.empty()) complain("has an attribute " + ticked(each.name) + " without a number");
    }

    void check_settings() const {
        for (const char* name : {"kernel_shape", "strides", "dilations", "split"})
            if (!std::all_of(node_.integers(name).begin(), node_.integers(name).end(),
                             [](std::int64_t v) { return v >= 1; }))
                complain("has a value below 1 in " + ticked(name));
        for (const std::int64_t pad : node_.integers("pads"))
            if (pad < 0 || pad > largest_setting) complain("has a value in `pads` that is negative or too large");
        if (const OnnxAttribute* way = node_.attribute("auto_pad"); way != nullptr && way->text != "NOTSET")
            complain("leaves its padding to be found out; write it as numbers");
        for (const char* name : {"axis", "axes", "perm"}) check_axes(name);
        if (node_.operation == "Transpose") check_permutation();
        if (node_.integer("training_mode", 0) != 0)
            complain("is exported for training; call .eval() before the export");
        if (node_.integer("transA", 0) != 0) complain("turns its input round (transA), which Armonica does without");
    }

    void check_axes(const char* name) const {
        std::set<std::int64_t> seen;
        for (const std::int64_t axis : node_.integers(name))
            if (axis >= most_axes || axis < -most_axes || !seen.insert(axis).second)
                complain("names an axis twice, or one that no tensor here has");
        if (const std::int64_t axis = node_.integer(name, 0); axis >= most_axes || axis < -most_axes)
            complain("names an axis that no tensor here has");
    }

    void check_permutation() const {
        const Dims& order = node_.integers("perm");
        for (std::size_t i = 0; i < order.size(); ++i)
            if (std::find(order.begin(), order.end(), static_cast<std::int64_t>(i)) == order.end())
                complain("does not name every axis once");
        if (order.empty()) complain("does not say how axes are to be ordered");
    }

    void check_convolution() const {
        const OnnxTensor& weights = *constant(1);
        const std::size_t axes = weights.dims.size() - 2;
        const std::int64_t group = node_.integer("group", 1);
        if (weights.dims.size() < 3 || weights.dims.size() > 4 || group < 1 || weights.dims[0] % group != 0)
            complain("has weights of a shape that does not fit: " + written(weights.dims));
        if (const Dims& kernel = node_.integers("kernel_shape");
            !kernel.empty() && !std::equal(kernel.begin(), kernel.end(), weights.dims.begin() + 2, weights.dims.end()))
            complain("has weights of another size than its kernel");
        check_vector(2, weights.dims[0]);
        check_window(axes);
    }

    /// Strides, pads and dilations for as many axes as the kernel has.
    void check_window(std::size_t axes) const {
        for (const char* name : {"strides", "dilations"})
            if (!node_.integers(name).empty() && node_.integers(name).size() != axes)
                complain("has " + ticked(name) + " of another number of axes than its kernel");
        if (!node_.integers("pads").empty() && node_.integers("pads").size() != 2 * axes)
            complain("has `pads` of another number of axes than its kernel");
    }

    void check_normalization() const {
        if (constant(1)->dims.size() != 1) complain("has weights that are no list");
        for (std::size_t i = 1; i < 5; ++i) check_vector(i, constant(1)->dims[0]);
    }

    void check_vector(std::size_t input, std::int64_t size) const {
        const OnnxTensor* value = constant(input);
        if (value != nullptr && value->dims != Dims{size})
            complain("has weights of a shape that does not fit: " + written(value->dims));
    }

    void check_gemm() const {
        const OnnxTensor& weights = *constant(1);
        if (weights.dims.size() != 2) complain("has weights that are no matrix");
        check_vector(2, weights.dims[node_.integer("transB", 0) != 0 ? 0 : 1]);
    }

    void check_pool() const {
        const Dims& kernel = node_.integers("kernel_shape");
        if (kernel.empty() || kernel.size() > 2) complain("must cover one axis or two");
        check_window(kernel.size());
        const Dims& spread = node_.integers("dilations");
        if (std::any_of(spread.begin(), spread.end(), [](std::int64_t v) { return v != 1; }))
            complain("leaves gaps (dilations), which OpenCV ignores");
        const Dims& pads = node_.integers("pads");
        for (std::size_t i = 0; i < pads.size(); ++i)
            if (pads[i] >= kernel[i % kernel.size()]) complain("pads by more than its kernel");
        const bool padded = std::any_of(pads.begin(), pads.end(), [](std::int64_t v) { return v != 0; });
        if (node_.operation == "AveragePool" && padded && node_.integer("count_include_pad", 0) == 0)
            complain("averages without its padding, which OpenCV ignores; use count_include_pad=True or no padding");
    }

    void check_slice() const {
        const std::size_t size = constant(1)->elements;
        for (std::size_t i = 1; i < node_.inputs.size(); ++i) {
            const OnnxTensor& value = *constant(i);
            if (value.dims.size() != 1 || value.elements != size || size > most_axes)
                complain("has positions for different numbers of axes");
            for (const std::int64_t number : value.integers) {
                if (i == 3 && (number < -most_axes || number >= most_axes)) complain("names an axis that is not there");
                if (i == 4 && (number < 1 || number > largest_setting)) complain("has a step below 1");
            }
        }
    }

    void check_reshape() const {
        const OnnxTensor& shape = *constant(1);
        const auto bad = [](std::int64_t v) { return v < -1 || v > (1 << 24); };
        if (shape.dims.size() != 1 || shape.elements > most_axes ||
            std::any_of(shape.integers.begin(), shape.integers.end(), bad) ||
            std::count(shape.integers.begin(), shape.integers.end(), -1) > 1)
            complain("asks for a shape that cannot be: " + written(shape.integers));
    }

    void check_pad() const {
        const OnnxAttribute* mode = node_.attribute("mode");
        if (mode != nullptr && mode->text != "constant" && mode->text != "reflect")
            complain("pads in a way that OpenCV cannot");
        const Dims& pads = constant(1) != nullptr ? constant(1)->integers : node_.integers("pads");
        const auto bad = [](std::int64_t v) { return v < 0 || v > largest_setting; };
        if (pads.size() != 8 || std::any_of(pads.begin(), pads.end(), bad))
            complain("must pad a tensor of four axes, by 0 to 1000 on each side");
        if (constant(2) != nullptr && constant(2)->elements != 1) complain("pads with more than one value");
    }

    const OnnxNode& node_;
    const std::map<std::string_view, const OnnxTensor*>& constants_;
};

void check_inputs(const OnnxGraph& graph, const std::vector<NeededInput>& needed,
                  const std::map<std::string_view, const OnnxTensor*>& constants) {
    std::set<std::string_view> seen;
    for (const OnnxValue& input : graph.inputs) {
        if (!seen.insert(input.name).second) fail("it is damaged: two inputs are called " + ticked(input.name));
        if (constants.contains(input.name)) continue;  // older files list their weights here too
        const auto same = std::find_if(needed.begin(), needed.end(),
                                       [&](const NeededInput& each) { return each.name == input.name; });
        if (same == needed.end())
            fail("it takes an input " + ticked(input.name) + " of which the descriptor has no [[input]]");
        if (input.type != float32) fail("its input " + ticked(input.name) + " must be float32");
        if (input.dims != same->dims)
            fail("its input " + ticked(input.name) + " is " + written(input.dims) + ", but Armonica gives " +
                 written(same->dims) + "; export it with an example of this shape and without dynamic_axes");
    }
    for (const NeededInput& each : needed)
        if (!seen.contains(each.name) || constants.contains(each.name))
            fail("it has no input " + ticked(each.name) + ", which the descriptor names");
}

void check_outputs(const OnnxGraph& graph, const std::vector<std::string>& needed,
                   const std::set<std::string_view>& computed) {
    std::set<std::string_view> seen;
    for (const OnnxValue& output : graph.outputs)
        if (!seen.insert(output.name).second || !computed.contains(output.name))
            fail("it does not compute its output " + ticked(output.name) + ", or names it twice");
    for (const std::string& name : needed)
        if (!seen.contains(name)) fail("it has no output " + ticked(name) + ", which the descriptor says it has");
}

/// Goes through a graph from its inputs to its outputs.
class GraphCheck {
public:
    GraphCheck(const OnnxGraph& graph, const std::vector<NeededInput>& inputs) : graph_(graph), inputs_(inputs) {}

    void run(const std::vector<std::string>& outputs) {
        for (const OnnxTensor& constant : graph_.constants) add_constant(constant.name, constant);
        check_inputs(graph_, inputs_, constants_);
        for (const NeededInput& input : inputs_) define(input.name, input.dims);
        for (const OnnxNode& node : graph_.nodes) add(node);
        check_outputs(graph_, outputs, computed_);
    }

private:
    void define(std::string_view name, const Dims& dims) {
        refuse_known(name);
        shapes_.define(name, dims);
    }

    void refuse_known(std::string_view name) const {
        if (name.empty() || shapes_.knows(name))
            fail("it is damaged: a value in it has no name, or two are called " + ticked(name));
    }

    void add_constant(std::string_view name, const OnnxTensor& constant) {
        define(name, constant.dims);
        constants_[name] = &constant;
    }

    void add(const OnnxNode& node) {
        for (const std::string_view input : node.inputs)
            if (!shapes_.knows(input))
                fail("it is damaged: node " + ticked(node.name) + " uses " + ticked(input) + " before it is computed");
        for (const std::string_view output : node.outputs) refuse_known(output);
        if (std::set(node.outputs.begin(), node.outputs.end()).size() != node.outputs.size())
            fail("it is damaged: node " + ticked(node.name) + " gives two outputs one name");
        NodeCheck(node, constants_).run();
        if (node.operation == "Constant") {
            add_constant(node.outputs[0], *node.attributes[0].tensor);
            return;
        }
        std::vector<Dims> positions;
        for (const std::string_view input : node.inputs)
            positions.push_back(constants_.contains(input) ? constants_.at(input)->integers : Dims());
        shapes_.add(node, positions);
        computed_.insert(node.outputs.begin(), node.outputs.end());
    }

    const OnnxGraph& graph_;
    const std::vector<NeededInput>& inputs_;
    OnnxShapes shapes_;
    std::map<std::string_view, const OnnxTensor*> constants_;
    std::set<std::string_view> computed_;
};

}  // namespace

void check_onnx(const OnnxGraph& graph, const std::vector<NeededInput>& inputs,
                const std::vector<std::string>& outputs) {
    if (graph.operator_set < 9 || graph.operator_set > 12)
        fail("it uses version " + std::to_string(graph.operator_set) +
             " of ONNX's operators; export it with opset_version=11 (9 to 12 are read)");
    GraphCheck(graph, inputs).run(outputs);
}

}  // namespace armonica::features::midlevel
