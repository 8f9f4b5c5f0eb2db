#include <algorithm>
#include <cmath>
#include <cstdio>

#include <armonica/catalogue.hpp>

#include "app/card_facts.hpp"
#include "app/model_report.hpp"
#include "app/text.hpp"
#include "app/text_drawings.hpp"
#include "app/track_text.hpp"
#include "explain/learned_bands.hpp"
#include "explain/learned_effects.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

constexpr std::size_t features_shown = 4;  // of a group
constexpr std::size_t pairs_shown = 3;     // of a tag
constexpr std::size_t curve_width = 20;
constexpr double smallest_shown = 0.005;  // the rest would read 0.00

std::string feature_title(const Tagger::Model& model, std::size_t feature) {
    const FeatureInfo* info = find_feature(model.features[feature].id);
    return info != nullptr ? std::string(info->title) : printable(model.features[feature].id);
}

std::string unit_of(const Tagger::Model& model, std::size_t feature) {
    const FeatureInfo* info = find_feature(model.features[feature].id);
    return info == nullptr || info->unit == "1" ? std::string() : std::string(info->unit);
}

std::string lines_of(const std::string& text, std::size_t width, std::size_t indent = 0) {
    std::string lines;
    for (const std::string& line : wrapped(text, width - indent)) lines += std::string(indent, ' ') + line + "\n";
    return lines;
}

std::string three_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, std::abs(value) < 99.95 ? "%#.3g" : "%.0f", value);
    return text;
}

std::string group_title(const Tagger::Model& model, std::size_t group) { return printable(model.groups[group].title); }

/// A page about one tag, from top to bottom.
class TagPage {
public:
    TagPage(const Tagger::Model& model, std::size_t tag, std::size_t width)
        : model_(model),
          place_(tag),
          tag_(model.tags[tag]),
          width_(width),
          bands_(learned_bands(model, tag)),
          groups_(learned_groups(model, tag_)) {}

    std::string text() const {
        std::string page = head();
        for (const LearnedGroup& group : groups_) page += group_text(group);
        return page + strongest_pairs();
    }

private:
    std::string head() const {
        const auto figure = [&](const char* name, const char* title) {
            const auto value = card_figure(model_, tag_.info.name, name);
            char text[64];
            std::snprintf(text, sizeof text, "%s %.3f", title, value.value_or(0.0));
            return value ? std::string(text) : std::string(title) + " –";
        };
        std::string facts =
            count_in_words(tag_.info.positives) + " tracks carry it; on tracks not seen " +
            figure("roc_auc", "ROC-AUC") + ", " + figure("pr_auc", "PR-AUC") + ", " + figure("f1", "F1") + "; given " +
            (tag_.info.family.empty() ? "from " + percent(tag_.info.threshold)
                                      : "where it is the most probable of " + printable(tag_.info.family)) +
            "; score of the average track " + signed_number(tag_.info.baseline) + ".";
        std::string text = lines_of(printable(tag_title(tag_.info.name)), width_) + lines_of(facts, width_, 2);
        if (tag_.slope == 0.0)
            text += lines_of(
                "Its scores told nothing of tracks not seen, so nothing that was learned of it counts: its probability "
                "is the same for every track.",
                width_, 2);
        return model_.kind == Kind::linear ? text : text + lines_of(relatives(), width_, 2);
    }

    std::string relatives() const {
        std::string names;
        for (const std::size_t relative : relatives_of(model_, place_))
            names += (names.empty() ? "" : ", ") + printable(tag_title(model_.tags[relative].info.name));
        return names.empty() ? "It has no relatives to learn from." : "Its relatives: " + names + ".";
    }

    std::string group_text(const LearnedGroup& group) const {
        const std::string strength = "spread " + signless(group.strength) + ", " + percent(group.share) + " of all";
        const std::size_t room = width_ - display_width(strength) - 2;
        std::string text =
            "\n" + padded(shortened(group_title(model_, group.group), room), room) + "  " + strength + "\n";
        return text + bands_text(group.group) + curves_text(group.curves) + pairs_line(group);
    }

