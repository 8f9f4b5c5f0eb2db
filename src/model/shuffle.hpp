#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace armonica {

/// Puts items in an order by chance, each equally likely: Fisher and Yates (1938), as Durstenfeld (1964) computes it.
/// The same for the same engine on every machine, which std::shuffle is not.
template <typename Item>
void shuffle_with(std::mt19937_64& engine, std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[engine() % i]);
}

template <typename Item>
void shuffle_by(std::uint64_t seed, std::vector<Item>& items) {
    std::mt19937_64 engine(seed);
    shuffle_with(engine, items);
}

}  // namespace armonica
