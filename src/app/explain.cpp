#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include <armonica/explain.hpp>
#include <armonica/extract.hpp>
#include <armonica/in_time.hpp>

#include "app/alike_search.hpp"
#include "app/batch.hpp"
#include "app/commands.hpp"
#include "app/explanation_json.hpp"
#include "app/explanation_text.hpp"
#include "app/language.hpp"
#include "app/output.hpp"
#include "app/pages/page.hpp"
#include "app/pages/track_page.hpp"
#include "app/snippets.hpp"
#include "app/text.hpp"
#include "app/track_text.hpp"
#include "app/what_if.hpp"
#include "explain/tag_index.hpp"
#include "model/parallel.hpp"

namespace armonica::app {
namespace {

using Explanations = std::vector<TagExplanation>;

/// The tags to explain: those asked for, or those given, or the most probable one where none is given.
Explanations chosen(Explanations all, const ExplainArguments& arguments) {
    if (!arguments.tags.empty() || arguments.all_tags) return all;
    Explanations given;
    std::copy_if(all.begin(), all.end(), std::back_inserter(given),
                 [](const TagExplanation& explanation) { return explanation.result.given; });
    if (given.empty()) given.push_back(all.front());
    return given;
}

/// Explains one track that was measured. What cannot be judged is returned.
class Explainer {
public:
    Explainer(const Tagger& tagger, const Extractor& extractor, const ExplainArguments& arguments,
              const ExtractionInTime& extraction)
        : tagger_(tagger),
          extractor_(extractor),
          arguments_(arguments),
          extraction_(extraction),
          track_(extraction.whole),
          passages_(extraction.passages),
          what_if_(what_if(tagger, track_, arguments.settings)),
          messages_(messages_in(arguments.language)) {}

    std::optional<TrackError> print() const { return arguments_.rather_than.empty() ? print_tags() : print_rather(); }

private:
    std::optional<TrackError> print_tags() const {
        auto result = armonica::explain(tagger_, what_if_.track, arguments_.tags);
        if (const auto* error = std::get_if<TrackError>(&result)) return *error;
        const std::vector<ToldTag> told = tell(chosen(std::get<Explanations>(std::move(result)), arguments_));
        const std::vector<Snippet> snippets = written_snippets(told);
        if (arguments_.html) {
            write_page(told);
            return std::nullopt;
        }
        Output output(std::nullopt);
        if (arguments_.format == "json") {
            output.write(explanations_json(arguments_.file, what_if_, passages_, told, messages_).dump(2) + "\n");
            return std::nullopt;
        }
        ExplanationText text(output, messages_);
        print_head(text);
        for (const ToldTag& tag : told) text.print(tag, track_.length_seconds);
        text.print_notes(told.front().explanation.groups, "page.sum");
        if (arguments_.snippets) text.print_snippets(*arguments_.snippets, snippets);
        return std::nullopt;
    }

    void write_page(const std::vector<ToldTag>& told) const {
        const auto page = track_page(tagger_, arguments_.file, extraction_, told, tracks_alike(), messages_);
        Output output(arguments_.html);
        output.write(page_html(page));
        output.commit();
    }

    std::vector<AlikeTrack> tracks_alike() const {
        if (arguments_.among.empty()) return {};
        return find_alike(tagger_, extractor_, arguments_.file, track_, {.among = arguments_.among, .tag = {}})
            .report.nearest;
    }

    std::vector<Snippet> written_snippets(const std::vector<ToldTag>& told) const {
        if (!arguments_.snippets) return {};
        std::vector<TagInTime> tags;
        for (const ToldTag& tag : told) tags.push_back(*tag.in_time);
        return write_snippets(arguments_.file, tags, *arguments_.snippets);
    }

    std::optional<TrackError> print_rather() const {
        const auto result = compare(tagger_, what_if_.track, arguments_.tags.front(), arguments_.rather_than);
        if (const auto* error = std::get_if<TrackError>(&result)) return *error;
        const auto& comparison = std::get<TagComparison>(result);
        Output output(std::nullopt);
        if (arguments_.format == "json") {
            output.write(comparison_json(arguments_.file, what_if_, comparison, messages_).dump(2) + "\n");
            return std::nullopt;
        }
        ExplanationText text(output, messages_);
        print_head(text);
        text.print(comparison);
        text.print_notes(comparison.groups, "page.sum_rather");
        return std::nullopt;
    }

