#include "features/lyrics/song.hpp"

#include <algorithm>
#include <unordered_map>

#include "features/lyrics/meaning/knowledge.hpp"
#include "features/lyrics/meaning/lookup.hpp"
#include "features/lyrics/sounds/rhyme.hpp"
#include "features/lyrics/text/read_song.hpp"

namespace armonica::features::lyrics {
namespace {

/// The same number for the same text.
class Numbers {
public:
    std::uint32_t of(const std::string& text) {
        return numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second;
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

bool is_number(const std::string& form) {
    return !form.empty() && form.find_first_not_of("0123456789.,") == std::string::npos;
}

/// A number in digits is counted as a syllable a digit: said in full it would have at least about as many.
Pronunciation of_digits(const std::string& form) {
    const auto digits = std::count_if(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
    return {std::vector<Syllable>(static_cast<std::size_t>(std::max<std::ptrdiff_t>(digits, 1))), 0};
}

Pronunciation sound_of(const WordType& type) {
    if (is_number(type.form)) return of_digits(type.form);
    if (!type.language) return {{Syllable{}}, 0};
    return pronounce(type.form, *type.language);
}

/// Regular past forms of English: those on -ed that are no words of another kind.
bool is_past(const WordLists& lists, const Lookup& word) {
    const std::string& form = word.forms.front();
    if (is_in(lists.past, word)) return true;
    return !lists.past.empty() && form.size() > 3 && form.ends_with("ed") && !lists.not_past.contains(form);
}

WordMeaning meaning_of(const WordType& type) {
    WordMeaning meaning;
    if (!type.language) return meaning;
    const Language language = *type.language;
    const Knowledge& known = Knowledge::of(language);
    const Lookup word(type.form, language);
    const auto in = [&](const WordSet& list) { return is_in(list, word); };
    meaning.first = in(known.lists.first);
    meaning.first_plural = in(known.lists.first_plural);
    meaning.second = in(known.lists.second);
    meaning.third = in(known.lists.third);
    meaning.past = is_past(known.lists, word);
    meaning.present = in(known.lists.present);
    meaning.future = in(known.lists.future);
    meaning.negation = in(known.lists.negations);
    meaning.vocable = in(known.lists.vocables);
    meaning.profane = in(known.lists.profanity);
    if (const auto found = known.lists.intensifiers.find(type.form); found != known.lists.intensifiers.end())
        meaning.intensity = found->second;
    // "oh" and "very" strengthen or fill: they feel like nothing themselves.
    if (!meaning.vocable && meaning.intensity == 1.0) meaning.affect = known.affects.find(word);
    meaning.themes = known.themes.beginning_with(word);
    meaning.stem = word.stems.front();
    meaning.concreteness = known.concreteness.find(word);
    return meaning;
}

}  // namespace

Song::Song(SongText text) : text_(std::move(text)) {
    lines_ = text_.lines();
    word_count_ = text_.word_count();
    if (word_count_ == 0) absent_ = MissingReason::no_lyrics;
}

void Song::find_sounds() const {
    Numbers numbers;
    for (const WordType& type : text_.types) {
        WordSound sound{sound_of(type), WordSound::none, WordSound::none, WordSound::none, false};
        if (const std::string part = rhyme_part(sound.pronunciation); type.language && !part.empty()) {
            // Words of two languages do not rhyme: the names of their sounds are their own.
            const std::string language(code_of(*type.language));
            const SlantParts slant = slant_parts(sound.pronunciation, *type.language);
            sound.rhyme = numbers.of(language + part);
            sound.slant_vowels = numbers.of(language + " vowels " + slant.vowels);
            if (!slant.ending.empty()) sound.slant_ending = numbers.of(language + " ending " + slant.ending);
            sound.strong = !sound.pronunciation.syllables[sound.pronunciation.stressed].coda.empty() ||
                           rhyming_syllables(sound.pronunciation) > 1;
        }
        sounds_.push_back(std::move(sound));
    }
}

void Song::find_meanings() const {
    for (const WordType& type : text_.types) meanings_.push_back(meaning_of(type));
}

const WordSound& Song::sound(Word word) const {
    if (sounds_.empty()) find_sounds();
    return sounds_[word];
}

const WordMeaning& Song::meaning(Word word) const {
    if (meanings_.empty()) find_meanings();
    return meanings_[word];
}

std::string Song::quoted(const std::string& line) {
    constexpr std::size_t longest = 60;  // bytes
    if (line.size() <= longest) return "“" + line + "”";
    std::size_t end = line.rfind(' ', longest);
    if (end == std::string::npos || end < longest / 2) {
        end = longest;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    }
    return "“" + line.substr(0, end) + " …”";
}

Song song_of(const std::optional<WrittenLyrics>& written) {
    if (!written) return Song(MissingReason::no_lyrics);
    if (written->instrumental) return Song(MissingReason::instrumental, read_song(*written));
    return Song(read_song(*written));
}

}  // namespace armonica::features::lyrics
