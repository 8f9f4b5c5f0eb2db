#include "tables/data_hash.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <new>

#include <xxhash.h>

namespace armonica {
namespace {

class Hash {
public:
    Hash() {
        if (state_ == nullptr || XXH3_128bits_reset(state_.get()) == XXH_ERROR) throw std::bad_alloc();
    }

    void add(std::uint64_t number) {
        std::array<unsigned char, 8> bytes;
        for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<unsigned char>(number >> (8 * i));
        XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
    }

    // Numbers that are equal hash alike: there are two zeros, and many ways to write what is missing.
    void add(double number) {
        const double plain = std::isnan(number) ? std::numeric_limits<double>::quiet_NaN() : number + 0.0;
        add(std::bit_cast<std::uint64_t>(plain));
    }

    // Lengths go before, so that what is next to each other cannot be cut otherwise.
    void add(const std::string& text) {
        add(static_cast<std::uint64_t>(text.size()));
        XXH3_128bits_update(state_.get(), text.data(), text.size());
    }

    void add(const std::vector<std::string>& texts) {
        add(static_cast<std::uint64_t>(texts.size()));
        for (const std::string& text : texts) add(text);
    }

    void add(const Eigen::MatrixXd& matrix) {
        add(static_cast<std::uint64_t>(matrix.rows()));
        add(static_cast<std::uint64_t>(matrix.cols()));
        for (const double number : matrix.reshaped()) add(number);
    }

    std::string hexadecimal() const {
        XXH128_canonical_t bytes{};
        XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state_.get()));
        std::string digits;
        for (const unsigned char byte : bytes.digest) {
            char two[3];
            std::snprintf(two, sizeof two, "%02x", byte);
            digits += two;
        }
        return digits;
    }

private:
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> state_{XXH3_createState()};
};

}  // namespace

std::string data_hash(const Collection& collection) {
    const TrainingData& data = collection.data;
    Hash hash;
    hash.add(data.tracks);
    hash.add(data.feature_names);
    hash.add(data.features);
    hash.add(data.tag_names);
    hash.add(data.tag_families);
    hash.add(data.labels);
    hash.add(data.targets);
    hash.add(static_cast<std::uint64_t>(data.folds.size()));
    for (const int fold : data.folds) hash.add(collection.fold_names[static_cast<std::size_t>(fold)]);
    return hash.hexadecimal();
}

}  // namespace armonica