    static std::string signless(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.2f", value);
        return text;
    }

    std::string bands_text(std::size_t group) const {
        const bool with_relatives = !bands_.empty() && bands_.front().shared.has_value();
        std::string text = "  band            λ        90 % interval" +
                           std::string(with_relatives ? "  tag alone relatives  taken" : "") + "\n";
        for (const LearnedBand& band : bands_) {
            if (static_cast<std::size_t>(band.band.group) != group) continue;
            text += "  " + padded(band_title(band.band.kind), 9) + right_aligned(three_digits(band.lambda), 9) +
                    right_aligned(interval_text(band), 21);
            if (with_relatives)
                text += right_aligned(three_digits(*band.own), 11) + right_aligned(three_digits(*band.shared), 10) +
                        right_aligned(band.taken ? percent(*band.taken) : "–", 7) + "  " + relation(band);
            text += "\n";
        }
        return text;
    }

    // That a prior holds λ is certain only where the fit told how sure it is of others.
    std::string interval_text(const LearnedBand& band) const {
        if (band.interval) return three_digits(band.interval->low) + " to " + three_digits(band.interval->high);
        const bool others = std::any_of(bands_.begin(), bands_.end(),
                                        [](const LearnedBand& other) { return other.interval.has_value(); });
        return others ? "held by its prior" : "–";
    }

    // Differences of less than a fifth are no story.
    static std::string relation(const LearnedBand& band) {
        if (*band.shared > 1.2 * *band.own) return "lifted";
        if (1.2 * *band.shared < *band.own) return "held down";
        return "agreed";
    }

    std::string curves_text(const std::vector<LearnedCurve>& curves) const {
        std::string text;
        std::size_t shown = 0;
        while (shown < std::min(curves.size(), features_shown) &&
               curves[shown].highest - curves[shown].lowest >= smallest_shown)
            text += curve_line(curves[shown++]);
        if (const std::size_t more = curves.size() - shown; more > 0)
            text += "  " + count_in_words(more) + (shown > 0 ? " more" : "") + (more == 1 ? " feature" : " features") +
                    "\n";
        return text;
    }

    std::string curve_line(const LearnedCurve& curve) const {
        const std::string ends = signed_number(curve.lowest) + " to " + signed_number(curve.highest);
        std::string right;
        if (model_.kind == Kind::linear)
            right = right_aligned(signed_number(curve.weight, 3) + " a standard deviation", 29);
        else
            right = padded(to_string(curve.shape), 8) + curve_in_blocks(curve.contributions, curve_width);
        right += right_aligned(ends, 16);
        const std::size_t room = width_ - display_width(right) - 3;
        return "  " + padded(shortened(feature_title(model_, curve.feature), room), room) + " " + right + "\n";
    }

    static std::string pairs_line(const LearnedGroup& group) {
        if (group.pairs.empty()) return "";
        const std::size_t count = group.pairs.size();
        return "  " + count_in_words(count) + (count == 1 ? " pair" : " pairs") + " of features, the strongest from " +
               signed_number(group.pairs.front().lowest) + " to " + signed_number(group.pairs.front().highest) + "\n";
    }

    std::string strongest_pairs() const {
        struct Place {
            const LearnedPair* pair;
            std::size_t group;
        };
        std::vector<Place> all;
        for (const LearnedGroup& group : groups_)
            for (const LearnedPair& pair : group.pairs) all.push_back({&pair, group.group});
        std::stable_sort(all.begin(), all.end(), [](const Place& a, const Place& b) {
            return a.pair->highest - a.pair->lowest > b.pair->highest - b.pair->lowest;
        });
        std::string text;
        for (std::size_t i = 0; i < std::min(all.size(), pairs_shown); ++i)
            if (all[i].pair->highest - all[i].pair->lowest >= smallest_shown)
                text += heat_map(*all[i].pair, all[i].group);
        return text.empty() ? "" : "\nThe strongest pairs, over fifths of the reference tracks\n" + text;
    }

