#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace armonica::features::midlevel {

/// What of an ONNX file (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) is looked at before OpenCV may see it.
/// All texts point into the bytes that were parsed.
struct OnnxTensor {
    std::string_view name;
    std::vector<std::int64_t> dims;
    std::int64_t type = 0;               ///< onnx.TensorProto.DataType: 1 is float, 7 is int64
    std::size_t elements = 1;            ///< product of `dims`, and as many are there
    std::vector<std::int64_t> integers;  ///< of a tensor of int64 with up to 64 elements; else empty
};

struct OnnxAttribute {
    std::string_view name;
    std::int64_t type = 0;  ///< onnx.AttributeProto.AttributeType
    std::int64_t integer = 0;
    float number = 0.0F;
    std::string_view text;
    std::vector<std::int64_t> integers;
    std::optional<OnnxTensor> tensor;
};

struct OnnxNode {
    std::string_view name;
    std::string_view domain;
    std::string_view operation;
    std::vector<std::string_view> inputs;
    std::vector<std::string_view> outputs;
    std::vector<OnnxAttribute> attributes;

    const OnnxAttribute* attribute(std::string_view name) const;             ///< nullptr where it has none of this name
    const std::vector<std::int64_t>& integers(std::string_view name) const;  ///< of an attribute; empty without it
    std::int64_t integer(std::string_view name, std::int64_t otherwise) const;  ///< of an attribute
};

/// An input or output of a graph.
struct OnnxValue {
    std::string_view name;
    std::int64_t type = 0;           ///< onnx.TensorProto.DataType
    std::vector<std::int64_t> dims;  ///< −1 for one that is not fixed
    bool shaped = false;             ///< whether it says its shape, be it none
};

struct OnnxGraph {
    std::int64_t operator_set = 0;  ///< of the operators of ONNX itself
    std::vector<OnnxNode> nodes;
    std::vector<OnnxTensor> constants;
    std::vector<OnnxValue> inputs;
    std::vector<OnnxValue> outputs;
};

/// Parses an ONNX file. Throws std::runtime_error, with words that may follow the file's name, for what is cut short,
/// no ONNX, or uses parts of ONNX that a plain network does without: graphs within nodes, functions, data in other
/// files, sparse or text tensors, and numbers of anything that no network of this kind has.
OnnxGraph parse_onnx(std::string_view bytes);

}  // namespace armonica::features::midlevel
