#include <array>
#include <cctype>

#include <armonica/error.hpp>

#include "features/lyrics/files/lyrics_choice.hpp"
#include "features/lyrics/files/read_lyrics.hpp"

namespace armonica::features::lyrics {
namespace {

namespace fs = std::filesystem;

/// `ending` in the case that the bits of `capitals` say, letter by letter.
std::string in_case(std::string_view ending, unsigned capitals) {
    std::string written = ".";
    for (std::size_t letter = 0; letter < ending.size(); ++letter) {
        const bool capital = ((capitals >> letter) & 1U) != 0;
        const auto c = static_cast<unsigned char>(ending[letter]);
        written += static_cast<char>(capital ? std::toupper(c) : c);
    }
    return written;
}

/// The file of lyrics in `folder` for a track of that stem, its ending in any case. Asking for each way to write the
/// ending takes the same time however many files the folder has; looking through them would not.
std::optional<fs::path> sidecar(const fs::path& folder, const fs::path& stem) {
    constexpr std::array<std::string_view, 4> endings = {"lrc", "ttml", "srt", "txt"};
    for (const std::string_view ending : endings)
        for (unsigned capitals = 0; capitals < 1U << ending.size(); ++capitals) {
            fs::path file = folder / stem;
            file += in_case(ending, capitals);
            std::error_code ignored;
            if (fs::exists(file, ignored) && !fs::is_directory(file, ignored)) return file;
        }
    return std::nullopt;
}

}  // namespace

std::optional<WrittenLyrics> find_lyrics(const fs::path& sound_file, const LyricsSearch& search) {
    std::optional<fs::path> file;
    if (search.place) {
        std::error_code ignored;
        if (!fs::exists(*search.place, ignored))
            throw InputError(*search.place, std::nullopt, "there is no such file or folder of lyrics");
        if (!fs::is_directory(*search.place, ignored)) return read_lyrics_file(*search.place);
        file = sidecar(*search.place, sound_file.stem());
    }
    if (!file) file = sidecar(sound_file.parent_path(), sound_file.stem());
    if (!file) return read_embedded_lyrics(sound_file);
    WrittenLyrics beside = read_lyrics_file(*file);
    if (has_times(beside) || beside.instrumental) return beside;
    auto embedded = read_embedded_lyrics(sound_file);
    return embedded && has_times(*embedded) ? embedded : std::move(beside);
}

}  // namespace armonica::features::lyrics
