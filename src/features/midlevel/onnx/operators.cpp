#include "features/midlevel/onnx/operators.hpp"

#include <algorithm>

namespace armonica::features::midlevel {
namespace {

constexpr std::size_t no_constant = 99;

// What is missing was seen to crash OpenCV 4.6, to give other values than PyTorch, or is of no use in such a network.
const OnnxOperator operators[] = {
    {"Abs"},
    {"Add", 2, 2},
    {"AveragePool",
     1,
     1,
     no_constant,
     {"kernel_shape", "strides", "pads", "auto_pad", "ceil_mode", "count_include_pad"}},
    {"BatchNormalization", 5, 5, 1, {"epsilon", "momentum", "training_mode"}},
    {"Clip", 1, 1, no_constant, {"min", "max"}},
    {"Concat", 2, 32, no_constant, {"axis"}},
    {"Constant", 0, 0, no_constant, {"value"}},
    {"Conv", 2, 3, 1, {"kernel_shape", "strides", "pads", "dilations", "group", "auto_pad"}},
    {"Div", 2, 2},
    {"Elu", 1, 1, no_constant, {"alpha"}},
    {"Erf"},
    {"Exp"},
    {"Flatten", 1, 1, no_constant, {"axis"}},
    {"Gemm", 2, 3, 1, {"alpha", "beta", "transA", "transB"}},
    {"GlobalAveragePool"},
    {"GlobalMaxPool"},
    {"Identity"},
    {"LeakyRelu", 1, 1, no_constant, {"alpha"}},
    {"Log"},
    {"MatMul", 2, 2},
    {"MaxPool", 1, 1, no_constant, {"kernel_shape", "strides", "pads", "auto_pad", "ceil_mode", "dilations"}},
    {"Mul", 2, 2},
    {"PRelu", 2, 2, 1},
    {"Pad", 1, 3, 1, {"mode", "pads", "value"}},
    {"Pow", 2, 2, 1},
    {"ReduceMax", 1, 1, no_constant, {"axes", "keepdims"}},
    {"ReduceMean", 1, 1, no_constant, {"axes", "keepdims"}},
    {"ReduceSum", 1, 1, no_constant, {"axes", "keepdims"}},
    {"Relu"},
    {"Reshape", 2, 2, 1},
    {"Sigmoid"},
    {"Slice", 3, 5, 1},
    {"Softmax", 1, 1, no_constant, {"axis"}},
    {"Split", 1, 1, no_constant, {"axis", "split"}, 32},
    {"Sqrt"},
    {"Squeeze", 1, 1, no_constant, {"axes"}},
    {"Sub", 2, 2},
    {"Tanh"},
    {"Transpose", 1, 1, no_constant, {"perm"}},
    {"Unsqueeze", 1, 1, no_constant, {"axes"}},
};

}  // namespace

const OnnxOperator* find_operator(std::string_view name) {
    const auto* const found = std::find_if(std::begin(operators), std::end(operators),
                                           [&](const OnnxOperator& each) { return each.name == name; });
    return found == std::end(operators) ? nullptr : found;
}

}  // namespace armonica::features::midlevel
