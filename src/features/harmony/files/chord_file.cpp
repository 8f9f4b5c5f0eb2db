#include "features/harmony/files/chord_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>

#include <armonica/error.hpp>

#include "features/harmony/files/text_lines.hpp"

namespace armonica::features::harmony {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;  // no chart and no MIDI file comes near

std::string read_bytes(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) throw InputError(file, std::nullopt, "there is no such file");
    if (!fs::is_regular_file(file, ignored))
        throw InputError(file, std::nullopt, "this is no regular file; a file of chords is needed");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError(file, std::nullopt, "the file cannot be opened for reading");
    if (fs::file_size(file, ignored) > most_bytes)
        throw InputError(file, std::nullopt, "with more than 64 MiB this is no file of chords");
    std::string bytes(std::istreambuf_iterator<char>(stream), {});
    if (stream.bad()) throw InputError(file, std::nullopt, "the file cannot be read to its end");
    return bytes;
}

std::string lower_case_extension(const fs::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

template <std::size_t count>
bool is_one_of(std::string_view text, const std::array<std::string_view, count>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Whether content or name are those of a sound file.
bool is_sound(std::string_view bytes, const fs::path& file) {
    constexpr std::array<std::string_view, 14> extensions = {".mp3", ".flac", ".ogg", ".oga",  ".opus", ".wav", ".m4a",
                                                             ".aac", ".wma",  ".aif", ".aiff", ".mp4",  ".ape", ".wv"};
    const bool wave = bytes.starts_with("RIFF") && bytes.substr(0, 16).find("WAVE") != std::string_view::npos;
    const bool mp4 = bytes.size() > 8 && bytes.substr(4, 4) == "ftyp";
    const bool mpeg =
        bytes.size() > 1 && bytes[0] == '\xFF' && (bytes[1] & '\xE0') == '\xE0' && !bytes.starts_with("\xFF\xFE");
    return wave || mp4 || mpeg || bytes.starts_with("ID3") || bytes.starts_with("fLaC") || bytes.starts_with("OggS") ||
           is_one_of(lower_case_extension(file), extensions);
}

bool is_midi(std::string_view bytes) {
    const bool in_riff = bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("RMID");
    return bytes.starts_with("MThd") || in_riff;
}

/// A JSON object: a brace, then a name in quotation marks. ChordPro's braces have words in them.
bool is_json_object(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with('{')) return false;
    text = trimmed(text.substr(1));
    return text.starts_with('"') || text.starts_with('}');
}

/// Two numbers and a word in its first line that is neither empty nor a comment.
bool is_lab(std::string_view text) {
    for (const std::string_view line : lines_of(text)) {
        const auto words = words_of(line);
        if (words.empty() || words.front().starts_with('#')) continue;
        return words.size() >= 3 && number_in(words[0]) && number_in(words[1]);
    }
    return false;
}

/// A line that is a directive in braces; a chord in brackets within a line is not enough: `[C]` may name a section.
bool has_directive(std::string_view text) {
    const auto lines = lines_of(text);
    return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
        line = trimmed(line);
        return line.starts_with('{') && line.ends_with('}');
    });
}

void refuse_what_is_no_text(std::string_view bytes, const fs::path& file) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        throw InputError(file, std::nullopt,
                         "the text is in UTF-16; convert the file, for example with `iconv -f utf-16 -t utf-8`");
    if (bytes.find('\0') != std::string_view::npos)
        throw InputError(
            file, std::nullopt,
            "this is neither text nor MIDI; chords are read from .lab, JAMS, ChordPro, chord charts and MIDI");
}

ChordFile read_text(std::string_view text, const fs::path& file) {
    constexpr std::array<std::string_view, 7> chordpro = {".cho", ".crd",   ".chopro", ".chordpro",
                                                          ".pro", ".chord", ".cpro"};
    const std::string extension = lower_case_extension(file), name = file.string();
    if (extension == ".jams" || extension == ".json" || is_json_object(text)) return read_jams(text, name);
    if (extension == ".lab" || is_lab(text)) return read_lab(text, name);
    if (is_one_of(extension, chordpro) || has_directive(text)) return read_chordpro(text, name);
    try {
        return read_chord_chart(text, name);
    } catch (const InputError&) {
        // A song with its chords in brackets and no directive at all.
        if (text.find('[') == std::string_view::npos) throw;
        return read_chordpro(text, name);
    }
}

}  // namespace

bool is_sound_file(const fs::path& file) {
    std::array<char, 16> head{};
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), head.size());
    return is_sound({head.data(), static_cast<std::size_t>(in.gcount())}, file);
}

ChordFile read_chord_file(const fs::path& file) {
    const std::string bytes = read_bytes(file);
    if (bytes.empty()) throw InputError(file, std::nullopt, "the file is empty");
    if (is_midi(bytes)) return read_midi(bytes, file.string());
    if (is_sound(bytes, file))
        throw InputError(file, std::nullopt,
                         "this is a sound file; chords are read from .lab, JAMS, ChordPro, chord charts and MIDI");
    refuse_what_is_no_text(bytes, file);
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return read_text(text, file);
}

}  // namespace armonica::features::harmony
