#include "app/alike_search.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "app/interruption.hpp"
#include "app/text.hpp"
#include "explain/tag_index.hpp"
#include "tables/measured_tracks.hpp"
#include "tables/text_file.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;

bool is_measured(const fs::path& path) { return path.extension() == ".jsonl"; }

std::vector<TagResult> given_tags(const Tagger& tagger, const FeatureVector& track) {
    auto tags = std::get<std::vector<TagResult>>(tagger.tag(track));
    std::erase_if(tags, [](const TagResult& tag) { return !tag.given; });
    return tags;
}

/// Best first; of equally near tracks the order of their names decides, and not that in which they were found.
bool nearer(const AlikeTrack& a, const AlikeTrack& b) {
    return a.likeness.value != b.likeness.value ? a.likeness.value > b.likeness.value : a.path < b.path;
}

/// Holds tracks against one and keeps those nearest to it.
class Comparison {
public:
    /// `track` must be one that can be judged.
    Comparison(const Tagger& tagger, const AlikeSearch& search, const std::filesystem::path& file,
               const FeatureVector& track)
        : tagger_(tagger), most_(search.top), reasons_(std::get<Reasons>(reasons(tagger, track))) {
        report_.path = file;
        report_.track = track;
        report_.tags = given_tags(tagger, track);
        report_.tag = search.tag;
    }

    /// What cannot be judged is returned.
    std::optional<TrackError> add(const std::string& path, const FeatureVector& track) {
        if (is_same(path, track)) {
            ++report_.same_sound;
            return std::nullopt;
        }
        const auto others = reasons(tagger_, track);
        if (const auto* error = std::get_if<TrackError>(&others)) {
            ++report_.failed;
            return *error;
        }
        ++report_.compared;
        AlikeTrack alike{path, likeness(tagger_, reasons_, std::get<Reasons>(others), report_.tag), {}};
        auto& nearest = report_.nearest;
        if (nearest.size() == most_ && !nearer(alike, nearest.back())) return std::nullopt;
        alike.tags = given_tags(tagger_, track);
        nearest.insert(std::upper_bound(nearest.begin(), nearest.end(), alike, nearer), std::move(alike));
        if (nearest.size() > most_) nearest.pop_back();
        return std::nullopt;
    }

    void add_failures(std::size_t count) { report_.failed += count; }

    const AlikeReport& report() const { return report_; }

private:
    bool is_same(const std::string& path, const FeatureVector& track) const {
        const bool same_sound = !track.content_hash.empty() && track.content_hash == report_.track.content_hash;
        return same_sound || path == path_text(report_.path);
    }

    const Tagger& tagger_;
    std::size_t most_;
    Reasons reasons_;
    AlikeReport report_;
};

/// Compares with all tracks that were measured before.
void add_measured(Comparison& comparison, const AlikeSearch& search, std::string_view version, BatchReport& done) {
    for (const fs::path& file : search.among) {
        if (!is_measured(file) || interrupted()) continue;
        comparison.add_failures(
            read_measured_tracks(file, version, [&](const std::string& path, const FeatureVector& track) {
                const std::string name = printable(path);
                if (const auto error = comparison.add(name, track)) {
                    ++done.failed;
                    std::fprintf(stderr, "%s\n", failure_line(name, *error).c_str());
                } else {
                    ++done.succeeded;
                }
                return !interrupted();
            }));
    }
    if (interrupted()) std::fprintf(stderr, "stopped: %zu tracks were compared\n", comparison.report().compared);
}

/// Measures all others now.
void add_sound(Comparison& comparison, const AlikeSearch& search, const Extractor& extractor, BatchReport& done) {
    Batch batch{{}, "comparing", search.jobs};
    std::copy_if(search.among.begin(), search.among.end(), std::back_inserter(batch.paths),
                 [](const fs::path& path) { return !is_measured(path); });
    if (batch.paths.empty()) return;
    const BatchReport report =
        run_batch(batch, extractor, [&](const fs::path& path, Extraction& extraction) -> std::optional<TrackError> {
            if (const auto* track = std::get_if<FeatureVector>(&extraction))
                return comparison.add(path_text(path), *track);
            comparison.add_failures(1);
            return std::nullopt;
        });
    done.succeeded += report.succeeded;
    done.failed += report.failed;
}

[[noreturn]] void fail_without_tracks(const AlikeReport& report) {
    std::string why;
    if (report.same_sound > 0) why += "; left out as the same sound: " + std::to_string(report.same_sound);
    if (report.failed > 0) why += "; not measured or not judged: " + std::to_string(report.failed);
    throw std::invalid_argument("--among gives no other track to compare " + path_text(report.path) + " with" + why);
}

}  // namespace

void check(const AlikeSearch& search, const Tagger& tagger) {
    if (!search.tag.empty()) tag_index(tagger, search.tag);
    for (const fs::path& path : search.among)
        if (is_measured(path)) check_readable(path, "a file of measured tracks");
}

AlikeFound find_alike(const Tagger& tagger, const Extractor& extractor, const fs::path& file,
                      const FeatureVector& track, const AlikeSearch& search) {
    Comparison comparison(tagger, search, file, track);
    BatchReport done;
    add_measured(comparison, search, extractor.catalogue_version(), done);
    if (!interrupted()) add_sound(comparison, search, extractor, done);
    done.interrupted = interrupted();
    if (comparison.report().compared == 0 && !done.interrupted) fail_without_tracks(comparison.report());
    return {comparison.report(), done};
}

}  // namespace armonica::app
