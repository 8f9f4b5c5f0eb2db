#pragma once

#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Gradient-boosted trees by XGBoost's C interface (Chen and Guistrin, "XGBoost: a scalable tree boosting system", KDD
/// 2016). One thread each, so that the same input gives the same trees; several may be boosted at once.
class Booster {
public:
    using Parameters = std::vector<std::pair<std::string, std::string>>;

    /// Boosts `rounds` trees on `features` (rows × columns, NaN missing) for `target` (by row, 0 … 1), log-odds
    /// starting from its mean. All in one go, since XGBoost keeps what it knows of a booster (its random numbers, its
    /// predictions so far) with the thread it runs in. Throws std::runtime_error with XGBoost's words.
    Booster(const Eigen::MatrixXd& features, const Eigen::VectorXd& target, const Parameters& parameters, int rounds);
    ~Booster();
    Booster(const Booster&) = delete;
    Booster& operator=(const Booster&) = delete;

    /// Each tree as XGBoost writes it in JSON.
    std::vector<std::string> trees() const;
    /// Log-odds where no tree has spoken yet.
    double base() const { return base_; }
    /// Log-odds of every row of `features`.
    Eigen::VectorXd log_odds(const Eigen::MatrixXd& features) const;

private:
    void* handle_ = nullptr;
    double base_ = 0.0;
};

}  // namespace armonica
