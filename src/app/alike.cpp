#include <cstdio>

#include "app/alike_report.hpp"
#include "app/alike_search.hpp"
#include "app/batch.hpp"
#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/language.hpp"
#include "app/text.hpp"
#include "app/track_text.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;

/// The track that others are held against; an error where it cannot be measured or judged.
Extraction judged_track(const Tagger& tagger, const Extractor& extractor, const fs::path& file) {
    Extraction extraction = extractor.extract(file);
    if (const auto* track = std::get_if<FeatureVector>(&extraction)) {
        for (const TrackWarning& warning : track->warnings)
            std::fprintf(stderr, "warning: %s: %s: %s\n", path_text(file).c_str(),
                         std::string(to_string(warning.code)).c_str(), warning.message.c_str());
        const auto judged = reasons(tagger, *track);
        if (const auto* error = std::get_if<TrackError>(&judged)) return *error;
    }
    return extraction;
}

}  // namespace

ExitStatus alike(const AlikeArguments& arguments) {
    const Tagger tagger = load_tagger(arguments.model);
    const Messages messages = messages_in(arguments.language);
    const AlikeSearch search{arguments.among, arguments.tag, arguments.top, arguments.jobs};
    check(search, tagger);
    const Extractor extractor = extractor_for(tagger, arguments.lyrics, arguments.midlevel, false);
    const Extraction extraction = judged_track(tagger, extractor, arguments.file);
    if (const auto* error = std::get_if<TrackError>(&extraction)) {
        std::fprintf(stderr, "%s\n", failure_line(arguments.file, *error).c_str());
        return nothing_done;
    }
    stop_gently_on_interruption();
    const auto [report, done] =
        find_alike(tagger, extractor, arguments.file, std::get<FeatureVector>(extraction), search);
    if (report.compared == 0) return stopped_by_user;
    Output output(std::nullopt);
    if (arguments.format == "json")
        output.write(alike_json(report, messages));
    else
        print_alike(output, report, messages);
    return done.exit_status();
}

}  // namespace armonica::app
