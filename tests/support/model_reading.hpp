#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace armonica::test {

/// What a model file says, read and computed from docs/formats.md and docs/model.md alone, with none of the library's
/// code: plain loops, and the normal quantile by halving intervals. What the library says of a model is held to it.
class ModelReading {
public:
    explicit ModelReading(nlohmann::json model) : model_(std::move(model)) {}

    std::size_t features() const { return model_["features"].size(); }
    std::size_t groups() const { return model_["groups"].size(); }
    std::size_t tags() const { return model_["tags"].size(); }
    std::size_t tag(const std::string& name) const;
    std::size_t feature(const std::string& id) const;
    double quantile(std::size_t feature, std::size_t percent) const;

    /// A feature's value (NaN: missing) as the model looks at it.
    double input(std::size_t feature, double value) const;
    std::vector<double> inputs(std::span<const double> row) const;

    /// Calibrated log-odds, of inputs.
    double main(std::size_t tag, std::size_t feature, double input) const;
    double pair(std::size_t tag, std::size_t first, std::size_t second, double first_input, double second_input) const;
    double baseline(std::size_t tag) const;
    /// By group: what it adds to the tag's score, the track given by its inputs.
    std::vector<double> group_sums(std::size_t tag, std::span<const double> inputs) const;

private:
    nlohmann::json model_;
};

}  // namespace armonica::test
