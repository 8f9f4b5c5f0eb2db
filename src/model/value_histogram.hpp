#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace armonica {

/// How many tracks have which value of a feature, for quantiles of a collection that is never in one place. Values are
/// counted by their sign, exponent and first 12 binary digits, so a value is known to a relative 2⁻¹³, the cells are
/// the same everywhere, and the counts of shards add up to those of the whole. After the idea of Masson, Rim and Lee,
/// "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", VLDB 2019, with the cells
/// that floating-point numbers have by themselves.
class ValueHistogram {
public:
    /// Counts a finite value.
    void add(double value);
    ValueHistogram& operator+=(const ValueHistogram& other);

    /// The 0 %, 1 % … 100 % quantiles as measure_quantiles() has them, of values in the middle of their cells, within
    /// `minimum` … `maximum`, which are its ends. Zeros where nothing was counted.
    std::vector<double> quantiles(double minimum, double maximum) const;

    std::map<std::int32_t, std::int64_t> counts;  ///< by cell, ascending values
};

}  // namespace armonica