    void print_head(ExplanationText& text) const {
        text.print_track(arguments_.file, track_);
        if (!what_if_.sets.empty()) text.print_changes(what_if_);
    }

    std::vector<ToldTag> tell(Explanations explanations) const {
        std::vector<ToldTag> told(explanations.size());
        const auto as_is = what_if_.sets.empty() ? std::vector<TagResult>() : judged_as_is();
        const auto along = arguments_.in_time ? in_time(tagger_, passages_) : std::vector<TagInTime>();
        for_each_index(told.size(), 0, [&](std::size_t i) {
            ToldTag& tag = told[i];
            const std::string& name = explanations[i].result.tag;
            tag.nearest = std::get<std::optional<NearestChange>>(nearest_change(tagger_, what_if_.track, name));
            for (const TagResult& result : as_is)
                if (result.tag == name) tag.as_is = result;
            if (!along.empty()) tag.in_time = along[tag_index(tagger_, name)];
            tag.explanation = std::move(explanations[i]);
        });
        return told;
    }

    /// Nothing where the track without what was set cannot be judged.
    std::vector<TagResult> judged_as_is() const {
        auto results = tagger_.tag(track_);
        if (auto* known = std::get_if<std::vector<TagResult>>(&results)) return std::move(*known);
        return {};
    }

    const Tagger& tagger_;
    const Extractor& extractor_;
    const ExplainArguments& arguments_;
    const ExtractionInTime& extraction_;
    const FeatureVector& track_;
    const std::vector<Passage>& passages_;
    WhatIf what_if_;
    Messages messages_;
};

/// What can be known to be wrong before any sound is heard.
void check(const ExplainArguments& arguments, const Tagger& tagger) {
    if (arguments.html) require_page(*arguments.html);
    check(AlikeSearch{.among = arguments.among, .tag = {}}, tagger);
    if (!arguments.rather_than.empty() && arguments.tags.size() != 1)
        throw std::invalid_argument("--rather-than needs one --tag, which is then held against it");
    std::vector<std::string> named = arguments.tags;
    if (!arguments.rather_than.empty()) named.push_back(arguments.rather_than);
    for (const std::string& tag : named) tag_index(tagger, tag);
    what_if(tagger, FeatureVector(), arguments.settings);
    messages_in(arguments.language);
}

/// The track, and its passages only where they are asked for.
std::variant<ExtractionInTime, TrackError> extracted(const Extractor& extractor, const ExplainArguments& arguments) {
    if (arguments.in_time) return extractor.extract_in_time(arguments.file);
    Extraction whole = extractor.extract(arguments.file);
    if (const auto* error = std::get_if<TrackError>(&whole)) return *error;
    return ExtractionInTime{std::get<FeatureVector>(std::move(whole)), {}, {}};
}

}  // namespace

ExitStatus explain(const ExplainArguments& given) {
    ExplainArguments arguments = given;
    arguments.in_time = given.in_time || given.snippets || given.html;
    arguments.all_tags = given.all_tags || given.html;
    const Tagger tagger = load_tagger(arguments.model);
    check(arguments, tagger);
    const Extractor extractor = extractor_for(tagger, arguments.lyrics, arguments.midlevel, !arguments.no_quotes);
    const auto extraction = extracted(extractor, arguments);
    const auto fail = [&](const TrackError& error) {
        std::fprintf(stderr, "%s\n", failure_line(arguments.file, error).c_str());
        return nothing_done;
    };
    if (const auto* error = std::get_if<TrackError>(&extraction)) return fail(*error);
    const auto& measured = std::get<ExtractionInTime>(extraction);
    for (const TrackWarning& warning : measured.whole.warnings)
        std::fprintf(stderr, "warning: %s: %s: %s\n", path_text(arguments.file).c_str(),
                     std::string(to_string(warning.code)).c_str(), warning.message.c_str());
    if (const auto error = Explainer(tagger, extractor, arguments, measured).print()) return fail(*error);
    return all_good;
}

}  // namespace armonica::app
