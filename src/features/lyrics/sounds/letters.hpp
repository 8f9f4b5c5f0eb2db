#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace armonica::features::lyrics::spelling {

/// The code point that begins at `at`, which moves behind it; 0 for bytes that are no UTF-8, which are passed over
/// singly.
constexpr char32_t decode_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 && first < 0xF5   ? 3
                     : first >= 0xE0 && first < 0xF0 ? 2
                                                     : first >= 0xC2 && first < 0xE0;
    if (more == 0 || text.size() - at < static_cast<std::size_t>(more)) return 0;
    char32_t code_point = first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at + static_cast<std::size_t>(i)) & 0xC0) != 0x80) return 0;
        code_point = code_point << 6 | (byte(at + static_cast<std::size_t>(i)) & 0x3Fu);
    }
    at += static_cast<std::size_t>(more);
    return code_point;
}

/// Letters written in the source as UTF-8, kept as one byte each (ISO 8859-1), so that rules compare bytes.
template <std::size_t capacity>
class LetterText {
public:
    // Implicit, so that tables of rules can be written as plain text.
    consteval LetterText(const char* utf8) {  // NOLINT(google-explicit-constructor)
        const std::string_view text = utf8;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t code_point = decode_code_point(text, at);
            if (code_point == 0 || code_point > 0xFF || size_ == capacity) throw std::invalid_argument("LetterText");
            letters_[size_++] = static_cast<char>(static_cast<unsigned char>(code_point));
        }
    }
    constexpr std::string_view view() const { return {letters_.data(), size_}; }

private:
    std::array<char, capacity> letters_{};
    unsigned char size_ = 0;
};

using Spelling = LetterText<15>;
using LetterSet = LetterText<63>;

/// The letters of one word, one byte each (ISO 8859-1), lower case.
class Letters {
public:
    static constexpr std::size_t capacity = 64;

    std::size_t size() const { return size_; }
    std::string_view view() const { return {letters_.data(), size_}; }
    char operator[](std::size_t index) const { return letters_[index]; }
    /// Puts another letter at `index`, which must be below `size()`.
    void replace(std::size_t index, char letter) { letters_[index] = letter; }
    /// Appends a letter; whatever comes after the 64th is left out.
    void append(char letter) {
        if (size_ < capacity) letters_[size_++] = letter;
    }
    /// Takes the last `count` letters away, of which there must be so many.
    void drop_last(std::size_t count) { size_ -= count; }
    /// Takes apostrophes off the end and remembers that there were some.
    void drop_final_apostrophes() {
        for (; size_ > 0 && letters_[size_ - 1] == '\''; --size_) cut_short_ = true;
    }
    /// Whether an apostrophe stood at the end of the word: Italian "anda'".
    bool cut_short() const { return cut_short_; }

private:
    std::array<char, capacity> letters_;
    std::size_t size_ = 0;
    bool cut_short_ = false;
};

/// The letters of `word` (UTF-8), at most 64: a to z, the accented letters of `alphabet`, and apostrophes between
/// letters. Other accented letters become their base letter, other characters and broken UTF-8 are passed over.
Letters read_letters(std::string_view word, const LetterSet& alphabet);

/// The letter `code` (ISO 8859-1), written in the source as a character literal of Unicode.
constexpr char letter(char32_t code) { return static_cast<char>(static_cast<unsigned char>(code)); }

}  // namespace armonica::features::lyrics::spelling
