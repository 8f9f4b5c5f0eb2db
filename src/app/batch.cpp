#include "app/batch.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "app/interruption.hpp"
#include "app/text.hpp"
#include "library/discover.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;

Extraction extract_safely(const Extractor& extractor, const fs::path& track) {
    try {
        return extractor.extract(track);
    } catch (const std::exception& defect) {
        return TrackError{ErrorCode::internal_error,
                          std::string("a defect in Armonica, please report it: ") + defect.what()};
    }
}

/// Measures tracks on several threads, handing the results over in order. Workers stay at most a few tracks ahead of
/// what has been handed over, so that one long track does not pile up the results of thousands behind it.
class OrderedExtraction {
public:
    OrderedExtraction(const Extractor& extractor, const std::vector<fs::path>& tracks, unsigned jobs)
        : extractor_(extractor), tracks_(tracks), ahead_(4 * static_cast<std::size_t>(jobs)) {
        for (unsigned j = 0; j < jobs; ++j) workers_.emplace_back([this] { work(); });
    }

    ~OrderedExtraction() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        changed_.notify_all();
        for (std::thread& worker : workers_) worker.join();
    }

    /// The result of the next track in order; empty if work was stopped before that track was begun.
    std::optional<Extraction> next() {
        std::unique_lock lock(mutex_);
        // Waking now and then is how a worker's and the user's wish to stop is noticed: a signal cannot notify.
        while (!done_.contains(handed_over_)) {
            if (interrupted()) stopped_ = true;
            if (stopped_ && handed_over_ >= begun_) return std::nullopt;
            changed_.wait_for(lock, std::chrono::milliseconds(50));
        }
        Extraction extraction = std::move(done_.extract(handed_over_).mapped());
        ++handed_over_;
        changed_.notify_all();
        return extraction;
    }

private:
    void work() {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock,
                          [this] { return stopped_ || begun_ == tracks_.size() || begun_ < handed_over_ + ahead_; });
            if (stopped_ || begun_ == tracks_.size()) return;
            const std::size_t track = begun_++;
            lock.unlock();
            Extraction extraction = extract_safely(extractor_, tracks_[track]);
            lock.lock();
            done_.emplace(track, std::move(extraction));
            changed_.notify_all();
        }
    }

    const Extractor& extractor_;
    const std::vector<fs::path>& tracks_;
    const std::size_t ahead_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t begun_ = 0;
    std::size_t handed_over_ = 0;
    bool stopped_ = false;
    std::map<std::size_t, Extraction> done_;
    std::vector<std::thread> workers_;
};

unsigned worker_count(unsigned requested, std::size_t tracks) {
    const unsigned cores = std::max(std::thread::hardware_concurrency(), 1U);
    return static_cast<unsigned>(
        std::min<std::size_t>(requested == 0 ? cores : requested, std::max<std::size_t>(tracks, 1)));
}

void list_warnings(Progress& progress, const fs::path& track, const FeatureVector& features) {
    for (const TrackWarning& warning : features.warnings)
        progress.message("warning: " + path_text(track) + ": " + std::string(to_string(warning.code)) + ": " +
                         warning.message);
}

}  // namespace

ExitStatus BatchReport::exit_status() const {
    if (interrupted) return stopped_by_user;
    if (failed == 0) return succeeded == 0 ? nothing_done : all_good;
    return succeeded == 0 ? nothing_done : some_failed;
}

std::string failure_line(const fs::path& track, const TrackError& error) {
    return path_text(track) + ": " + std::string(to_string(error.code)) + ": " + error.message;
}

ExtractOptions extract_options(std::vector<std::string> features, const LyricsChoice& lyrics,
                               const std::optional<std::filesystem::path>& midlevel, bool quotes) {
    return {.features = std::move(features),
            .lyrics = !lyrics.none,
            .lyrics_place = lyrics.place,
            .midlevel = midlevel,
            .quotes = quotes};
}

BatchReport run_batch(const Batch& batch, const Extractor& extractor, const TrackSink& sink) {
    const library::Discovery discovery = library::discover(batch.paths);
    BatchReport report;
    Progress progress(batch.verb, discovery.tracks.size());
    const auto fail = [&](const fs::path& track, const TrackError& error) {
        ++report.failed;
        progress.message(failure_line(track, error));
    };
    for (const auto& [path, error] : discovery.failures) {
        fail(path, error);
        Extraction failure = error;
        sink(path, failure);
    }
    if (discovery.tracks.empty() && discovery.failures.empty()) progress.message("no sound files were found there");

    OrderedExtraction extraction(extractor, discovery.tracks, worker_count(batch.jobs, discovery.tracks.size()));
    for (const fs::path& track : discovery.tracks) {
        std::optional<Extraction> result = extraction.next();
        if (!result) break;
        if (const auto* features = std::get_if<FeatureVector>(&*result)) list_warnings(progress, track, *features);
        progress.make_room();
        std::optional<TrackError> error = sink(track, *result);
        if (const auto* failure = std::get_if<TrackError>(&*result)) error = *failure;
        if (error)
            fail(track, *error);
        else
            ++report.succeeded;
        progress.advance();
    }
    report.interrupted = interrupted();
    if (report.interrupted)
        progress.message("stopped: " + std::to_string(report.succeeded + report.failed) + " of " +
                         std::to_string(discovery.tracks.size() + discovery.failures.size()) + " tracks were done");
    return report;
}

}  // namespace armonica::app
