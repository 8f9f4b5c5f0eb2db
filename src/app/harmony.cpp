#include <cstdio>
#include <stdexcept>

#include <armonica/error.hpp>

#include "app/commands.hpp"
#include "app/harmony_report.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "features/hear_chords.hpp"

namespace armonica::app {
namespace {

std::string told(const HarmonyReport& report, const std::string& format) {
    if (format == "json") return harmony_json(report);
    if (format == "lab") return harmony_lab(report);
    if (format == "jams") return harmony_jams(report);
    if (format == "csv") return harmony_csv(report);
    return harmony_text(report, terminal_width(1));
}

void print_warnings(const HarmonyReport& report, const std::string& format) {
    const auto warn = [&](const std::string& warning) {
        std::fprintf(stderr, "%s: warning: %s\n", path_text(report.path).c_str(), printable(warning).c_str());
    };
    for (const std::string& warning : report.source.warnings) warn(warning);
    if (!report.source.timed && (format == "lab" || format == "jams"))
        warn("this source knows no time, so the times written are counted, one second for each chord");
}

HarmonyReport heard_report(const std::filesystem::path& file) {
    auto heard = features::hear_chords(file);
    if (const auto* error = std::get_if<TrackError>(&heard))
        throw InputError(file, std::nullopt, std::string(to_string(error->code)) + ": " + error->message);
    auto& harmony = std::get<features::harmony::HeardHarmony>(heard);
    HarmonyReport report{file, {}, features::harmony::analyse(harmony.chords, harmony.keys), harmony.beats};
    report.source.format = "sound";
    report.source.timed = true;
    report.source.chords = std::move(harmony.chords);
    return report;
}

HarmonyReport report_of(const std::filesystem::path& file) {
    if (features::harmony::is_sound_file(file)) return heard_report(file);
    HarmonyReport report{file, features::harmony::read_chord_file(file), {}, {}};
    report.analysis = features::harmony::analyse(report.source.chords);
    return report;
}

}  // namespace

ExitStatus harmony(const HarmonyArguments& arguments) {
    const bool one_only = arguments.format == "lab" || arguments.format == "jams";
    if (one_only && arguments.files.size() > 1)
        throw std::invalid_argument("--format " + arguments.format + " takes one FILE, since its result is one file");
    Output output(arguments.out);
    std::size_t done = 0, failed = 0;
    for (const std::filesystem::path& file : arguments.files) {
        try {
            const HarmonyReport report = report_of(file);
            print_warnings(report, arguments.format);
            if (arguments.format == "text" && done > 0) output.write("\n");
            if (arguments.format == "csv" && done == 0) output.write(harmony_csv_header());
            output.write(told(report, arguments.format));
            ++done;
        } catch (const InputError& error) {
            ++failed;
            std::fprintf(stderr, "%s\n", printable(error.what()).c_str());
            if (arguments.format == "json") output.write(harmony_failure_json(file, error.what()));
        }
    }
    if (done == 0 && arguments.format != "json") return nothing_done;  // no empty file is put in place
    output.commit();
    return done == 0 ? nothing_done : failed == 0 ? all_good : some_failed;
}

}  // namespace armonica::app
