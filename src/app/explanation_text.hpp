#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <armonica/explain.hpp>
#include <armonica/in_time.hpp>

#include "app/output.hpp"
#include "app/snippets.hpp"
#include "app/what_if.hpp"
#include "explain/messages.hpp"

namespace armonica::app {

/// One tag's explanation, and what else a reader may want to know of it.
struct ToldTag {
    TagExplanation explanation;
    std::optional<NearestChange> nearest;
    std::optional<TagResult> as_is;    ///< with --set: what is said of the track as it is
    std::optional<TagInTime> in_time;  ///< with --in-time
};

/// Explanations for a person at a terminal.
class ExplanationText {
public:
    ExplanationText(Output& output, const Messages& messages);

    void print_track(const std::filesystem::path& path, const FeatureVector& track);
    void print_changes(const WhatIf& what_if);
    /// `seconds`: how long the track is.
    void print(const ToldTag& told, double seconds);
    void print(const TagComparison& comparison);
    /// How the numbers are to be read, and what was missing.
    void print_notes(const std::vector<GroupContribution>& groups, const char* reading);

    void print_snippets(const std::filesystem::path& folder, const std::vector<Snippet>& snippets);

private:
    void print_in_time(const ToldTag& told, double seconds);
    void print_group(const GroupContribution& group, const std::string& title);
    void print_features(const GroupContribution& group);
    void line(std::size_t indent, const std::string& text, const std::string& number);
    void paragraph(const std::string& text, std::size_t indent = 0);

    std::string name(const std::string& tag) const;
    std::string head(const ToldTag& told) const;

    Output& output_;
    const Messages& messages_;
    std::size_t width_;
};

}  // namespace armonica::app
