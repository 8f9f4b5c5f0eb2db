#include "model/em_options.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace armonica {
namespace {

void require_at_least(const char* name, double value, double least) {
    if (std::isfinite(value) && value >= least) return;
    throw std::invalid_argument(std::string(name) + " is " + std::to_string(value) +
                                "; it must be a number of at least " + (least > 0.0 ? "1e-12" : "0"));
}

}  // namespace

void EmOptions::check() const {
    require_at_least("eta", eta, 0.0);
    require_at_least("tau", tau, 1e-12);
    for (const InverseGamma& prior : band_priors) {
        require_at_least("eta of a band", prior.shape, 0.0);
        require_at_least("tau of a band", prior.scale, 1e-12);
    }
    require_at_least("phi", phi, 0.0);
    require_at_least("kappa", kappa, 1e-12);
    if (iterations < 1) throw std::invalid_argument("iterations is " + std::to_string(iterations) + ", below 1");
    require_at_least("tolerance", tolerance, 1e-12);
}

}  // namespace armonica
