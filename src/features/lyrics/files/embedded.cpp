#include <taglib/apefile.h>
#include <taglib/apetag.h>
#include <taglib/fileref.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpcfile.h>
#include <taglib/mpegfile.h>
#include <taglib/trueaudiofile.h>
#include <taglib/wavfile.h>
#include <taglib/wavpackfile.h>
#include <taglib/xiphcomment.h>

#include <algorithm>
#include <exception>

#include "features/lyrics/files/lyrics_choice.hpp"
#include "features/lyrics/files/read_lyrics.hpp"
#include "features/lyrics/files/tag_lyrics.hpp"

namespace armonica::features::lyrics {
namespace {

/// The tags of a file. TagLib gives those of several kinds in one file as a union, behind which lyrics cannot be seen.
std::vector<const TagLib::Tag*> tags_of(TagLib::File& file) {
    if (auto* const mpeg = dynamic_cast<TagLib::MPEG::File*>(&file)) return {mpeg->ID3v2Tag(), mpeg->APETag()};
    if (auto* const flac = dynamic_cast<TagLib::FLAC::File*>(&file)) return {flac->xiphComment(), flac->ID3v2Tag()};
    if (auto* const wave = dynamic_cast<TagLib::RIFF::WAV::File*>(&file)) return {wave->ID3v2Tag()};
    if (auto* const ape = dynamic_cast<TagLib::APE::File*>(&file)) return {ape->APETag()};
    if (auto* const pack = dynamic_cast<TagLib::WavPack::File*>(&file)) return {pack->APETag()};
    if (auto* const muse = dynamic_cast<TagLib::MPC::File*>(&file)) return {muse->APETag()};
    if (auto* const tta = dynamic_cast<TagLib::TrueAudio::File*>(&file)) return {tta->ID3v2Tag()};
    return {file.tag()};
}

std::vector<WrittenLyrics> all_lyrics(const std::filesystem::path& sound_file) {
    std::vector<WrittenLyrics> found;
    const TagLib::FileRef file(sound_file.c_str(), false);
    if (file.isNull()) return found;
    for (const TagLib::Tag* const tag : tags_of(*file.file())) add_tag_lyrics(tag, found);
    return found;
}

}  // namespace

std::optional<WrittenLyrics> read_embedded_lyrics(const std::filesystem::path& sound_file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(sound_file, ignored)) return std::nullopt;
    std::vector<WrittenLyrics> found;
    try {
        found = all_lyrics(sound_file);
    } catch (const std::exception&) {
        return std::nullopt;  // a damaged tag, of which the sound says more when it is opened
    }
    std::erase_if(found, [](const WrittenLyrics& lyrics) { return lyrics.sections.empty() && !lyrics.instrumental; });
    const auto worse = [](const WrittenLyrics& a, const WrittenLyrics& b) {
        return std::pair(has_times(a), length_of(a)) < std::pair(has_times(b), length_of(b));
    };
    const auto best = std::max_element(found.begin(), found.end(), worse);
    return best == found.end() ? std::nullopt : std::optional(std::move(*best));
}

}  // namespace armonica::features::lyrics
