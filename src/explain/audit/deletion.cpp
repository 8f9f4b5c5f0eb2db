#include "explain/audit/deletion.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stdexcept>

#include "explain/audit/taken_away.hpp"
#include "model/mixed_seed.hpp"
#include "model/parallel.hpp"
#include "model/shuffle.hpp"

namespace armonica::audit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

using Order = std::vector<std::size_t>;

/// All numbers of groups; of features, which are many, ever larger ones. Symmetric: what is left is a step as well.
std::vector<std::size_t> steps_for(std::size_t parts) {
    constexpr std::size_t most_whole = 16;
    std::set<std::size_t> steps;
    for (std::size_t step = 0; step <= parts; step += step < 3 || parts <= most_whole ? 1 : (step + 1) / 2) {
        steps.insert(step);
        steps.insert(parts - step);
    }
    return {steps.begin(), steps.end()};
}

Order strongest_first(const std::vector<double>& contributions) {
    Order order(contributions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return contributions[a] > contributions[b]; });
    return order;
}

Order order_by_chance(std::size_t parts, std::uint64_t seed) {
    Order order(parts);
    std::iota(order.begin(), order.end(), std::size_t{0});
    shuffle_by(seed, order);
    return order;
}

/// Where the figures of one case stand in a row of numbers.
struct Layout {
    std::size_t steps = 0;

    static constexpr std::size_t orders = deletion_orders.size();
    std::size_t deletion(std::size_t order, std::size_t step) const { return order * steps + step; }
    std::size_t insertion(std::size_t order, std::size_t step) const { return (orders + order) * steps + step; }
    std::size_t deletion_gain() const { return 2 * orders * steps; }
    std::size_t insertion_gain() const { return deletion_gain() + 1; }
    std::size_t of_given() const { return insertion_gain() + 1; }  // figures of tags that are given; then of all tags
    std::size_t strongest_move() const { return of_given(); }
    std::size_t random_move() const { return of_given() + 1; }
    std::size_t move_gain() const { return of_given() + 2; }
    std::size_t size() const { return of_given() + 3; }
};

/// One tag of one track.
class Case {
public:
    Case(const Reduced& track, std::size_t tag, const std::vector<std::vector<int>>& parts,
         const std::vector<double>& contributions)
        : track_(track), tag_(tag), parts_(parts), contributions_(contributions) {}

    /// Adds the probabilities along the steps, `weight` times.
    void add_curves(Eigen::RowVectorXd& figures, const Layout& layout, const std::vector<std::size_t>& steps,
                    std::size_t kind, const Order& order, double weight) const {
        Reduced::Walk away(track_, tag_, true), back(track_, tag_, false);
        std::size_t turned = 0;
        for (std::size_t s = 0; s < steps.size(); ++s) {
            for (; turned < steps[s]; ++turned) {
                turn(away, order[turned]);
                turn(back, order[turned]);
            }
            figures[static_cast<Index>(layout.deletion(kind, s))] += weight * away.probability();
            figures[static_cast<Index>(layout.insertion(kind, s))] += weight * back.probability();
        }
    }

    /// Adds by how much single parts move the probability.
    void add_moves(Eigen::RowVectorXd& figures, const Layout& layout) const {
        Reduced::Walk walk(track_, tag_, true);
        const double whole = walk.probability();
        double strongest = 0.0, sum = 0.0, largest = -1.0;
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            turn(walk, part);
            const double move = std::abs(walk.probability() - whole);
            turn(walk, part);
            sum += move;
            if (std::abs(contributions_[part]) > largest) {
                largest = std::abs(contributions_[part]);
                strongest = move;
            }
        }
        const double by_chance = sum / static_cast<double>(parts_.size());
        figures[static_cast<Index>(layout.strongest_move())] += strongest;
        figures[static_cast<Index>(layout.random_move())] += by_chance;
        figures[static_cast<Index>(layout.move_gain())] += strongest - by_chance;
    }

private:
    void turn(Reduced::Walk& walk, std::size_t part) const {
        for (const int j : parts_[part]) walk.turn(static_cast<std::size_t>(j));
    }

    const Reduced& track_;
    std::size_t tag_;
    const std::vector<std::vector<int>>& parts_;
    const std::vector<double>& contributions_;
};

/// The area under a curve of one case, by the trapezoidal rule over the share of parts.
double area(const Eigen::RowVectorXd& figures, std::size_t from, const std::vector<std::size_t>& steps) {
    double sum = 0.0;
    for (std::size_t s = 1; s < steps.size(); ++s)
        sum += 0.5 * static_cast<double>(steps[s] - steps[s - 1]) *
               (figures[static_cast<Index>(from + s)] + figures[static_cast<Index>(from + s - 1)]);
    return sum / static_cast<double>(steps.back());
}

