#include "model/standardise.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace armonica {
namespace {

constexpr int quantile_count = 101;

std::vector<double> present_values(const Eigen::Ref<const Eigen::VectorXd>& column) {
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(column.size()));
    for (const double value : column) {
        // The limit keeps every difference of two values finite.
        if (std::abs(value) > 1e300)
            throw std::invalid_argument("a feature has an infinite value, or one beyond 1e300");
        if (!std::isnan(value)) values.push_back(value);
    }
    return values;
}

}  // namespace

double ColumnScale::standardise(double value) const {
    if (std::isnan(value) || spread == 0.0) return 0.0;
    return (std::clamp(value, minimum, maximum) - mean) / spread;
}

ColumnScale measure_scale(const Eigen::Ref<const Eigen::VectorXd>& column) {
    const std::vector<double> values = present_values(column);
    if (values.empty()) return {};
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    ColumnScale scale{.minimum = *least, .maximum = *most};
    const double largest = std::max(std::abs(*least), std::abs(*most));
    if (*least == *most) {
        scale.mean = *least;
        return scale;
    }
    // In units of the largest value, so that no square overflows or vanishes.
    const auto count = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += value / largest;
    const double mean = sum / count;
    double squares = 0.0;
    for (const double value : values) squares += (value / largest - mean) * (value / largest - mean);
    const double spread = std::sqrt(squares / count);
    scale.mean = mean * largest;
    if (spread > 1e-10 && std::isnormal(spread * largest)) scale.spread = spread * largest;
    return scale;
}

std::vector<double> measure_quantiles(const Eigen::Ref<const Eigen::VectorXd>& column) {
    std::vector<double> values = present_values(column);
    std::vector<double> quantiles(quantile_count, 0.0);
    if (values.empty()) return quantiles;
    std::sort(values.begin(), values.end());
    for (std::size_t percent = 0; percent < quantiles.size(); ++percent) {
        const double place = static_cast<double>(percent) * static_cast<double>(values.size() - 1) / 100.0;
        const auto below = static_cast<std::size_t>(place);
        const auto above = std::min(below + 1, values.size() - 1);
        quantiles[percent] = std::lerp(values[below], values[above], place - static_cast<double>(below));
    }
    return quantiles;
}

Eigen::MatrixXd standardise(const Eigen::MatrixXd& features, const std::vector<ColumnScale>& scales) {
    Eigen::MatrixXd standardised(features.rows(), features.cols());
    for (Eigen::Index j = 0; j < features.cols(); ++j) {
        const ColumnScale& scale = scales[static_cast<std::size_t>(j)];
        standardised.col(j) = features.col(j).unaryExpr([&](double value) { return scale.standardise(value); });
    }
    return standardised;
}

}  // namespace armonica
