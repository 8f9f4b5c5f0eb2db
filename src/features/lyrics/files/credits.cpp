#include "features/lyrics/files/credits.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "features/lyrics/files/line_text.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t longest_credit = 300;  // bytes: a copyright with the names of several publishers
constexpr int lines_at_the_edge = 4;

template <std::size_t count>
bool is_one_of(std::string_view text, const std::array<std::string_view, count>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

template <std::size_t count>
bool has_one_of(std::string_view text, const std::array<std::string_view, count>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The lines of the sites that lyrics are copied from.
bool is_litter(const std::string& text) {
    constexpr std::array<std::string_view, 3> lines = {"you might also like", "embed", "see upcoming rock shows"};
    if (is_one_of(text, lines)) return true;
    constexpr std::array<std::string_view, 7> parts = {
        "lyrics licensed",    "not for commercial use", "liveget tickets as low",
        "lyrics provided by", "lyrics powered by",      "submit corrections",
        "paroles.net"};
    if (has_one_of(text, parts)) return true;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits > 0 && (text.substr(digits).starts_with(" contributor") || text.substr(digits) == "embed");
}

/// "copyright 1999", "(c) 2004 …", "℗ 2010", "© …".
bool is_copyright(const std::string& text) {
    constexpr std::array<std::string_view, 9> rights = {"©",
                                                        "℗",
                                                        "all rights reserved",
                                                        "alle rechte vorbehalten",
                                                        "tous droits reserves",
                                                        "todos los derechos reservados",
                                                        "tutti i diritti riservati",
                                                        "todos os direitos reservados",
                                                        "used by permission"};
    if (has_one_of(text, rights)) return true;
    for (const std::string_view sign : {"(c) ", "(p) ", "copyright ", "copyright: ", "copyright by ", "copyright (c) "})
        if (text.starts_with(sign) && text.size() > sign.size() + 3 &&
            std::all_of(text.begin() + static_cast<std::ptrdiff_t>(sign.size()),
                        text.begin() + static_cast<std::ptrdiff_t>(sign.size()) + 4, is_digit))
            return true;
    return text.starts_with("copyright:") || text.starts_with("copyright by ") || text.starts_with("copyright (c)");
}

bool is_address(const std::string& text) {
    constexpr std::array<std::string_view, 3> parts = {"http://", "https://", "www."};
    return has_one_of(text, parts);
}

/// What somebody did for a song, before "by", "von", "de", "di": "lyrics", "letra y musica".
bool is_work(std::string_view work) {
    constexpr std::array<std::string_view, 37> works = {
        "lyrics",     "lyric",       "words",    "text",      "texte",     "songtext", "liedtext",   "paroles",
        "letra",      "letras",      "testo",    "testi",     "parole",    "music",    "musik",      "musique",
        "musica",     "melodie",     "melody",   "written",   "produced",  "composed", "arranged",   "performed",
        "recorded",   "mixed",       "mastered", "published", "prod",      "prod.",    "produziert", "geschrieben",
        "komponiert", "arrangement", "arreglos", "sung",      "translated"};
    return is_one_of(work, works);
}

/// "words and music", "paroles et musique", "letra y musica", "text & musik", "music/lyrics".
bool is_work_list(std::string_view text) {
    constexpr std::array<std::string_view, 10> links = {"and", "&", "und", "et", "y", "e", "+", "/", ",", "u."};
    bool any = false;
    std::string spaced;
    for (const char c : text) spaced += c == '/' || c == ',' ? std::string(" ") + c + " " : std::string(1, c);
    std::string_view rest = trimmed(spaced);
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (!is_one_of(word, links)) {
            if (!is_work(word)) return false;
            any = true;
        }
        rest = trimmed(rest.substr(word.size()));
    }
    return any;
}

/// `text` up to and without a last word that names who did it: "by", "von"; empty where there is none.
std::string_view without_by(std::string_view text) {
    for (const std::string_view by : {" by", " von", " de", " di", " da", " por", " par", " do"})
        if (text.ends_with(by)) return trimmed(text.substr(0, text.size() - by.size()));
    return "";
}

/// What stands before a colon in a block of credits, but for works.
bool is_credit_name(std::string_view name) {
    constexpr std::array<std::string_view, 60> names = {
        "title",        "titel",       "titre",       "titulo",    "titolo",
        "artist",       "artista",     "artiste",     "kunstler",  "interpret",
        "interprete",   "interpreti",  "album",       "song",      "band",
        "year",         "label",       "composer",    "composers", "compositor",
        "compositores", "compositeur", "compositore", "komponist", "author",
        "authors",      "autor",       "autores",     "auteur",    "auteurs",
        "autore",       "autori",      "writer",      "writers",   "songwriter",
        "songwriters",  "texter",      "textdichter", "lyricist",  "producer",
        "producers",    "produzent",   "producteur",  "productor", "produttore",
        "publisher",    "verlag",      "source",      "quelle",    "transcription",
        "vocals",       "gesang",      "作词",        "作曲",      "编曲",
        "词",           "曲",          "制作人",      "演唱",      "歌手"};
    return is_one_of(name, names);
}

bool starts_upper(std::string_view text) {
    // Beyond ASCII, folding tells: a capital is what folding changes. An accent is changed too, which is near enough.
    if (text.empty()) return false;
    if (static_cast<unsigned char>(text[0]) < 0x80) return text[0] >= 'A' && text[0] <= 'Z';
    return folded(text.substr(0, 4)) != text.substr(0, 4);
}

/// "Lyrics by Somebody": a capital at both, since "music by the river" may be sung.
bool is_work_by_somebody(std::string_view line) {
    for (const std::string_view by : {" by ", " von ", " de ", " di ", " da ", " por ", " par ", " do "}) {
        const std::size_t place = line.find(by);
        if (place == std::string_view::npos) continue;
        if (is_work_list(folded(line.substr(0, place))) && starts_upper(line) &&
            starts_upper(line.substr(place + by.size())))
            return true;
    }
    return false;
}

/// What stands before the first colon, folded; empty where there is none, or nothing behind it.
std::string before_colon(std::string_view line) {
    std::size_t colon = line.find(':'), length = 1;
    if (const std::size_t wide = line.find("："); wide < colon) colon = wide, length = 3;
    if (colon == std::string_view::npos || trimmed(line.substr(colon + length)).empty()) return "";
    return folded(trimmed(line.substr(0, colon)));
}

}  // namespace

