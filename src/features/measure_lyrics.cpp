#include "features/measure_lyrics.hpp"

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <stdexcept>

#include "features/families.hpp"
#include "features/lyrics/meaning/knowledge.hpp"

namespace armonica::features {
namespace {

/// A track of which only the words, and perhaps the length, are known.
class TextTrack final : public Track {
public:
    TextTrack(const lyrics::Song& song, double seconds) : song_(song), seconds_(seconds) {}
    double seconds() const override { return seconds_; }
    const lyrics::Song& lyrics() const override { return song_; }
    const OnsetEnvelope& onsets() const override { return no_sound<OnsetEnvelope>(); }
    const Pulse& pulse() const override { return no_sound<Pulse>(); }
    const Chromagram& chroma() const override { return no_sound<Chromagram>(); }
    const harmony::HeardHarmony& harmony() const override { return no_sound<harmony::HeardHarmony>(); }
    const midlevel::Heard& midlevel() const override { return no_sound<midlevel::Heard>(); }

private:
    template <typename Heard>
    [[noreturn]] static const Heard& no_sound() {
        throw std::logic_error("a family of lyrics looks at the sound");
    }

    const lyrics::Song& song_;
    double seconds_;
};

}  // namespace

FeatureVector measure_lyrics(const lyrics::Song& song, double track_seconds) {
    FeatureVector result;
    result.catalogue_version = catalogue_version();
    result.lyrics = lyrics_found(song);
    result.length_seconds = track_seconds;
    const TextTrack track(song, track_seconds);
    for (const Family* family : families)
        if (family->needs.lyrics) family->start()->finish(track, result);
    return result;
}

std::optional<LyricsFound> lyrics_found(const lyrics::Song& song) {
    if (song.absent() == MissingReason::no_lyrics) return std::nullopt;
    const lyrics::SongText& text = song.text();
    return LyricsFound{.source = text.source,
                       .format = text.format,
                       .language = text.language.code,
                       .confidence = text.language.confidence,
                       .other_language = text.language.second_code,
                       .instrumental = song.absent().has_value(),
                       .timed = text.timed};
}

void read_shipped_lyrics() {
    constexpr std::string_view prefix = "lyrics_theme_";
    for (const lyrics::Language language : lyrics::languages) {
        const std::vector<lyrics::Theme>& themes = lyrics::Knowledge::of(language).themes.all();
        for (const FeatureInfo& info : catalogue()) {
            if (!info.id.starts_with(prefix)) continue;
            const auto described = [&](const lyrics::Theme& theme) {
                return theme.id == info.id.substr(prefix.size());
            };
            if (std::none_of(themes.begin(), themes.end(), described))
                throw InputError("lyrics/themes.ttl", std::nullopt,
                                 "the theme of the feature `" + std::string(info.id) + "` is not described");
        }
    }
}

}  // namespace armonica::features
