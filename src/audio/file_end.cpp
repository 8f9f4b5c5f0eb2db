#include "audio/file_end.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <vector>

namespace armonica::audio {

namespace {

constexpr std::int64_t id3v1_bytes = 128;
constexpr std::int64_t ape_footer_bytes = 32;
constexpr std::size_t ogg_header_bytes = 27;
/// The File Properties Object of ASF: its identifier, then the object's size (8 bytes), the file's identifier (16
/// bytes) and the file's size (8 bytes). It stands in the header, near the start.
constexpr std::array<std::uint8_t, 16> asf_file_properties = {0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11,
                                                              0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65};
constexpr std::ptrdiff_t asf_file_size_offset = 16 + 8 + 16;
constexpr std::size_t asf_header_search_bytes = 64 * 1024;
constexpr std::int64_t largest_ogg_page_bytes = 27 + 255 + 255 * 255;

bool holds_at(FileSource& source, std::int64_t offset, std::string_view mark) {
    std::array<std::uint8_t, 8> bytes{};
    return offset >= 0 && source.read_at(offset, std::span(bytes).first(mark.size())) == mark.size() &&
           std::memcmp(bytes.data(), mark.data(), mark.size()) == 0;
}

std::int64_t little_endian(std::span<const std::uint8_t> bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | bytes[i];
    return static_cast<std::int64_t>(number);
}

/// Size of the APEv2 tag that ends at `end`; 0 where there is none.
std::int64_t ape_tag_bytes(FileSource& source, std::int64_t end) {
    if (!holds_at(source, end - ape_footer_bytes, "APETAGEX")) return 0;
    std::array<std::uint8_t, ape_footer_bytes> footer{};
    if (source.read_at(end - ape_footer_bytes, footer) != footer.size()) return 0;
    // The stated size counts the footer but not the header, whose presence bit 31 of the flags tells.
    const bool has_header = (little_endian(std::span(footer).subspan(20, 4)) >> 31 & 1) != 0;
    const auto size = little_endian(std::span(footer).subspan(12, 4)) + (has_header ? ape_footer_bytes : 0);
    return size <= end ? size : 0;
}

}  // namespace

std::int64_t start_of_trailing_tags(FileSource& source) {
    auto end = source.size();
    if (holds_at(source, end - id3v1_bytes, "TAG")) end -= id3v1_bytes;
    return end - ape_tag_bytes(source, end);
}

bool ogg_ends_early(FileSource& source) {
    const auto start = std::max<std::int64_t>(0, source.size() - largest_ogg_page_bytes);
    std::vector<std::uint8_t> tail(static_cast<std::size_t>(source.size() - start));
    tail.resize(source.read_at(start, tail));
    constexpr std::string_view capture = "OggS";
    const auto page = std::find_end(tail.begin(), tail.end(), capture.begin(), capture.end());
    if (page == tail.end()) return true;
    const std::span<const std::uint8_t> header(page, tail.end());
    if (header.size() < ogg_header_bytes || header.size() < ogg_header_bytes + header[26]) return true;
    auto page_bytes = ogg_header_bytes + header[26];
    for (std::size_t segment = 0; segment < header[26]; ++segment) page_bytes += header[ogg_header_bytes + segment];
    const bool is_marked_last = (header[5] & 0x04) != 0;
    return header.size() < page_bytes || !is_marked_last;
}

bool asf_ends_early(FileSource& source) {
    std::vector<std::uint8_t> head(asf_header_search_bytes);
    head.resize(source.read_at(0, head));
    const auto object = std::search(head.begin(), head.end(), asf_file_properties.begin(), asf_file_properties.end());
    if (head.end() - object < asf_file_size_offset + 8) return false;
    const auto stated = little_endian(std::span<const std::uint8_t>(object + asf_file_size_offset, 8));
    return stated > source.size();
}

std::optional<double> wav_stated_seconds(FileSource& source) {
    constexpr std::int64_t left_open = 0xFFFFFFFF;
    std::int64_t bytes_per_second = 0;
    std::array<std::uint8_t, 20> chunk{};  // identifier, size, and the start of its content
    for (std::int64_t offset = 12; source.read_at(offset, chunk) >= 8;) {
        const std::string_view identifier(reinterpret_cast<const char*>(chunk.data()), 4);
        const auto size = little_endian(std::span(chunk).subspan(4, 4));
        if (identifier == "fmt ") bytes_per_second = little_endian(std::span(chunk).subspan(16, 4));
        if (identifier == "data") {
            if (size == 0 || size == left_open || bytes_per_second == 0) return std::nullopt;
            return static_cast<double>(size) / static_cast<double>(bytes_per_second);
        }
        offset += 8 + size + size % 2;
    }
    return std::nullopt;
}

}  // namespace armonica::audio