    std::string with_unit(std::size_t feature) const {
        const std::string unit = unit_of(model_, feature);
        return feature_title(model_, feature) + (unit.empty() ? "" : " (" + unit + ")");
    }

    double edge(std::size_t feature, std::size_t bin) const {
        return model_.features[feature].quantiles[bin * 100 / LearnedPair::bins];
    }

    // The first feature upwards, the second to the right.
    std::string heat_map(const LearnedPair& pair, std::size_t group) const {
        constexpr std::size_t label = 22, cell = 10;
        const double largest = std::max(std::abs(pair.lowest), std::abs(pair.highest));
        std::string text = "\n" + lines_of(with_unit(pair.first) + " (up), " + with_unit(pair.second) +
                                               " (to the right); " + group_title(model_, group) + "; " +
                                               signed_number(pair.lowest) + " to " + signed_number(pair.highest),
                                           width_, 2);
        for (std::size_t i = LearnedPair::bins; i-- > 0;) {
            const std::string from =
                number_in_words(edge(pair.first, i)) + " to " + number_in_words(edge(pair.first, i + 1));
            text += right_aligned(shortened(from, label - 2), label) + " ";
            for (std::size_t k = 0; k < LearnedPair::bins; ++k)
                text += " " + shaded_cell(pair.cells[i][k], largest, cell - 1);
            text += "\n";
        }
        text += std::string(label - 4, ' ');
        for (std::size_t k = 0; k <= LearnedPair::bins; ++k)
            text += right_aligned(shortened(number_in_words(edge(pair.second, k)), cell - 1), k == 0 ? cell - 1 : cell);
        return text + "\n";
    }

    const Tagger::Model& model_;
    std::size_t place_;
    const ModelTag& tag_;
    std::size_t width_;
    std::vector<LearnedBand> bands_;
    std::vector<LearnedGroup> groups_;
};

bool says_how_sure(const ModelTag& tag) {
    return std::any_of(tag.log_lambda_deviations.begin(), tag.log_lambda_deviations.end(),
                       [](const auto& deviation) { return deviation.has_value(); });
}

/// What the words and numbers of the pages mean.
std::string notes(const Tagger::Model& model, const std::vector<std::size_t>& tags, std::size_t width) {
    std::string text =
        "All but λ is in log-odds. A group's spread is that of what it adds to the score over the reference tracks, as "
        "if its features were independent. ";
    if (model.kind != Kind::linear)
        text += "A curve runs from the least to the greatest value among these tracks, one block for 5 % of them. ";
    text += "λ is the variance that the weights of a band have a priori, as banded EM learned it";
    text += model.kind == Kind::glass ? " for curves and pairs, one of the three parts of the model. " : ". ";
    if (std::any_of(tags.begin(), tags.end(), [&](std::size_t tag) { return !relatives_of(model, tag).empty(); }))
        text +=
            "It is a third what the tag's own tracks say and two thirds what its relatives have in common: `taken` is "
            "their share of it, and `lifted` or `held down` what they did to it. ";
    if (std::none_of(tags.begin(), tags.end(), [&](std::size_t tag) { return says_how_sure(model.tags[tag]); }))
        text += "–: the model file does not say how sure λ is. ";
    return "\n" + lines_of(text, width);
}

}  // namespace

std::string_view band_title(BandKind kind) {
    switch (kind) {
        case BandKind::straight:
            return "straight";
        case BandKind::curved:
            return "curved";
        case BandKind::pairs:
            return "paired";
    }
    return {};
}

std::string model_tags_text(const Tagger::Model& model, const std::vector<std::size_t>& tags, std::size_t width) {
    std::string text;
    for (const std::size_t tag : tags) text += (text.empty() ? "" : "\n\n") + TagPage(model, tag, width).text();
    return text + notes(model, tags, width);
}

}  // namespace armonica::app
