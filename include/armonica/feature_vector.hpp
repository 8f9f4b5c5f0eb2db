#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/export.hpp>

namespace armonica {

/// Why a feature has no value on a track. The names are a stable contract (docs/formats.md).
enum class MissingReason {
    not_requested,           ///< the caller did not ask for it
    silent,                  ///< there is no sound to measure
    too_short,               ///< there is too little sound to measure
    no_beat,                 ///< no regular beat was found
    no_pitch,                ///< nothing with a definite pitch was found
    no_onsets,               ///< nothing begins clearly enough: no notes, no drums
    no_chords,               ///< hardly a chord was recognised
    mono,                    ///< both channels are the same
    not_in_table,            ///< the table that the track comes from has an empty cell here
    no_lyrics,               ///< no words were found for the track, or were not looked for
    instrumental,            ///< its lyrics are empty, or say that there are no words
    language_not_supported,  ///< the words are in a language that Armonica cannot pronounce and look up
    no_rhymes,               ///< no line rhymes
    no_times,                ///< the words have no times
    no_sound,                ///< only a text was read, no sound
};

ARMONICA_API std::string_view to_string(MissingReason reason);

/// A musical key.
struct Key {
    int tonic = 0;  ///< pitch class, 0 = C … 11 = B
    bool minor = false;
    double strength = 0.0;    ///< correlation with the key's profile, −1 … 1
    double confidence = 0.0;  ///< 0 … 1; those of all candidates add up to 1
};

/// A tempo at which a track may be counted.
struct Tempo {
    double bpm = 0.0;
    double confidence = 0.0;  ///< 0 … 1; those of all candidates add up to 1
};

/// The words that a track was measured with.
struct LyricsFound {
    std::string source;               ///< "song.lrc", or the name of the tag: "USLT"
    std::string format;               ///< "text", "lrc", "srt", "ttml", "sylt"
    std::string language;             ///< ISO 639-1 where there is one, else 639-3; empty where none was recognised
    double confidence = 0.0;          ///< of the language, 0 … 1; below 0.5 it is not relied on
    std::string other_language = {};  ///< the second language's code; empty where there is one only
    bool instrumental = false;        ///< the lyrics say that there are no words
    bool timed = false;               ///< every line has a time
};

/// "A minor", "F# major": sharps, never flats.
ARMONICA_API std::string to_string(const Key& key);

/// What a network of the user's own says of a track, beside the catalogue (docs/midlevel_models.md).
struct OwnOutput {
    std::string id;                     ///< "midlevel_" and the id in the network's descriptor
    std::string title;                  ///< as the descriptor has it
    std::optional<double> value;        ///< empty where the track is too short or silent
    std::optional<double> uncertainty;  ///< of the value, one standard deviation
};

/// The features of one track: a finite number or a reason for every entry of the catalogue.
class ARMONICA_API FeatureVector {
public:
    /// Every feature starts as missing with `not_requested`.
    FeatureVector();

    /// The value of feature `id`; empty if it is missing or not in the catalogue.
    std::optional<double> value(std::string_view id) const;
    /// Why feature `id` has no value; empty if it has one. Throws std::out_of_range for an id not in the catalogue.
    std::optional<MissingReason> missing(std::string_view id) const;

    /// Where what feature `id` counts is heard: in seconds from the start, ascending. Empty for features that count no
    /// single events, and where the values were not measured in sound. Throws std::out_of_range for an id not in the
    /// catalogue.
    const std::vector<double>& heard_at(std::string_view id) const;

    /// What of the words made feature `id` what it is: short phrases in plain English, each with words of the lyrics in
    /// “quotation marks”. Empty for features of sound, and where quotes were not asked for. Throws std::out_of_range
    /// for an id not in the catalogue.
    const std::vector<std::string>& quotes(std::string_view id) const;

    /// How far the value of feature `id` may be off, one standard deviation in its unit, where that is known: for what
    /// a network heard. Throws std::out_of_range for an id not in the catalogue.
    std::optional<double> uncertainty(std::string_view id) const;

    /// Throws std::out_of_range for an id not in the catalogue, std::domain_error for a NaN or an infinity: neither may
    /// ever leave the program.
    void set(std::string_view id, double value, std::vector<double> heard_at = {},
             std::vector<std::string> quotes = {});
    void set_uncertainty(std::string_view id, double uncertainty);  ///< after set(); throws as it does
    void set_missing(std::string_view id, MissingReason reason);
    void forget_quotes();  ///< afterwards quotes() is empty for every feature

    double length_seconds = 0.0;  ///< length of the decoded sound
    std::optional<Key> key;       ///< empty where no key was found or asked for
    std::vector<Key> other_keys;  ///< the next best, best first
    std::vector<Tempo> tempi;     ///< ranked, best first: the first is the feature `bpm`; empty where there is no beat
    std::optional<LyricsFound> lyrics;   ///< empty where no words were found or none were asked for
    std::string content_hash;            ///< 128-bit hash of the decoded sound, hexadecimal
    std::string catalogue_version;       ///< of the catalogue that measured it
    std::vector<OwnOutput> own_outputs;  ///< of ExtractOptions::midlevel; empty without
    std::vector<TrackWarning> warnings;

private:
    struct Cell {
        double value = 0.0;
        std::optional<MissingReason> missing = MissingReason::not_requested;
        std::vector<double> heard_at = {};
        std::vector<std::string> quotes = {};
        std::optional<double> uncertainty = {};
    };
    std::vector<Cell> cells_;  // in catalogue order
};

}  // namespace armonica
