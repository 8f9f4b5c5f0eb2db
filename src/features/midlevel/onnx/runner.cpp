#include "features/midlevel/onnx/runner.hpp"

#include <mutex>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>
#include <stdexcept>

namespace armonica::features::midlevel {
namespace {

/// OpenCV as a library within a program that has its own threads and its own messages. Its settings hold for the whole
/// process: a program that uses OpenCV for something else beside Armonica may set them again, which changes no result.
void tame_opencv() {
    static std::once_flag once;
    std::call_once(once, [] {
        cv::setNumThreads(1);  // tracks are measured in parallel, not layers
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        cv::redirectError([](int, const char*, const char*, const char*, int, void*) { return 0; });
    });
}

/// OpenCV's own words, which are for programmers, made short and fit for a line.
std::string complaint(const cv::Exception& error) {
    std::string text = error.err.empty() ? error.what() : error.err;
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return "OpenCV cannot compute it as it is written (it says: " + text.substr(0, 200) +
           "); docs/midlevel_models.md says what works";
}

}  // namespace

class OnnxRunner::Parts {
public:
    Parts(const std::string& bytes, const std::vector<NeededInput>& inputs, std::vector<std::string> outputs)
        : outputs_(std::move(outputs)) {
        for (const NeededInput& input : inputs) {
            names_.push_back(input.name);
            shapes_.emplace_back(input.dims.begin(), input.dims.end());
        }
        // Importers share tables that they fill when first used.
        static std::mutex one_at_a_time;
        const std::lock_guard lock(one_at_a_time);
        net_ = cv::dnn::readNetFromONNX(bytes.data(), bytes.size());
        net_.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net_.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    }

    std::vector<GivenTensor> run(std::span<const std::span<const float>> inputs) {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            // OpenCV takes no const matrix, but copies what it is given.
            const cv::Mat given(shapes_[i], CV_32F, const_cast<float*>(inputs[i].data()));
            net_.setInput(given, names_[i]);
        }
        std::vector<cv::Mat> given;
        net_.forward(given, outputs_);
        std::vector<GivenTensor> result;
        for (const cv::Mat& each : given) {
            if (each.type() != CV_32F) throw std::runtime_error("it gives something else than float32 numbers");
            const cv::Mat whole = each.isContinuous() ? each : each.clone();
            const auto* const first = whole.ptr<float>();
            result.push_back({std::vector<int>(whole.size.p, whole.size.p + whole.dims),
                              std::vector<float>(first, first + whole.total())});
        }
        return result;
    }

private:
    cv::dnn::Net net_;
    std::vector<std::string> names_;
    std::vector<cv::dnn::MatShape> shapes_;
    std::vector<std::string> outputs_;
};

OnnxRunner::OnnxRunner(const std::string& bytes, const std::vector<NeededInput>& inputs,
                       std::vector<std::string> outputs) {
    tame_opencv();
    try {
        parts_ = std::make_unique<Parts>(bytes, inputs, std::move(outputs));
    } catch (const cv::Exception& error) {
        throw std::runtime_error(complaint(error));
    }
}

OnnxRunner::~OnnxRunner() = default;

std::vector<GivenTensor> OnnxRunner::run(std::span<const std::span<const float>> inputs) {
    try {
        return parts_->run(inputs);
    } catch (const cv::Exception& error) {
        throw std::runtime_error(complaint(error));
    }
}

}  // namespace armonica::features::midlevel
