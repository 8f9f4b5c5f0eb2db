#pragma once

#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace armonica::features::midlevel {

/// Walks over the fields of one message in protocol buffers' wire format
/// (https://protobuf.dev/programming-guides/encoding). Throws std::runtime_error for what is cut short or malformed.
class ProtobufFields {
public:
    explicit ProtobufFields(std::string_view bytes) : rest_(bytes) {}

    /// Goes on to the next field; false where there is none.
    bool next();

    std::uint32_t field() const { return field_; }
    std::int64_t integer() const;    ///< the field as a varint
    float number() const;            ///< the field as a float
    std::string_view bytes() const;  ///< the field as a text or a message
    void append_integers(
        std::vector<std::int64_t>& list) const;         ///< the field as one of repeated varints, or as a pack
    std::size_t count_numbers(std::size_t size) const;  ///< how many numbers of `size` bytes, one or a pack

private:
    enum class Wire : std::uint8_t { varint = 0, eight_bytes = 1, counted = 2, four_bytes = 5 };

    static std::uint64_t varint(std::string_view& rest);
    static std::string_view take(std::string_view& rest, std::uint64_t size);
    void need(Wire wire) const;

    std::string_view rest_;
    std::uint32_t field_ = 0;
    Wire wire_ = Wire::varint;
    std::uint64_t varint_ = 0;
    std::string_view bytes_;
};

}  // namespace armonica::features::midlevel
