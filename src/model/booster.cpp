#include "model/booster.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <xgboost/c_api.h>

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

void require(int status) {
    if (status != 0) throw std::runtime_error(std::string("XGBoost: ") + XGBGetLastError());
}

class DataMatrix {
public:
    explicit DataMatrix(const MatrixXd& features) {
        const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> values = features.cast<float>();
        require(XGDMatrixCreateFromMat_omp(values.data(), static_cast<bst_ulong>(values.rows()),
                                           static_cast<bst_ulong>(values.cols()),
                                           std::numeric_limits<float>::quiet_NaN(), &handle_, 1));
    }
    ~DataMatrix() { XGDMatrixFree(handle_); }
    DataMatrix(const DataMatrix&) = delete;
    DataMatrix& operator=(const DataMatrix&) = delete;

    void set(const char* field, const VectorXd& values) {
        const Eigen::VectorXf single = values.cast<float>();
        require(XGDMatrixSetFloatInfo(handle_, field, single.data(), static_cast<bst_ulong>(single.size())));
    }
    DMatrixHandle handle() const { return handle_; }

private:
    DMatrixHandle handle_ = nullptr;
};

}  // namespace

Booster::Booster(const MatrixXd& features, const VectorXd& target, const Parameters& parameters, int rounds) {
    DataMatrix data(features);
    data.set("label", target);
    const double mean = std::clamp(target.mean(), 1e-4, 1.0 - 1e-4);
    base_ = std::log(mean / (1.0 - mean));
    // The base is given as a margin of every row: as a parameter it would go through a text, with fewer digits.
    data.set("base_margin", VectorXd::Constant(target.size(), base_));
    const DMatrixHandle seen = data.handle();
    BoosterHandle made = nullptr;
    require(XGBoosterCreate(&seen, 1, &made));
    handle_ = made;
    try {
        const auto give = [&](const std::string& name, const std::string& value) {
            require(XGBoosterSetParam(handle_, name.c_str(), value.c_str()));
        };
        give("objective", "binary:logistic");
        give("nthread", "1");
        give("seed", "1");
        give("verbosity", "0");
        for (const auto& [name, value] : parameters) give(name, value);
        for (int round = 0; round < rounds; ++round) require(XGBoosterUpdateOneIter(handle_, round, data.handle()));
    } catch (...) {
        XGBoosterFree(handle_);
        throw;
    }
}

Booster::~Booster() { XGBoosterFree(handle_); }

std::vector<std::string> Booster::trees() const {
    bst_ulong count = 0;
    const char** texts = nullptr;
    require(XGBoosterDumpModelEx(handle_, "", 0, "json", &count, &texts));
    return {texts, texts + count};
}

VectorXd Booster::log_odds(const MatrixXd& features) const {
    DataMatrix data(features);
    data.set("base_margin", VectorXd::Constant(features.rows(), base_));
    const char* config =
        R"({"type": 1, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": false})";
    const bst_ulong* shape = nullptr;
    bst_ulong dimensions = 0;
    const float* values = nullptr;
    require(XGBoosterPredictFromDMatrix(handle_, data.handle(), config, &shape, &dimensions, &values));
    return Eigen::Map<const Eigen::VectorXf>(values, features.rows()).cast<double>();
}

}  // namespace armonica
