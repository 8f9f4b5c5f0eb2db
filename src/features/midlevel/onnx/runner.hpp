#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "features/midlevel/onnx/check.hpp"

namespace armonica::features::midlevel {

/// A tensor that a network gave.
struct GivenTensor {
    std::vector<int> dims;
    std::vector<float> values;
};

/// One copy of a network in OpenCV, ready to compute; for one thread at a time. This alone knows OpenCV.
class OnnxRunner {
public:
    /// `bytes` have passed check_onnx() with these `inputs`, which are in the file's order, and `outputs`. Throws
    /// std::runtime_error, with words that may follow the file's name, where OpenCV cannot compute it.
    OnnxRunner(const std::string& bytes, const std::vector<NeededInput>& inputs, std::vector<std::string> outputs);
    ~OnnxRunner();

    /// The outputs in their order, from the inputs in theirs. Throws std::runtime_error where OpenCV fails.
    std::vector<GivenTensor> run(std::span<const std::span<const float>> inputs);

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace armonica::features::midlevel
