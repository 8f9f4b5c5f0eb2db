#pragma once

#include <armonica/feature_vector.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/lyrics/files/written_lyrics.hpp"
#include "features/lyrics/meaning/affect_lexicon.hpp"
#include "features/lyrics/meaning/themes.hpp"
#include "features/lyrics/sounds/pronunciation.hpp"
#include "features/lyrics/text/song_text.hpp"

namespace armonica::features::lyrics {

/// How a word sounds, and what of it rhymes. Words that rhyme have the same number.
struct WordSound {
    static constexpr std::uint32_t none = 0;  ///< rhymes with nothing

    Pronunciation pronunciation;
    std::uint32_t rhyme = none;
    std::uint32_t slant_vowels = none;
    std::uint32_t slant_ending = none;
    bool strong = false;  ///< its rhyme has a consonant or a second syllable: it is heard within a line, too
};

/// What a word does and means, as far as the lists of its language know it.
struct WordMeaning {
    bool first = false, first_plural = false, second = false, third = false;
    bool past = false, present = false, future = false;
    bool negation = false, vocable = false, profane = false;
    double intensity = 1.0;
    const Affect* affect = nullptr;
    std::optional<double> concreteness;
    std::string stem;
    const std::vector<Themes::Phrase>* themes = nullptr;
};

/// The words of one track with all that its features look at. What is costly is found when first asked for: one song
/// belongs to one thread.
class Song {
public:
    /// A song whose words are unknown, for `why`: no_lyrics, or instrumental. `text` says where that was read.
    explicit Song(MissingReason why, SongText text = {}) : absent_(why), text_(std::move(text)) {}

    /// A text without a word is one without lyrics.
    explicit Song(SongText text);

    Song(Song&&) = default;
    Song& operator=(Song&&) = default;
    Song(const Song&) = delete;  // lines() point into text()
    Song& operator=(const Song&) = delete;

    /// Why there are no words; empty where there are some.
    std::optional<MissingReason> absent() const { return absent_; }

    const SongText& text() const { return text_; }
    const std::vector<const Line*>& lines() const { return lines_; }  ///< all, in their order
    std::size_t word_count() const { return word_count_; }

    /// The song's language where its words can be pronounced and looked up; else its features of sound and meaning are
    /// missing, `language_not_supported`.
    std::optional<Language> language() const { return text_.language.known(); }

    /// By word; only where language() is known. Words in lines of other languages have one syllable without a sound,
    /// and no meaning.
    const WordSound& sound(Word word) const;
    const WordMeaning& meaning(Word word) const;

    /// A line for quoting: in quotation marks, not longer than some ten words.
    static std::string quoted(const std::string& line);

private:
    void find_sounds() const;
    void find_meanings() const;

    std::optional<MissingReason> absent_;
    SongText text_;
    std::vector<const Line*> lines_;
    std::size_t word_count_ = 0;
    mutable std::vector<WordSound> sounds_;
    mutable std::vector<WordMeaning> meanings_;
};

/// The song of what was found in a file or tag; without words where it is an instrumental.
Song song_of(const std::optional<WrittenLyrics>& written);

}  // namespace armonica::features::lyrics
