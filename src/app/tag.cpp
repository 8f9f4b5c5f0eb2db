#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include <armonica/explain.hpp>

#include "app/batch.hpp"
#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "app/track_text.hpp"
#include "explain/words.hpp"
#include "model/decision_goal.hpp"
#include "model/judging.hpp"
#include "tables/csv.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Tags = std::vector<TagResult>;

/// How the results of a batch are written, one way for each --format.
class TagWriter {
public:
    virtual ~TagWriter() = default;
    virtual void begin() {}
    virtual void track(const fs::path& path, const FeatureVector& track, const Tags& tags) = 0;
    virtual void failure(const fs::path& path, const TrackError& error) = 0;
    virtual void end() {}
};

class JsonWriter : public TagWriter {
public:
    JsonWriter(Output& output, std::size_t top) : output_(output), top_(top) {}

    void track(const fs::path& path, const FeatureVector& track, const Tags& tags) override {
        Json list = Json::array();
        for (const TagResult& tag : tags) {
            if (top_ != 0 && list.size() == top_) break;
            list.push_back({{"tag", tag.tag},
                            {"probability", tag.probability},
                            {"interval", probability_interval_json(tag)},
                            {"given", tag.given},
                            {"decided", tag.decided}});
        }
        Json line{{"path", path_text(path)}, {"error", nullptr}, {"tags", list}};
        add_tempo_and_key(line, &track);
        add_warnings(line, track);
        output_.write(line.dump() + "\n");
    }

    void failure(const fs::path& path, const TrackError& error) override {
        Json line{{"path", path_text(path)}, {"error", error_json(error)}, {"tags", Json::array()}};
        add_tempo_and_key(line, nullptr);
        output_.write(line.dump() + "\n");
    }

private:
    Output& output_;
    std::size_t top_;
};

/// One row a track, one column a tag: what a spreadsheet wants.
class CsvWriter : public TagWriter {
public:
    CsvWriter(Output& output, const Tagger& tagger) : output_(output), tagger_(tagger) {}

    void begin() override {
        std::string row = "path,error,bpm,key,given";
        for (const TagInfo& tag : tagger_.tags()) row += "," + csv_cell(tag.name);
        output_.write(row + "\n");
    }

    void track(const fs::path& path, const FeatureVector& track, const Tags& tags) override {
        const auto bpm = track.value("bpm");
        std::string given;
        for (const TagResult& tag : tags)
            if (tag.given) given += (given.empty() ? "" : "; ") + tag.tag;
        std::string row = csv_cell(path_text(path)) + ",," + (bpm ? exact_number(*bpm) : "") + "," +
                          (track.key ? to_string(*track.key) : "") + "," + csv_cell(given);
        for (const TagInfo& info : tagger_.tags())
            for (const TagResult& tag : tags)
                if (tag.tag == info.name) row += "," + exact_number(tag.probability);
        output_.write(row + "\n");
    }

    void failure(const fs::path& path, const TrackError& error) override {
        output_.write(csv_cell(path_text(path)) + "," + std::string(to_string(error.code)) + ",,," +
                      std::string(tagger_.tags().size(), ',') + "\n");
    }

private:
    Output& output_;
    const Tagger& tagger_;
};

/// For a person: every track with its tags and, in few words, what speaks for each.
class TextWriter : public TagWriter {
public:
    TextWriter(Output& output, const Tagger& tagger, std::size_t top, const TagOptions& options)
        : output_(output), tagger_(tagger), top_(top), options_(options), width_(terminal_width(1)) {
        for (const TagInfo& tag : tagger.tags()) tag_width_ = std::max(tag_width_, display_width(tag_title(tag.name)));
        tag_width_ = std::min<std::size_t>(tag_width_, 28);
    }

    void track(const fs::path& path, const FeatureVector& track, const Tags& tags) override {
        headline(path, track_summary(track));
        const auto explanations =
            std::get<std::vector<TagExplanation>>(armonica::explain(tagger_, track, {}, options_));
        std::size_t shown = 0;
        for (const TagExplanation& explanation : explanations) {
            if (top_ != 0 ? shown == top_ : !explanation.result.given) continue;
            ++shown;
            row(explanation);
        }
        if (shown == 0)
            for (const std::string& line :
                 wrapped(std::string(options_.abstain ? "there is not enough evidence for any tag"
                                                      : "no tag is probable enough to be given") +
                             "; the most probable is " + tag_title(tags.front().tag) + ", " +
                             percent(tags.front().probability),
                         width_ - 2))
                output_.write("  " + line + "\n");
    }

