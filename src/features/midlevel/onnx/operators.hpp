#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace armonica::features::midlevel {

/// One operator that a network may use, as far as OpenCV 4.6 computes it as ONNX defines it.
struct OnnxOperator {
    std::string_view name;
    std::size_t fewest_inputs = 1;
    std::size_t most_inputs = 1;
    std::size_t first_constant = 99;                          ///< inputs from this one on must be constants
    std::initializer_list<std::string_view> attributes = {};  ///< those it may have
    std::size_t most_outputs = 1;
};

/// The operator called `name`, or nullptr.
const OnnxOperator* find_operator(std::string_view name);

}  // namespace armonica::features::midlevel
