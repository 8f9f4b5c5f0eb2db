#include <cstdio>

#include <armonica/catalogue.hpp>
#include <armonica/extract.hpp>

#include "app/batch.hpp"
#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/lyrics_report.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "features/lyrics/files/read_lyrics.hpp"
#include "features/measure_lyrics.hpp"
#include "library/discover.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;
using features::lyrics::Song;
using Told = std::variant<LyricsReport, TrackError>;

LyricsReport report_of_text(const fs::path& file) {
    Song song = features::lyrics::song_of(features::lyrics::read_lyrics_file(file));
    FeatureVector features = features::measure_lyrics(song);
    return {file, std::move(song), std::move(features)};
}

/// The sound is read for its length alone.
Told report_of_sound(const fs::path& file, const Extractor& length, const LyricsChoice& choice) {
    const auto extraction = length.extract(file);
    if (const auto* error = std::get_if<TrackError>(&extraction)) return *error;
    const auto& track = std::get<FeatureVector>(extraction);
    Song song = features::lyrics::song_of(features::lyrics::find_lyrics(file, {.place = choice.place}));
    FeatureVector features = features::measure_lyrics(song, track.length_seconds);
    features.warnings = track.warnings;
    return LyricsReport{file, std::move(song), std::move(features)};
}

Told report_of(const fs::path& file, const Extractor& length, const LyricsChoice& choice) {
    try {
        if (features::lyrics::is_lyrics_file(file)) return report_of_text(file);
        return report_of_sound(file, length, choice);
    } catch (const InputError& error) {
        return TrackError{ErrorCode::unreadable_lyrics, error.what(), {}};
    }
}

void print_warnings(const LyricsReport& report) {
    const auto warn = [&](const std::string& warning) {
        std::fprintf(stderr, "%s: warning: %s\n", path_text(report.path).c_str(), printable(warning).c_str());
    };
    for (const std::string& note : report.song.text().notes) warn(note);
    for (const TrackWarning& warning : report.features.warnings) warn(warning.message);
}

std::string told(const LyricsReport& report, const std::string& format) {
    if (format == "json") return lyrics_json(report);
    if (format == "csv") return lyrics_csv(report);
    return lyrics_text(report, terminal_width(1));
}

}  // namespace

std::vector<std::string> lyrics_features() {
    std::vector<std::string> features;
    for (const FeatureInfo& info : catalogue())
        if (info.modality == Modality::lyrics) features.emplace_back(info.id);
    return features;
}

ExitStatus lyrics(const LyricsArguments& arguments) {
    const library::Discovery discovery = library::discover(arguments.paths, library::FileKind::lyrics);
    features::read_shipped_lyrics();  // an error in it stops here and not at every file
    const Extractor length(extract_options({"length"}, {.place = {}, .none = true}, std::nullopt));
    Output output(arguments.out);
    stop_gently_on_interruption();
    BatchReport result;
    const auto fail = [&](const fs::path& file, const TrackError& error) {
        ++result.failed;
        std::fprintf(stderr, "%s\n", printable(failure_line(file, error)).c_str());
        if (arguments.format == "json") output.write(lyrics_failure_json(file, error));
    };
    if (arguments.format == "csv") output.write(lyrics_csv_header());
    for (const auto& [path, error] : discovery.failures) fail(path, error);
    if (discovery.tracks.empty() && discovery.failures.empty())
        std::fprintf(stderr, "no files of lyrics were found there; sound files are read where they are named\n");
    for (const fs::path& file : discovery.tracks) {
        if ((result.interrupted = interrupted())) break;
        Told report = report_of(file, length, arguments.lyrics);
        if (const auto* error = std::get_if<TrackError>(&report)) {
            fail(file, *error);
            continue;
        }
        auto& done = std::get<LyricsReport>(report);
        done.quotes = !arguments.no_quotes;
        if (arguments.no_quotes) done.features.forget_quotes();
        print_warnings(done);
        if (arguments.format == "text" && result.succeeded > 0) output.write("\n");
        output.write(told(done, arguments.format));
        ++result.succeeded;
    }
    output.commit();
    return result.exit_status();
}

}  // namespace armonica::app