    void failure(const fs::path& path, const TrackError& error) override {
        headline(path, std::string(to_string(error.code)));
    }

    void end() override {
        if (some_undecided_) output_.write("\n?: not enough evidence to be sure; --abstain leaves these out\n");
    }

private:
    void headline(const fs::path& path, const std::string& summary) {
        const std::size_t room = width_ - std::min(width_, display_width(summary) + 2);
        const std::string name = path_text(path.filename());
        output_.write(padded(shortened(name, room), room) + "  " + summary + "\n");
    }

    void row(const TagExplanation& explanation) {
        const TagResult& tag = explanation.result;
        some_undecided_ = some_undecided_ || !tag.decided;
        std::string line = "  " + padded(shortened(tag_title(tag.tag), tag_width_), tag_width_) +
                           right_aligned(percent(tag.probability), 7) + (tag.decided ? "  " : " ?");
        if (top_ != 0) line += tag.given ? " given" : "      ";
        line += "  ";
        output_.write(shortened(line + reason(explanation, width_ - display_width(line)), width_) + "\n");
    }

    /// What speaks for the tag most strongly: the words of the two strongest features, or of one where two do not fit.
    static std::string reason(const TagExplanation& explanation, std::size_t room) {
        std::vector<const FeatureContribution*> speaking;
        for (const GroupContribution& group : explanation.groups)
            for (const FeatureContribution& feature : group.features)
                if (feature.contribution > 0.0) speaking.push_back(&feature);
        std::stable_sort(speaking.begin(), speaking.end(),
                         [](const auto* a, const auto* b) { return a->contribution > b->contribution; });
        if (speaking.empty()) return {};
        const std::string first = feature_in_brief(*speaking[0]);
        if (speaking.size() == 1) return first;
        const std::string both = first + ", " + feature_in_brief(*speaking[1]);
        return display_width(both) <= room ? both : first;
    }

    Output& output_;
    const Tagger& tagger_;
    std::size_t top_;
    TagOptions options_;
    std::size_t width_;
    std::size_t tag_width_ = 0;
    bool some_undecided_ = false;
};

std::unique_ptr<TagWriter> make_writer(const TagArguments& arguments, const TagOptions& options, Output& output,
                                       const Tagger& tagger) {
    if (arguments.format == "json") return std::make_unique<JsonWriter>(output, arguments.top);
    if (arguments.format == "csv") return std::make_unique<CsvWriter>(output, tagger);
    return std::make_unique<TextWriter>(output, tagger, arguments.top, options);
}

}  // namespace

ExitStatus tag(const TagArguments& arguments) {
    const Tagger tagger = load_tagger(arguments.model);
    TagOptions options{.goal = std::nullopt, .abstain = arguments.abstain};
    if (!arguments.goal.empty()) options.goal = decision_goal_named(arguments.goal);
    check_tag_options(tagger.model(), options);  // before an hour of listening
    const Extractor extractor = extractor_for(tagger, arguments.lyrics, arguments.midlevel, false);
    Output output(arguments.out);
    const auto writer = make_writer(arguments, options, output, tagger);
    stop_gently_on_interruption();
    writer->begin();
    const Batch batch{arguments.paths, "tagging", arguments.jobs};
    const BatchReport report =
        run_batch(batch, extractor, [&](const fs::path& path, Extraction& extraction) -> std::optional<TrackError> {
            if (const auto* error = std::get_if<TrackError>(&extraction)) {
                writer->failure(path, *error);
                return std::nullopt;
            }
            const auto& track = std::get<FeatureVector>(extraction);
            const auto result = tagger.tag(track, options);
            if (const auto* error = std::get_if<TrackError>(&result)) {
                writer->failure(path, *error);
                return *error;
            }
            writer->track(path, track, std::get<Tags>(result));
            return std::nullopt;
        });
    writer->end();
    output.commit();
    return report.exit_status();
}

}  // namespace armonica::app
