#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <armonica/alike.hpp>

#include "explain/tag_index.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

using Rows = std::vector<std::vector<double>>;

void check(const Tagger::Model& model, const Rows& rows) {
    const auto fits = [&](const std::vector<double>& row) {
        return row.size() == model.groups.size() &&
               std::all_of(row.begin(), row.end(), [](double contribution) { return std::isfinite(contribution); });
    };
    if (rows.size() != model.tags.size() || !std::all_of(rows.begin(), rows.end(), fits))
        throw std::invalid_argument("these are not reasons of this model");
}

/// The tags that count: one, or all.
std::vector<std::size_t> counted_tags(const Tagger& tagger, const std::string& tag) {
    if (!tag.empty()) return {tag_index(tagger, tag)};
    std::vector<std::size_t> all(tagger.tags().size());
    for (std::size_t t = 0; t < all.size(); ++t) all[t] = t;
    return all;
}

/// Two tracks' reasons, as far as they count.
class Compared {
public:
    Compared(const Tagger& tagger, const Reasons& first, const Reasons& second, const std::string& tag)
        : model_(tagger.model()),
          first_(first.contributions),
          second_(second.contributions),
          tags_(counted_tags(tagger, tag)) {
        check(model_, first_);
        check(model_, second_);
        double first_squares = 0.0, second_squares = 0.0;
        largest_ = std::max(largest_of(first_), largest_of(second_));
        for (const std::size_t t : tags_)
            for (std::size_t g = 0; g < model_.groups.size(); ++g) {
                const double a = scaled(first_[t][g]), b = scaled(second_[t][g]);
                products_ += a * b;
                first_squares += a * a;
                second_squares += b * b;
            }
        squares_ = first_squares + second_squares;
    }

    Likeness likeness() const {
        // Rounding must not make anything more alike than the same.
        Likeness likeness{nothing_speaks() ? 1.0 : std::clamp(2.0 * products_ / squares_, -1.0, 1.0), {}};
        for (std::size_t g = 0; g < model_.groups.size(); ++g) likeness.groups.push_back(of_group(g));
        std::stable_sort(likeness.groups.begin(), likeness.groups.end(),
                         [](const GroupLikeness& a, const GroupLikeness& b) { return a.share > b.share; });
        return likeness;
    }

private:
    GroupLikeness of_group(std::size_t g) const {
        GroupLikeness group{model_.groups[g].id, model_.groups[g].title, 0.0, {}, 0.0, 0.0};
        for (const std::size_t t : tags_) group.share += share(t, g);
        const double side = group.share < 0.0 ? -1.0 : 1.0;
        const std::size_t tag = *std::max_element(tags_.begin(), tags_.end(), [&](std::size_t a, std::size_t b) {
            return side * share(a, g) < side * share(b, g);
        });
        group.tag = model_.tags[tag].info.name;
        group.first = first_[tag][g];
        group.second = second_[tag][g];
        if (nothing_speaks()) group.share = 1.0 / static_cast<double>(model_.groups.size());
        return group;
    }

    double share(std::size_t tag, std::size_t group) const {
        return nothing_speaks() ? 0.0 : 2.0 * scaled(first_[tag][group]) * scaled(second_[tag][group]) / squares_;
    }

    double largest_of(const Rows& rows) const {
        double largest = 0.0;
        for (const std::size_t t : tags_)
            for (const double contribution : rows[t]) largest = std::max(largest, std::abs(contribution));
        return largest;
    }

    // Squares of very large or very small numbers would be infinity or 0.
    double scaled(double contribution) const { return nothing_speaks() ? 0.0 : contribution / largest_; }
    bool nothing_speaks() const { return largest_ == 0.0; }

    const Tagger::Model& model_;
    const Rows& first_;
    const Rows& second_;
    std::vector<std::size_t> tags_;
    double largest_ = 0.0;
    double products_ = 0.0, squares_ = 0.0;
};

}  // namespace

std::variant<Reasons, TrackError> reasons(const Tagger& tagger, const FeatureVector& track) {
    const Tagger::Model& model = tagger.model();
    const std::vector<double> inputs = inputs_of_track(model, track);
    if (auto error = missing_too_much(model, track)) return *error;
    const TagScores scores = scores_of(model, inputs);
    Reasons reasons;
    for (Eigen::Index t = 0; t < scores.groups.rows(); ++t) {
        const Eigen::VectorXd row = scores.groups.row(t);
        reasons.contributions.emplace_back(row.begin(), row.end());
    }
    return reasons;
}

Likeness likeness(const Tagger& tagger, const Reasons& first, const Reasons& second, const std::string& tag) {
    return Compared(tagger, first, second, tag).likeness();
}

}  // namespace armonica