bool is_notice(std::string_view line) {
    if (line.size() > longest_credit) return false;
    const std::string text = folded(line);
    if (is_litter(text) || is_copyright(text) || is_address(text)) return true;
    return is_work_list(without_by(before_colon(line)));
}

bool is_credit(std::string_view line) {
    if (line.size() > longest_credit) return false;
    if (line.starts_with('(') && line.ends_with(')')) line = line.substr(1, line.size() - 2);
    if (is_notice(line)) return true;
    const std::string name = before_colon(line);
    if (is_credit_name(name) || is_work_list(name)) return true;
    constexpr std::string_view right = "copyright ";
    const bool copyright = folded(line.substr(0, right.size())) == right && starts_upper(line.substr(right.size()));
    return copyright || is_work_by_somebody(line);
}

std::vector<std::size_t> credits_among(const std::vector<std::string_view>& lines) {
    std::vector<bool> credit(lines.size());
    const auto look = [&](std::size_t place, int& sung) {
        if (lines[place].empty() || credit[place]) return;
        credit[place] = is_credit(lines[place]);
        if (!credit[place]) ++sung;
    };
    int sung = 0;
    for (std::size_t place = 0; place < lines.size() && sung < lines_at_the_edge; ++place) look(place, sung);
    sung = 0;
    for (std::size_t place = lines.size(); place > 0 && sung < lines_at_the_edge; --place) look(place - 1, sung);
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < lines.size(); ++place)
        if (credit[place] || (!lines[place].empty() && is_notice(lines[place]))) places.push_back(place);
    return places;
}

std::string_view without_embed(std::string_view line) {
    constexpr std::string_view litter = "Embed";
    if (!line.ends_with(litter)) return line;
    std::string_view rest = line.substr(0, line.size() - litter.size());
    if (rest.empty() || !is_digit(rest.back())) return line;
    while (!rest.empty() && is_digit(rest.back())) rest.remove_suffix(1);
    return trimmed(rest);
}

}  // namespace armonica::features::lyrics
