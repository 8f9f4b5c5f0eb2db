#include "groups/concept_hierarchy.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <stdexcept>

namespace armonica {

ConceptHierarchy::ConceptHierarchy(std::vector<Concept> concepts) : concepts_(std::move(concepts)) {
    std::size_t tops = 0;
    for (std::size_t c = 0; c < concepts_.size(); ++c)
        if (concepts_[c].broader.empty()) {
            top_ = c;
            ++tops;
        }
    if (tops != 1) throw std::invalid_argument("a hierarchy of concepts needs one top");
    measure_steps();
    const double all = std::log(static_cast<double>(concepts_.size()));
    for (std::size_t c = 0; c < concepts_.size(); ++c) {
        const auto with_itself =
            std::count_if(steps_.begin(), steps_.end(), [&](const auto& up) { return up[c] != unreachable; });
        information_.push_back(all > 0.0 ? 1.0 - std::log(static_cast<double>(with_itself)) / all : 0.0);
    }
}

void ConceptHierarchy::measure_steps() {
    const std::size_t count = concepts_.size();
    steps_.assign(count, std::vector<std::size_t>(count, unreachable));
    for (std::size_t from = 0; from < count; ++from) {
        std::deque<std::size_t> open = {from};
        steps_[from][from] = 0;
        while (!open.empty()) {
            const std::size_t at = open.front();
            open.pop_front();
            for (const std::size_t above : concepts_[at].broader) {
                if (above == from) throw std::invalid_argument("a concept is broader than itself");
                if (steps_[from][above] != unreachable) continue;
                steps_[from][above] = steps_[from][at] + 1;
                open.push_back(above);
            }
        }
    }
}

std::optional<std::size_t> ConceptHierarchy::find(std::string_view name) const {
    const auto found =
        std::find_if(concepts_.begin(), concepts_.end(), [&](const Concept& c) { return c.name == name; });
    if (found == concepts_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - concepts_.begin());
}

std::optional<std::size_t> ConceptHierarchy::steps_up(std::size_t narrow, std::size_t wide) const {
    const std::size_t steps = steps_[narrow][wide];
    return steps == unreachable ? std::nullopt : std::optional<std::size_t>(steps);
}

double ConceptHierarchy::similarity(std::size_t a, std::size_t b) const {
    if (a == b) return 1.0;
    double shared = 0.0;
    for (std::size_t above = 0; above < concepts_.size(); ++above)
        if (steps_[a][above] != unreachable && steps_[b][above] != unreachable)
            shared = std::max(shared, information_[above]);
    const double sum = information_[a] + information_[b];
    return sum > 0.0 ? 2.0 * shared / sum : 0.0;
}

}  // namespace armonica
