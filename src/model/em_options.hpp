#pragma once

#include <cstddef>
#include <vector>

namespace armonica {

/// How a banded EM fit gets to its fixed point.
enum class Acceleration {
    none,     ///< exactly `iterations` iterations, as published
    squarem,  ///< see iterate_accelerated() in em_iteration.hpp: the same fixed point in far fewer E-steps
};

/// An inverse-Gamma prior: density ∝ x^−(shape+1) exp(−scale/x), mode scale/(shape+1).
struct InverseGamma {
    double shape = 0.0;
    double scale = 0.0;
};

/// Hyperpriors and length of a banded EM fit: inverse-Gamma (η, τ) on every λ, (φ, κ) on ν. η and φ may be 0; τ and κ
/// must be at least 1e-12: they keep λ and ν away from 0, so that nothing divides by it.
struct EmOptions {
    double eta = 1e-4;
    double tau = 1e-4;
    double phi = 1e-4;
    double kappa = 1e-4;
    int iterations = 200;  ///< E-steps, at least 1; an accelerated fit ends earlier if it arrives
    Acceleration acceleration = Acceleration::none;
    double tolerance =
        1e-8;  ///< of an accelerated fit: relative distance of every λ and ν from the fixed point, above 0

    std::vector<InverseGamma> band_priors{};  ///< a prior of its own on each band's λ, in place of (η, τ); or empty

    double eta_of(std::size_t band) const { return band_priors.empty() ? eta : band_priors[band].shape; }
    double tau_of(std::size_t band) const { return band_priors.empty() ? tau : band_priors[band].scale; }

    /// Throws std::invalid_argument, naming the option, for a value that is not allowed or not finite.
    void check() const;
};

}  // namespace armonica
