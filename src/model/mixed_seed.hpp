#pragma once

#include <cstdint>

namespace armonica {

/// Neighbouring numbers become seeds that have nothing to do with each other (Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators", 2014).
inline std::uint64_t mixed(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

}  // namespace armonica
