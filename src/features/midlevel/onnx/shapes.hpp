#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "features/midlevel/onnx/graph.hpp"

namespace armonica::features::midlevel {

using OnnxDims = std::vector<std::int64_t>;

/// How large everything in a network is, and what it costs to compute, as its nodes are added one after the other.
class OnnxShapes {
public:
    /// A constant, an input, or whatever else is there before a node is added that uses it.
    void define(std::string_view name, OnnxDims dims) { dims_[name] = std::move(dims); }

    bool knows(std::string_view name) const { return dims_.contains(name); }

    /// Finds the shapes of a node's outputs, as ONNX defines them for the operators of operators.cpp. `positions`
    /// are the values of its inputs that are lists of whole numbers (shapes, axes), empty for others. Throws
    /// std::runtime_error where its inputs do not fit it or each other, a tensor would be larger than 64 MiB, or all
    /// that has been added needs more than 512 MiB or five billion multiplications.
    void add(const OnnxNode& node, const std::vector<OnnxDims>& positions);

private:
    std::map<std::string_view, OnnxDims> dims_;
    double elements_ = 0.0;
    double multiplications_ = 0.0;
};

}  // namespace armonica::features::midlevel
