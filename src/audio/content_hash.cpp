#include "audio/content_hash.hpp"

#include <cstdio>
#include <new>

namespace armonica::audio {

ContentHash::ContentHash() {
    if (state_ == nullptr || XXH3_128bits_reset(state_.get()) == XXH_ERROR) throw std::bad_alloc();
}

void ContentHash::add(std::span<const float> samples) {
    XXH3_128bits_update(state_.get(), samples.data(), samples.size_bytes());
}

std::string ContentHash::hexadecimal() const {
    XXH128_canonical_t bytes{};  // the same on machines of any byte order
    XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state_.get()));
    std::string digits;
    for (const unsigned char byte : bytes.digest) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", byte);
        digits += two;
    }
    return digits;
}

}  // namespace armonica::audio
