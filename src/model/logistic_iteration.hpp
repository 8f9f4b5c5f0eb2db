#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/em_options.hpp"
#include "model/logistic_expectation.hpp"

namespace armonica {

/// Where a logistic fit stands.
struct LogisticParameters {
    Eigen::VectorXd lambdas;  ///< prior variance by band
    Eigen::MatrixXd xi;       ///< tracks × tags: where the bounds touch
};

/// Climbs the bound of some tags that share λ: see LogisticEm for the steps.
class LogisticIteration {
public:
    /// `tags` and `ranges` must outlive this. `largest`: no λ, by band, goes beyond.
    LogisticIteration(std::vector<LogisticExpectation>& tags, const std::vector<BandRange>& ranges,
                      Eigen::VectorXd largest, const EmOptions& options, bool lambdas_known, int jobs);

    /// Leaves `tags` at the parameters of the highest bound.
    void run(LogisticParameters start);

    const Eigen::VectorXd& lambdas() const { return held_.lambdas; }
    const std::vector<double>& bounds() const { return bounds_; }
    bool converged() const { return converged_; }

private:
    double bound_at(const LogisticParameters& there);
    LogisticParameters stepped();
    Eigen::VectorXd maximised_lambdas() const;
    void move_to(const Eigen::VectorXd& lambdas);
    bool step_to(LogisticParameters there);
    bool leap(const LogisticParameters& first, const LogisticParameters& second, const LogisticParameters& third);
    bool steps_left() const { return steps_ < options_.iterations; }

    std::vector<LogisticExpectation>& tags_;
    const std::vector<BandRange>& ranges_;
    Eigen::VectorXd largest_;
    const EmOptions& options_;
    bool lambdas_known_;
    int jobs_;

    LogisticParameters held_;
    std::vector<double> bounds_;
    int steps_ = 0;
    bool converged_ = false;
};

}  // namespace armonica
