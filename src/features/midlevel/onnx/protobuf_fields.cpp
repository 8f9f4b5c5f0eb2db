#include "features/midlevel/onnx/protobuf_fields.hpp"

#include <bit>
#include <cstring>

namespace armonica::features::midlevel {
namespace {

[[noreturn]] void cut_short() { throw std::runtime_error("it is damaged, cut short, or no ONNX file at all"); }

}  // namespace

bool ProtobufFields::next() {
    if (rest_.empty()) return false;
    const std::uint64_t tag = varint(rest_);
    if (tag > UINT32_MAX || tag >> 3 == 0) cut_short();
    field_ = static_cast<std::uint32_t>(tag >> 3);
    switch (tag & 7) {
        case 0:
            varint_ = varint(rest_);
            break;
        case 1:
            bytes_ = take(rest_, 8);
            break;
        case 2:
            bytes_ = take(rest_, varint(rest_));
            break;
        case 5:
            bytes_ = take(rest_, 4);
            break;
        default:
            cut_short();
    }
    wire_ = static_cast<Wire>(tag & 7);
    return true;
}

std::int64_t ProtobufFields::integer() const {
    need(Wire::varint);
    return static_cast<std::int64_t>(varint_);
}

float ProtobufFields::number() const {
    static_assert(std::endian::native == std::endian::little);
    need(Wire::four_bytes);
    float value = 0.0F;
    std::memcpy(&value, bytes_.data(), sizeof value);
    return value;
}

std::string_view ProtobufFields::bytes() const {
    need(Wire::counted);
    return bytes_;
}

void ProtobufFields::append_integers(std::vector<std::int64_t>& list) const {
    if (wire_ != Wire::counted) {
        list.push_back(integer());
        return;
    }
    for (std::string_view pack = bytes_; !pack.empty();) list.push_back(static_cast<std::int64_t>(varint(pack)));
}

std::size_t ProtobufFields::count_numbers(std::size_t size) const {
    if (wire_ == Wire::varint || bytes_.size() % size != 0) cut_short();
    return bytes_.size() / size;
}

std::uint64_t ProtobufFields::varint(std::string_view& rest) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (rest.empty()) cut_short();
        const auto byte = static_cast<unsigned char>(rest.front());
        rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    cut_short();
}

std::string_view ProtobufFields::take(std::string_view& rest, std::uint64_t size) {
    if (size > rest.size()) cut_short();
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
}

void ProtobufFields::need(Wire wire) const {
    if (wire_ != wire) cut_short();
}

}  // namespace armonica::features::midlevel
