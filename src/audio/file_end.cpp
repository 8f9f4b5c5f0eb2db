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
constexpr std::int64_t largest_ogg_page_bytes = 27 + 255 + 255 * 255;

bool holds_at(FileSource& source, std::int64_t offset, std::string_view mark) {
    std::array<std::uint8_t, 8> bytes{};
    return offset >= 0 && source.read_at(offset, std::span(bytes).first(mark.size())) == mark.size() &&
           std::memcmp(bytes.data(), mark.data(), mark.size()) == 0;
}

/// Size of the APEv2 tag that ends at `end`; 0 where there is none.
std::int64_t ape_tag_bytes(FileSource& source, std::int64_t end) {
    if (!holds_at(source, end - ape_footer_bytes, "APETAGEX")) return 0;
    std::array<std::uint8_t, ape_footer_bytes> footer{};
    if (source.read_at(end - ape_footer_bytes, footer) != footer.size()) return 0;
    const auto little_endian = [&](std::size_t at) {
        return std::int64_t{footer[at]} | std::int64_t{footer[at + 1]} << 8 | std::int64_t{footer[at + 2]} << 16 |
               std::int64_t{footer[at + 3]} << 24;
    };
    // The stated size counts the footer but not the header, whose presence bit 31 of the flags tells.
    const bool has_header = (little_endian(20) >> 31 & 1) != 0;
    const auto size = little_endian(12) + (has_header ? ape_footer_bytes : 0);
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

}  // namespace armonica::audio
