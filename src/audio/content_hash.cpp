#include "audio/content_hash.hpp"

extern "C" {
#include <libavutil/hash.h>
}

#include <array>
#include <new>

namespace armonica::audio {

ContentHash::ContentHash() {
    if (av_hash_alloc(&context_, "murmur3") < 0) throw std::bad_alloc();
    av_hash_init(context_);
}

ContentHash::~ContentHash() { av_hash_freep(&context_); }

void ContentHash::add(std::span<const float> samples) {
    av_hash_update(context_, reinterpret_cast<const std::uint8_t*>(samples.data()), samples.size_bytes());
}

std::string ContentHash::hexadecimal() {
    std::array<std::uint8_t, 2 * AV_HASH_MAX_SIZE + 1> digits{};
    av_hash_final_hex(context_, digits.data(), static_cast<int>(digits.size()));
    return reinterpret_cast<const char*>(digits.data());
}

}  // namespace armonica::audio
