#pragma once

#include <xxhash.h>

#include <memory>
#include <span>
#include <string>

namespace armonica::audio {

/// A 128-bit fingerprint (XXH3) of decoded sound, the same however the samples were cut into blocks. It tells whether
/// two files hold the same sound; it is no protection against forgery.
class ContentHash {
public:
    ContentHash();

    void add(std::span<const float> samples);

    /// 32 hexadecimal digits.
    std::string hexadecimal() const;

private:
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> state_{XXH3_createState()};
};

}  // namespace armonica::audio
