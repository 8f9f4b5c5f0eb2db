#include "features/lyrics/files/section_marks.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/repeat_marks.hpp"
#include "features/lyrics/files/section_names.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t longest_mark = 120;  // bytes: "[Verse 3: …" with the names of several singers

enum class Brackets { none, round, square };

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::size_t length = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return words;
}

/// "2", "2.", "#2", "2nd", "ii", "iv.", "b": which of several sections of one name.
bool is_number(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.starts_with('#')) word.remove_prefix(1);
    if (word.empty()) return false;
    constexpr std::array<std::string_view, 12> others = {"i",   "ii",   "iii", "iv", "v", "vi",
                                                         "vii", "viii", "a",   "b",  "c", "d"};
    if (std::find(others.begin(), others.end(), word) != others.end()) return true;
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    constexpr std::array<std::string_view, 8> endings = {"", "st", "nd", "rd", "th", "a", "b", "c"};
    return digits > 0 && digits <= 2 && std::find(endings.begin(), endings.end(), word.substr(digits)) != endings.end();
}

/// Words beside a name that change nothing of what it means.
bool is_beside_name(std::string_view word) {
    constexpr std::array<std::string_view, 16> words = {"repeat",  "final",  "last",    "first",  "second", "third",
                                                        "letzter", "letzte", "dernier", "ultimo", "wdh.",   "wdh",
                                                        "repeats", "rep.",   "again",   "reprise"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The head of a mark, taken apart.
struct Head {
    std::string name;       ///< the words that must name a part of a song
    std::string full_name;  ///< with the number
    bool numbered = false;
    bool dotted = false;  ///< "Ref."
};

Head head_of(std::string_view text) {
    std::string content = folded(text);
    std::replace(content.begin(), content.end(), '-', ' ');
    Head head;
    for (std::string& word : words_of(content)) {
        if (is_beside_name(word)) continue;
        const bool number = is_number(word);
        head.numbered = head.numbered || number;
        if (!number && word.ends_with('.') && word.size() > 1) {
            head.dotted = true;
            word.pop_back();
        }
        head.full_name += (head.full_name.empty() ? "" : " ") + word;
        if (!number) head.name += (head.name.empty() ? "" : " ") + word;
    }
    return head;
}

/// In square brackets, where nothing is sung, a name may have words beside it: "Guitar solo", "Verse with choir".
const SectionName* name_within(const Head& head) {
    if (const SectionName* const whole = find_section_name(head.name)) return whole;
    const auto words = words_of(head.name);
    for (const auto& word : {words.empty() ? "" : words.back(), words.empty() ? "" : words.front()})
        if (const SectionName* const found = find_section_name(word)) return found;
    return nullptr;
}

SectionMark mark_of(const SectionName* name, const Head& head, const Repeated& counted) {
    SectionMark mark{SectionKind::other, head.full_name, counted.times, counted.too_often, {}};
    if (name != nullptr) mark.kind = name->kind;
    return mark;
}

/// `content` without the singers behind a colon or a dash: "Verse 1: Artist", "Verse 1 - Artist".
std::string_view without_singers(std::string_view content) {
    std::size_t end = content.find(':');
    for (const std::string_view dash : {" - ", " – ", " — "}) end = std::min(end, content.find(dash));
    return trimmed(content.substr(0, end));
}

std::optional<SectionMark> bracketed_mark(std::string_view content, Brackets brackets) {
    const Repeated whole = without_count(content);
    Repeated counted = without_count(without_singers(whole.text));
    counted.times = std::max(counted.times, whole.times);
    counted.too_often = counted.too_often || whole.too_often;
    const Head head = head_of(counted.text);
    if (brackets == Brackets::square) return mark_of(name_within(head), head, counted);
    const SectionName* name = find_section_name(head.name);
    const auto words = words_of(head.name);
    const bool is_solo = !words.empty() && words.size() <= 3 && words.back() == "solo";
    if (name == nullptr && is_solo) name = find_section_name("solo");
    return name != nullptr ? std::optional(mark_of(name, head, counted)) : std::nullopt;
}

/// A mark in brackets at the start of `line`; what is behind it is sung.
std::optional<SectionMark> mark_in_brackets(std::string_view line) {
    const bool round = line.starts_with('('), square = line.starts_with('[');
    if (!round && !square) return std::nullopt;
    std::size_t close = line.find(round ? ')' : ']');
    if (line.substr(std::min(close, line.size())).starts_with("))")) ++close;  // "(Chorus (x2))"
    if (close == std::string_view::npos || close > longest_mark) return std::nullopt;
    const std::string_view inside = line.substr(1, close - 1);
    std::string_view behind = trimmed(line.substr(close + 1));
    if (behind.starts_with(':')) behind = trimmed(behind.substr(1));
    const Repeated counted = without_count(behind);
    const bool alone = counted.text.empty();
    auto mark = bracketed_mark(inside, round ? Brackets::round : Brackets::square);
    if (!mark || (!alone && find_section_name(head_of(without_singers(without_count(inside).text)).name) == nullptr))
        return std::nullopt;
    if (alone) {
        mark->times = std::max(mark->times, counted.times);
        mark->too_often = mark->too_often || counted.too_often;
    } else {
        mark->words = behind;
    }
    return mark;
}

std::string_view without_ornaments(std::string_view line) {
    constexpr std::string_view ornaments = "*_#=~-<>+ ";
    const std::size_t first = line.find_first_not_of(ornaments);
    return first == std::string_view::npos ? "" : line.substr(first, line.find_last_not_of(ornaments) - first + 1);
}

/// Whether a name without brackets and colon is a mark where it stands.
bool is_believed(const SectionName& name, const Head& head, LinePlace place) {
    if (head.dotted || name.belief == Belief::anywhere) return true;
    if (name.belief == Belief::with_sign) return false;
    const bool wordless = !name.kind.has_value();
    return wordless ? place.starts_stanza && place.ends_stanza : head.numbered || place.starts_stanza;
}

std::optional<SectionMark> bare_mark(std::string_view line, LinePlace place) {
    if (line.size() > longest_mark && line.find(':') > longest_mark) return std::nullopt;
    const std::size_t colon = line.find(':');
    const std::string_view behind = colon == std::string_view::npos ? "" : trimmed(line.substr(colon + 1));
    const Repeated counted = without_count(line.substr(0, colon));
    const Head head = head_of(without_ornaments(counted.text));
    const SectionName* const name = find_section_name(head.name);
    if (name == nullptr) return std::nullopt;
    const bool has_sign = colon != std::string_view::npos || counted.times > 1;
    if (!has_sign && !is_believed(*name, head, place)) return std::nullopt;
    SectionMark mark = mark_of(name, head, counted);
    const Repeated count_behind = without_count(behind);
    if (count_behind.text.empty()) {
        mark.times = std::max(mark.times, count_behind.times);
        mark.too_often = mark.too_often || count_behind.too_often;
    } else if (name->belief == Belief::with_sign) {
        return std::nullopt;  // "Part: …" may well be sung
    } else {
        mark.words = behind;
    }
    return mark;
}

}  // namespace

std::optional<SectionMark> section_mark(std::string_view line, LinePlace place) {
    if (line.starts_with('(') || line.starts_with('[')) return mark_in_brackets(line);
    return bare_mark(line, place);
}

std::optional<SectionKind> section_kind(std::string_view name) {
    if (name.size() > longest_mark) return std::nullopt;
    const SectionName* const found = find_section_name(head_of(name).name);
    return found != nullptr ? found->kind : std::nullopt;
}

bool says_instrumental(std::string_view line) {
    if (line.size() > longest_mark) return false;
    std::string content = folded(line);
    std::erase_if(content, [](char c) { return std::string_view("()[]{}*.!:-~<>").find(c) != std::string_view::npos; });
    constexpr std::array<std::string_view, 28> phrases = {"instrumental",
                                                          "instrumental track",
                                                          "instrumental song",
                                                          "this song is instrumental",
                                                          "this song is an instrumental",
                                                          "this is an instrumental",
                                                          "this track is instrumental",
                                                          "no lyrics",
                                                          "no lyrics available",
                                                          "no words",
                                                          "without words",
                                                          "instrumentalstuck",
                                                          "ohne text",
                                                          "ohne worte",
                                                          "kein text",
                                                          "kein gesang",
                                                          "instrumentale",
                                                          "sans paroles",
                                                          "pas de paroles",
                                                          "morceau instrumental",
                                                          "sin letra",
                                                          "tema instrumental",
                                                          "strumentale",
                                                          "brano strumentale",
                                                          "senza parole",
                                                          "senza testo",
                                                          "sem letra",
                                                          "纯音乐，请欣赏"};
    return std::find(phrases.begin(), phrases.end(), trimmed(content)) != phrases.end();
}

}  // namespace armonica::features::lyrics