/// Sums and numbers of the cases of every tested track.
class Cases {
public:
    Cases(const std::vector<FoldModel>& models, const MatrixXd& features, Part part, const DeletionOptions& options)
        : models_(models), features_(features), part_(part), options_(options) {
        const std::size_t parts = parts_of(models.front().model, part).size();
        steps_ = steps_for(parts);
        layout_.steps = steps_.size();
        std::size_t tracks = 0;
        for (const FoldModel& fold : models) tracks += fold.rows.size();
        sums = MatrixXd::Zero(static_cast<Index>(tracks), static_cast<Index>(layout_.size()));
        counts = sums;
    }

    void add_all() {
        std::size_t from = 0;
        for (const FoldModel& fold : models_) {
            const auto parts = parts_of(fold.model, part_);
            const EffectIndex index(fold.model);
            for_each_index(fold.rows.size(), options_.jobs,
                           [&](std::size_t i) { add_track(index, parts, fold.rows[i], static_cast<Index>(from + i)); });
            from += fold.rows.size();
        }
    }

    const Layout& layout() const { return layout_; }
    const std::vector<std::size_t>& steps() const { return steps_; }

    MatrixXd sums, counts;

private:
    void add_track(const EffectIndex& index, const std::vector<std::vector<int>>& parts, int row, Index at) {
        const Eigen::RowVectorXd values = features_.row(row);
        const Reduced track(index, {values.data(), static_cast<std::size_t>(values.size())});
        for (std::size_t t = 0; t < index.model().tags.size(); ++t) {
            const std::vector<double> contributions =
                part_ == Part::groups ? track.group_contributions(t) : track.feature_contributions(t);
            const Case one(track, t, parts, contributions);
            Eigen::RowVectorXd figures = Eigen::RowVectorXd::Zero(sums.cols());
            one.add_moves(figures, layout_);
            counts.row(at).tail(sums.cols() - static_cast<Index>(layout_.of_given())).array() += 1.0;
            if (track.given(t)) {
                add_given(figures, one, contributions,
                          mixed(mixed(options_.seed) + static_cast<std::uint64_t>(row)) + t);
                counts.row(at).head(static_cast<Index>(layout_.of_given())).array() += 1.0;
            }
            sums.row(at) += figures;
        }
    }

    void add_given(Eigen::RowVectorXd& figures, const Case& one, const std::vector<double>& contributions,
                   std::uint64_t seed) const {
        one.add_curves(figures, layout_, steps_, 0, strongest_first(contributions), 1.0);
        for (int r = 0; r < options_.orders; ++r) {
            const std::uint64_t own = mixed(mixed(seed) + static_cast<std::uint64_t>(r));
            one.add_curves(figures, layout_, steps_, 1, order_by_chance(contributions.size(), own),
                           1.0 / options_.orders);
        }
        figures[static_cast<Index>(layout_.deletion_gain())] =
            area(figures, layout_.deletion(1, 0), steps_) - area(figures, layout_.deletion(0, 0), steps_);
        figures[static_cast<Index>(layout_.insertion_gain())] =
            area(figures, layout_.insertion(0, 0), steps_) - area(figures, layout_.insertion(1, 0), steps_);
    }

    const std::vector<FoldModel>& models_;
    const MatrixXd& features_;
    Part part_;
    const DeletionOptions& options_;
    std::vector<std::size_t> steps_;
    Layout layout_;
};

}  // namespace

DeletionAudit audit_deletion(const std::vector<FoldModel>& models, const MatrixXd& features, Part part,
                             const Resampling& resampling, const DeletionOptions& options) {
    if (models.empty() || options.orders < 1 || options.resamples < 0)
        throw std::invalid_argument("deletion needs models, an order, and no negative number of resamples");
    Cases cases(models, features, part, options);
    cases.add_all();
    const auto means = resampled_means(cases.sums, cases.counts, resampling, options.resamples, options.jobs);
    const Layout& layout = cases.layout();

    DeletionAudit audit;
    audit.part = part;
    audit.parts = cases.steps().back();
    audit.steps = cases.steps();
    for (std::size_t order = 0; order < deletion_orders.size(); ++order)
        for (std::size_t step = 0; step < audit.steps.size(); ++step) {
            audit.deletion[order].push_back(means[layout.deletion(order, step)]);
            audit.insertion[order].push_back(means[layout.insertion(order, step)]);
        }
    audit.deletion_gain = means[layout.deletion_gain()];
    audit.insertion_gain = means[layout.insertion_gain()];
    audit.strongest_move = means[layout.strongest_move()];
    audit.random_move = means[layout.random_move()];
    audit.move_gain = means[layout.move_gain()];
    audit.cases = static_cast<std::size_t>(cases.counts.col(0).sum());
    audit.all_cases = static_cast<std::size_t>(cases.counts.col(cases.counts.cols() - 1).sum());
    return audit;
}

}  // namespace armonica::audit
