#include "tables/npy.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string_view>

#include <Eigen/Core>

namespace armonica {
namespace {

using std::size_t;

constexpr std::uint64_t uncountable = std::numeric_limits<std::uint64_t>::max();
constexpr size_t longest_header = size_t{1} << 20;
constexpr size_t longest_text = size_t{1} << 16;

[[noreturn]] void fail(const std::string& problem) { throw std::runtime_error(problem); }

/// Reads the header's Python dictionary: {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }
class HeaderReader {
public:
    explicit HeaderReader(std::string_view text) : text_(text) {}

    NpyHeader read() {
        expect('{');
        while (!take('}')) {
            const std::string_view key = quoted();
            expect(':');
            if (key == "descr")
                read_type(type_text());
            else if (key == "fortran_order")
                header_.by_columns = truth();
            else if (key == "shape")
                read_shape();
            else
                malformed();
            if (!take(',') && !next_is('}')) malformed();
            ++keys_;
        }
        if (keys_ != 3) malformed();
        return header_;
    }

private:
    [[noreturn]] static void malformed() { fail("its header is not what NumPy writes"); }

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    }

    bool next_is(char c) {
        skip_blanks();
        return at_ < text_.size() && text_[at_] == c;
    }

    bool take(char c) {
        if (!next_is(c)) return false;
        ++at_;
        return true;
    }

    void expect(char c) {
        if (!take(c)) malformed();
    }

    std::string_view quoted() {
        skip_blanks();
        if (at_ == text_.size() || (text_[at_] != '\'' && text_[at_] != '"')) malformed();
        const size_t end = text_.find(text_[at_], at_ + 1);
        if (end == std::string_view::npos) malformed();
        const std::string_view content = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return content;
    }

    std::string_view type_text() {
        if (next_is('[')) fail("it holds records; plain numbers or text can be read");
        return quoted();
    }

    void read_type(std::string_view type) {
        if (type == "|O" || type == "O")
            fail("it holds Python objects (pickled), which only running code could read; save text with dtype=str");
        const bool readable = type.size() >= 3 && std::string_view("<>|=").find(type[0]) != std::string_view::npos &&
                              std::string_view("fiubUS").find(type[1]) != std::string_view::npos;
        size_t count = 0;
        if (readable) {
            const auto [end, error] = std::from_chars(type.data() + 2, type.data() + type.size(), count);
            if (error != std::errc() || end != type.data() + type.size()) malformed();
        }
        header_.kind = readable ? type[1] : '?';
        header_.big_endian = type.starts_with('>');
        header_.item_size = header_.kind == 'U' ? 4 * count : count;
        const bool text = header_.kind == 'U' || header_.kind == 'S';
        const bool fits = text                  ? count <= longest_text
                          : header_.kind == 'f' ? count == 2 || count == 4 || count == 8
                          : header_.kind == 'b' ? count == 1
                                                : count == 1 || count == 2 || count == 4 || count == 8;
        if (!readable || !fits) fail("its type `" + std::string(type) + "` is none that can be read: numbers or text");
    }

    bool truth() {
        skip_blanks();
        for (const auto& [word, value] : {std::pair<std::string_view, bool>{"True", true}, {"False", false}})
            if (text_.substr(at_).starts_with(word)) {
                at_ += word.size();
                return value;
            }
        malformed();
    }

    void read_shape() {
        expect('(');
        while (!take(')')) {
            skip_blanks();
            size_t length = 0;
            const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), length);
            if (error != std::errc()) malformed();
            at_ = static_cast<size_t>(end - text_.data());
            header_.shape.push_back(length);
            if (!take(',') && !next_is(')')) malformed();
        }
    }

    std::string_view text_;
    size_t at_ = 0;
    int keys_ = 0;
    NpyHeader header_;
};

/// The bits of one item, whatever order its bytes come in.
std::uint64_t bits_of(const char* item, const NpyHeader& header) {
    std::uint64_t bits = 0;
    for (size_t i = 0; i < header.item_size; ++i) {
        const size_t from = header.big_endian ? i : header.item_size - 1 - i;
        bits = bits << 8 | static_cast<unsigned char>(item[from]);
    }
    return bits;
}

