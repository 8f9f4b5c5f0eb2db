#include "explain/audit/subgroups.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "model/metrics.hpp"

namespace armonica::audit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Log-odds of the probabilities: in the same order as these, and finite.
MatrixXd comparable_scores(const HeldOutTracks& tracks) {
    return tracks.probabilities.unaryExpr([](double p) {
        const double kept = std::clamp(p, 1e-15, 1.0 - 1e-15);
        return std::log(kept / (1.0 - kept));
    });
}

bool both_classes(const HeldOutTracks& tracks, const std::vector<int>& members, Index tag) {
    const auto carries = [&](int i) { return tracks.labels(i, tag) != 0; };
    const auto carried = std::count_if(members.begin(), members.end(), carries);
    return carried > 0 && carried < static_cast<std::ptrdiff_t>(members.size());
}

/// One subgroup beside all other tracks.
class Subgroup {
public:
    Subgroup(const HeldOutTracks& tracks, const MatrixXd& scores, std::vector<int> members, const std::string& by)
        : tracks_(tracks), scores_(scores), members_(std::move(members)) {
        const std::set<int> inside(members_.begin(), members_.end());
        for (int i = 0; i < static_cast<int>(tracks.rows.size()); ++i)
            if (!inside.contains(i)) others_.push_back(i);
        counted_.assign(static_cast<std::size_t>(tracks.labels.cols()), true);
        for (const TagFamily& family : tracks.families)
            if (family.name == by)
                for (const int t : family.tags) counted_[static_cast<std::size_t>(t)] = false;
        for (Index t = 0; t < tracks.labels.cols(); ++t)
            judged_.push_back(counted_[static_cast<std::size_t>(t)] && both_classes(tracks, members_, t) &&
                              both_classes(tracks, others_, t));
    }

    SubgroupFigures figures(const std::string& name, const std::vector<int>& unit_of_track,
                            const SubgroupOptions& options) const {
        SubgroupFigures figures;
        figures.name = name;
        figures.tracks = members_.size();
        figures.tags = static_cast<std::size_t>(std::count(judged_.begin(), judged_.end(), true));
        std::vector<int> units;
        if (!unit_of_track.empty())
            for (const int row : tracks_.rows) units.push_back(unit_of_track[static_cast<std::size_t>(row)]);
        add_areas(figures, Resampling({members_, others_}, units, options.seed), options);
        add_excesses(figures, Resampling({members_}, units, options.seed), options);
        return figures;
    }

private:
    ResampledFigures areas(const std::vector<int>& rows, const Resampling& resampling,
                           const SubgroupOptions& options) const {
        const std::vector<TagFamily> no_families;
        const WeightedFigures figures({scores_, tracks_.labels, nullptr, no_families, {rows}, {judged_}});
        return resampled_figures(figures, resampling, options.resamples, options.jobs);
    }

    void add_areas(SubgroupFigures& figures, const Resampling& resampling, const SubgroupOptions& options) const {
        if (figures.tags == 0 || others_.empty()) return;
        const ResampledFigures here = areas(members_, resampling, options), there = areas(others_, resampling, options);
        const std::size_t roc = FigureLayout::macro(Figure::roc_auc);
        figures.roc_auc = here.whole[roc];
        figures.others = there.whole[roc];
        figures.difference = difference_of(here, there).whole[roc];
        const auto intervals = difference_intervals(here, there);
        if (!intervals.empty()) figures.difference_interval = intervals[roc];
    }

    void add_excesses(SubgroupFigures& figures, const Resampling& resampling, const SubgroupOptions& options) const {
        const auto tracks = static_cast<Index>(tracks_.rows.size());
        MatrixXd sums = MatrixXd::Zero(tracks, 2), cases = MatrixXd::Zero(tracks, 2);
        for (const int i : members_)
            for (Index t = 0; t < tracks_.labels.cols(); ++t) {
                if (!counted_[static_cast<std::size_t>(t)]) continue;
                sums(i, 0) += tracks_.probabilities(i, t) - tracks_.labels(i, t);
                sums(i, 1) += tracks_.given(i, t) - tracks_.labels(i, t);
                cases.row(i).array() += 1.0;
            }
        const auto means = resampled_means(sums, cases, resampling, options.resamples, options.jobs);
        figures.excess_probability = means[0];
        figures.excess_given = means[1];
    }

    const HeldOutTracks& tracks_;
    const MatrixXd& scores_;
    std::vector<int> members_, others_;
    std::vector<bool> counted_;  // by tag: not of the family that tells the subgroups apart
    std::vector<bool> judged_;   // of these, those that can be ranked here and elsewhere
};

/// "genre---rock" is "rock".
std::string without_category(const std::string& tag) {
    const std::size_t at = tag.find("---");
    return at == std::string::npos ? tag : tag.substr(at + 3);
}

std::optional<double> number_in(const std::string& text) {
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string short_number(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 6).ptr;
    return {text, end};
}

}  // namespace

SubgroupAudit audit_subgroups(const HeldOutTracks& tracks, const std::string& by,
                              const std::vector<std::string>& value_of_track, const std::vector<int>& unit_of_track,
                              const SubgroupOptions& options) {
    std::map<std::string, std::vector<int>> members;
    for (std::size_t i = 0; i < tracks.rows.size(); ++i)
        members[value_of_track.at(static_cast<std::size_t>(tracks.rows[i]))].push_back(static_cast<int>(i));
    const MatrixXd scores = comparable_scores(tracks);
    SubgroupAudit audit;
    audit.by = by;
    for (auto& [name, tested] : members) {
        if (name.empty() || tested.size() < options.fewest_tracks)
            audit.left_out += tested.size();
        else
            audit.subgroups.push_back(
                Subgroup(tracks, scores, std::move(tested), by).figures(name, unit_of_track, options));
    }
    return audit;
}

std::vector<std::string> subgroup_of_track(const TrackColumn& column) {
    constexpr std::size_t most_values = 8;
    std::vector<double> numbers;
    for (const std::string& text : column.text) {
        if (text.empty()) continue;
        const auto number = number_in(text);
        if (!number) return column.text;
        numbers.push_back(*number);
    }
    if (std::set<double>(numbers.begin(), numbers.end()).size() <= most_values) return column.text;
    std::sort(numbers.begin(), numbers.end());
    const double low = numbers[numbers.size() / 3], high = numbers[2 * numbers.size() / 3];
    std::vector<std::string> thirds;
    for (const std::string& text : column.text) {
        const auto number = number_in(text);
        if (!number)
            thirds.emplace_back();
        else if (*number < low)
            thirds.push_back("below " + short_number(low));
        else if (*number < high)
            thirds.push_back(short_number(low) + " to " + short_number(high));
        else
            thirds.push_back(short_number(high) + " and above");
    }
    return thirds;
}

std::vector<std::string> family_of_track(const TrainingData& data, const std::string& family) {
    std::vector<std::string> carried(data.tracks.size());
    for (std::size_t t = 0; t < data.tag_names.size(); ++t)
        if (data.tag_families[t] == family)
            for (std::size_t i = 0; i < carried.size(); ++i)
                if (data.labels(static_cast<Index>(i), static_cast<Index>(t)) > 0.5)
                    carried[i] = without_category(data.tag_names[t]);
    return carried;
}

}  // namespace armonica::audit
