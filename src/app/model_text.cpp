#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/card_facts.hpp"
#include "app/model_report.hpp"
#include "app/text.hpp"
#include "app/track_text.hpp"
#include "explain/learned_effects.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

constexpr std::size_t groups_shown = 2;

std::string three_decimals(const std::optional<double>& figure) {
    if (!figure) return "–";
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", *figure);
    return text;
}

std::string indented(const std::string& name, const std::string& text, std::size_t width) {
    constexpr std::size_t name_width = 12;
    std::string lines;
    for (const std::string& line : wrapped(printable(text), width - name_width)) {
        lines += padded(lines.empty() ? "  " + name : "", name_width) + line + "\n";
    }
    return lines;
}

std::string kind_in_words(const Tagger::Model& model) {
    std::string text(to_string(model.kind));
    if (model.kind == Kind::linear) text += ": a weight for each feature";
    if (model.kind == Kind::additive) text += ": a curve for each feature";
    if (model.kind == Kind::glass) text += ": curves, and pairs of features within groups";
    if (const auto likelihood = card_text(model, "/likelihood"); likelihood && *likelihood != "gaussian")
        text += "; " + *likelihood + " likelihood";
    return text;
}

std::string training_in_words(const Tagger::Model& model) {
    std::string text = card_text(model, "/date").value_or("at an unknown date");
    if (const auto version = card_text(model, "/armonica_version")) text += " with Armonica " + *version;
    return text;
}

std::string with_interval(const Tagger::Model& model, const std::string& figure) {
    std::string text = three_decimals(card_number(model, "/out_of_fold/by_fold/" + figure));
    const std::string place = "/out_of_fold/by_fold_interval/" + figure;
    const auto low = card_number(model, place + "/0"), high = card_number(model, place + "/1");
    return low && high ? text + " (" + three_decimals(low) + " to " + three_decimals(high) + ")" : text;
}

std::string unseen_in_words(const Tagger::Model& model) {
    const auto folds = card_number(model, "/out_of_fold/folds");
    const auto roc = card_number(model, "/out_of_fold/by_fold/roc_auc");
    const auto accuracy = card_number(model, "/out_of_fold/by_fold/accuracy");
    if (!folds || (!roc && !accuracy)) return "not measured";
    std::string text;
    if (roc)
        text = "ROC-AUC " + with_interval(model, "roc_auc") + ", PR-AUC " + with_interval(model, "pr_auc") +
               (accuracy ? " of the tags that stand alone; " : "; ");
    if (accuracy) text += "accuracy of the tags that exclude each other " + with_interval(model, "accuracy") + "; ";
    return text + "fold by fold of " + count_in_words(static_cast<std::size_t>(std::max(0.0, *folds))) +
           " and averaged, with 95 % intervals";
}

std::string name_of(const Tagger::Model& model) {
    return printable(
        card_text(model, "/name")
            .value_or(model.file.empty() ? "a model" : std::filesystem::path(model.file).filename().string()));
}

std::string heading(const Tagger::Model& model, std::size_t width) {
    std::string text = name_of(model) + "\n";
    for (const auto& [name, words] : model_facts(model)) text += indented(name, words, width);
    return text;
}

std::string group_list(const Tagger::Model& model, std::size_t width) {
    std::string text = "\ngroups\n";
    for (std::size_t g = 0; g < model.groups.size(); ++g) {
        const std::size_t features = model.groups[g].features.size();
        const std::string title = printable(model.groups[g].title) + ", " + std::to_string(features) +
                                  (features == 1 ? " feature" : " features");
        text += right_aligned(std::to_string(g + 1), 4) + "  " + shortened(title, width - 6) + "\n";
    }
    return text;
}

/// "4: 38 %, 2: 24 %"
std::string strongest_groups(const Tagger::Model& model, const ModelTag& tag) {
    std::string text;
    const std::vector<LearnedGroup> groups = learned_groups(model, tag);
    for (std::size_t i = 0; i < std::min(groups.size(), groups_shown); ++i)
        if (groups[i].share > 0.0)
            text += (text.empty() ? "" : ", ") + std::to_string(groups[i].group + 1) + ": " + percent(groups[i].share);
    return text.empty() ? "–" : text;
}

std::string tag_lines(const Tagger::Model& model, std::size_t width) {
    std::vector<std::string> names, groups;
    std::size_t name_width = 3, groups_width = 16;
    for (const ModelTag& tag : model.tags) {
        names.push_back(printable(tag_title(tag.info.name)));
        groups.push_back(strongest_groups(model, tag));
        name_width = std::max(name_width, display_width(names.back()));
        groups_width = std::max(groups_width, display_width(groups.back()));
    }
    constexpr std::size_t figures_width = 38;
    name_width = std::min(name_width, width - figures_width - groups_width);
    std::string text = "\n" + padded("tag", name_width) + " positives ROC-AUC PR-AUC given from  strongest groups\n";
    for (std::size_t t = 0; t < model.tags.size(); ++t) {
        const TagInfo& tag = model.tags[t].info;
        const auto figure = [&](const char* name) { return three_decimals(card_figure(model, tag.name, name)); };
        text += padded(shortened(names[t], name_width), name_width) + right_aligned(std::to_string(tag.positives), 10) +
                right_aligned(figure("roc_auc"), 8) + right_aligned(figure("pr_auc"), 7) +
                right_aligned(tag.family.empty() ? percent(tag.threshold) : "the best", 11) + "  " + groups[t] + "\n";
    }
    return text;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> model_facts(const Tagger::Model& model) {
    std::vector<std::pair<std::string, std::string>> facts = {{"kind", kind_in_words(model)},
                                                              {"data", card_text(model, "/data").value_or("–")}};
    if (const auto tracks = card_number(model, "/tracks"); tracks && *tracks >= 0.0)
        facts.emplace_back("tracks", count_in_words(static_cast<std::size_t>(*tracks)));
    facts.emplace_back("features",
                       count_in_words(model.features.size()) +
                           (model.catalogue_version ? ", measured by catalogue version " + *model.catalogue_version
                                                    : ", columns of a table"));
    facts.emplace_back("grouping", model.grouping + ", " + std::to_string(model.groups.size()) +
                                       (model.groups.size() == 1 ? " group" : " groups"));
    facts.emplace_back("trained", training_in_words(model));
    facts.emplace_back("not seen", unseen_in_words(model));
    return facts;
}

std::string model_text(const Tagger::Model& model, std::size_t width) {
    std::string text = heading(model, width) + group_list(model, width) + tag_lines(model, width) + "\n";
    const std::string notes =
        "Figures by tag are of tracks not seen, all folds together. Of a group: its share of the squared spread of "
        "what "
        "all groups add to the tag's score, each feature by itself. `armonica model --tag TAG` tells all about one "
        "tag; "
        "tags are named in full there, such as `" +
        printable(model.tags.front().info.name) + "`.";
    for (const std::string& line : wrapped(notes, width)) text += line + "\n";
    return text;
}

}  // namespace armonica::app
