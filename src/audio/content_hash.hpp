#pragma once

#include <memory>
#include <span>
#include <string>

struct AVHashContext;

namespace armonica::audio {

/// A 128-bit fingerprint (MurmurHash3) of decoded sound, the same however the samples were cut into blocks. It tells
/// whether two files hold the same sound; it is no protection against forgery.
class ContentHash {
public:
    ContentHash();
    ~ContentHash();
    ContentHash(const ContentHash&) = delete;
    ContentHash& operator=(const ContentHash&) = delete;

    void add(std::span<const float> samples);

    /// 32 hexadecimal digits. Nothing may be added afterwards.
    std::string hexadecimal();

private:
    AVHashContext* context_ = nullptr;
};

}  // namespace armonica::audio
