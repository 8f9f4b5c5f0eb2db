#pragma once

#include <string>
#include <vector>

#include "features/midlevel/onnx/graph.hpp"

namespace armonica::features::midlevel {

/// A tensor that a network must take.
struct NeededInput {
    std::string name;
    std::vector<std::int64_t> dims;
};

/// Refuses a graph that OpenCV's dnn module may not see: it trusts files, and some make it crash, ask for all memory or
/// compute something else than ONNX says. What passes is a plain feed-forward network: operators of a list that were
/// compared with PyTorch's, with attributes of sensible size, weights that are constants of fitting shapes, every node
/// after those that it uses. Throws std::runtime_error, with words that may follow the file's name, also where inputs
/// or outputs are not those that are needed.
void check_onnx(const OnnxGraph& graph, const std::vector<NeededInput>& inputs,
                const std::vector<std::string>& outputs);

}  // namespace armonica::features::midlevel