double number_of(const char* item, const NpyHeader& header) {
    const std::uint64_t bits = bits_of(item, header);
    const size_t unused = 64 - 8 * header.item_size;
    if (header.kind == 'b') return bits != 0 ? 1.0 : 0.0;
    if (header.kind == 'u') return static_cast<double>(bits);
    if (header.kind == 'i') return static_cast<double>(static_cast<std::int64_t>(bits << unused) >> unused);
    if (header.item_size == 8) return std::bit_cast<double>(bits);
    if (header.item_size == 4) return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    return static_cast<double>(
        Eigen::half_impl::half_to_float(Eigen::half_impl::raw_uint16_to_half(static_cast<std::uint16_t>(bits))));
}

void append_utf8(std::string& text, std::uint64_t code) {
    const auto add = [&](std::uint64_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) fail("it holds text that is not Unicode");
    if (code < 0x80) return add(code);
    if (code < 0x800) return add(0xC0 | code >> 6), add(0x80 | (code & 0x3F));
    if (code < 0x10000) return add(0xE0 | code >> 12), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
    add(0xF0 | code >> 18), add(0x80 | (code >> 12 & 0x3F)), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
}

std::string text_of(const char* item, const NpyHeader& header) {
    std::string text;
    if (header.kind == 'S') {
        text.assign(item, std::find(item, item + header.item_size, '\0'));
        // Which bytes above 127 mean which letters, the file does not say.
        if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 127; }))
            fail("it holds bytes that are not ASCII; save text with dtype=str");
        return text;
    }
    NpyHeader character = header;
    character.item_size = 4;
    for (size_t i = 0; i < header.item_size; i += 4) {
        const std::uint64_t code = bits_of(item + i, character);
        if (code == 0) break;
        append_utf8(text, code);
    }
    return text;
}

}  // namespace

size_t NpyArray::size() const { return std::accumulate(shape.begin(), shape.end(), size_t{1}, std::multiplies<>()); }

size_t NpyArray::at(size_t r, size_t c) const { return by_columns ? c * shape[0] + r : r * shape[1] + c; }

std::uint64_t NpyHeader::data_size() const {
    if (std::find(shape.begin(), shape.end(), size_t{0}) != shape.end()) return 0;
    std::uint64_t bytes = item_size;
    for (const size_t length : shape)
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(length), &bytes)) return uncountable;
    return bytes;
}

NpyHeader read_npy_header(const ByteSource& next) {
    char start[8];
    next(start, sizeof start);
    const auto version = static_cast<unsigned char>(start[6]);
    if (std::memcmp(start, "\x93NUMPY", 6) != 0 || version < 1 || version > 3) fail("it is no NumPy array");
    unsigned char length[4] = {};
    const size_t length_bytes = version == 1 ? 2 : 4;
    next(reinterpret_cast<char*>(length), length_bytes);
    const size_t size = length[0] | size_t{length[1]} << 8 | size_t{length[2]} << 16 | size_t{length[3]} << 24;
    if (size > longest_header) fail("its header claims " + std::to_string(size) + " bytes");
    std::string text(size, '\0');
    next(text.data(), size);
    return HeaderReader(text).read();
}

NpyArray read_npy_data(const NpyHeader& header, const ByteSource& next) {
    NpyArray array;
    array.shape = header.shape;
    array.is_text = header.kind == 'U' || header.kind == 'S';
    array.is_whole = header.kind == 'i' || header.kind == 'u' || header.kind == 'b';
    array.by_columns = header.by_columns;
    if (header.item_size == 0 && array.size() > 0) fail("it holds nothing but empty text");
    constexpr size_t block_bytes = size_t{1} << 18;
    const size_t items_in_block = std::max<size_t>(1, block_bytes / std::max<size_t>(1, header.item_size));
    std::vector<char> block(std::min(items_in_block, std::max<size_t>(1, array.size())) * header.item_size);
    for (size_t left = array.size(); left > 0;) {
        const size_t items = std::min(left, items_in_block);
        next(block.data(), items * header.item_size);
        for (size_t i = 0; i < items; ++i) {
            const char* item = block.data() + i * header.item_size;
            if (array.is_text)
                array.text.push_back(text_of(item, header));
            else
                array.numbers.push_back(number_of(item, header));
        }
        left -= items;
    }
    return array;
}

std::string shape_text(const std::vector<size_t>& shape) {
    if (shape.empty()) return "one value";
    std::string text;
    for (size_t d = 0; d < shape.size(); ++d) text += (d == 0 ? "" : " × ") + std::to_string(shape[d]);
    return text;
}

}  // namespace armonica
