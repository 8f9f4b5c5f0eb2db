#include "features/harmony/ontology/node_order.hpp"

#include <algorithm>
#include <optional>

#include <armonica/error.hpp>

namespace armonica::features::harmony {
namespace {

using Kind = ClassNode::Kind;

/// What a node is computed from: its parts, then its inputs.
std::size_t need(const ClassNode& node, std::size_t n) {
    return n < node.parts.size() ? node.parts[n] : node.inputs[n - node.parts.size()];
}
std::size_t needs(const ClassNode& node) { return node.parts.size() + node.inputs.size(); }

/// Depth first, without recursion: a file may be as deep as it likes.
class CircleFinder {
public:
    explicit CircleFinder(const std::vector<ClassNode>& nodes) : nodes_(nodes), states_(nodes.size()) {}

    std::vector<NodeCircle> find() {
        for (std::size_t n = 0; n < nodes_.size(); ++n)
            if (!states_[n].number) walk_from(n);
        return std::move(circles_);
    }

private:
    struct State {
        std::optional<std::size_t> number;  // in the order of visits
        std::size_t lowest = 0;
        bool waiting = false;
    };
    struct Step {
        std::size_t node;
        std::size_t next = 0;
    };

    void enter(std::size_t node) {
        states_[node] = {visited_, visited_, true};
        ++visited_;
        waiting_.push_back(node);
        path_.push_back({node});
    }

    void walk_from(std::size_t start) {
        enter(start);
        while (!path_.empty()) {
            Step& step = path_.back();
            State& here = states_[step.node];
            if (step.next == needs(nodes_[step.node])) {
                leave(step.node);
                continue;
            }
            const std::size_t other = need(nodes_[step.node], step.next++);
            if (!states_[other].number)
                enter(other);
            else if (states_[other].waiting)
                here.lowest = std::min(here.lowest, *states_[other].number);
        }
    }

    void leave(std::size_t node) {
        path_.pop_back();
        const State& state = states_[node];
        if (!path_.empty()) {
            State& above = states_[path_.back().node];
            above.lowest = std::min(above.lowest, state.lowest);
        }
        if (state.lowest == *state.number) close_circle(node);
    }

    void close_circle(std::size_t first) {
        NodeCircle circle;
        std::size_t node = 0;
        do {
            node = waiting_.back();
            waiting_.pop_back();
            states_[node].waiting = false;
            circle.nodes.push_back(node);
        } while (node != first);
        std::sort(circle.nodes.begin(), circle.nodes.end());
        circle.circular = circle.nodes.size() > 1 || needs_itself(first);
        circles_.push_back(std::move(circle));
    }

    bool needs_itself(std::size_t node) const {
        for (std::size_t n = 0; n < needs(nodes_[node]); ++n)
            if (need(nodes_[node], n) == node) return true;
        return false;
    }

    const std::vector<ClassNode>& nodes_;
    std::vector<State> states_;
    std::vector<std::size_t> waiting_;
    std::vector<Step> path_;
    std::vector<NodeCircle> circles_;
    std::size_t visited_ = 0;
};

/// Names of the classes in a circle, the first few.
std::string names_in(const NodeCircle& circle, const std::vector<ClassNode>& nodes) {
    std::string names;
    int count = 0;
    for (const std::size_t n : circle.nodes) {
        if (nodes[n].name.empty()) continue;
        if (++count > 4) return names + " …";
        names += (names.empty() ? "`" : ", `") + nodes[n].name + "`";
    }
    return names;
}

void set_levels(ClassGraph& graph, const std::string& file) {
    std::vector<std::size_t> level_of(graph.nodes.size());
    std::vector<std::size_t> circle_of(graph.nodes.size());
    for (std::size_t c = 0; c < graph.order.size(); ++c)
        for (const std::size_t n : graph.order[c].nodes) circle_of[n] = c;
    for (std::size_t c = 0; c < graph.order.size(); ++c) {
        NodeCircle& circle = graph.order[c];
        for (const std::size_t n : circle.nodes) {
            const ClassNode& node = graph.nodes[n];
            const bool negative = node.kind == Kind::complement;
            for (std::size_t i = 0; i < needs(node); ++i) {
                const std::size_t other = need(node, i);
                if (negative && circle_of[other] == c)
                    throw InputError(
                        file, node.line,
                        "a class must not depend on what is not in it, but this owl:complementOf goes in a "
                        "circle by way of " +
                            names_in(circle, graph.nodes));
                if (circle_of[other] != c) circle.level = std::max(circle.level, level_of[other] + (negative ? 1 : 0));
            }
        }
        for (const std::size_t n : circle.nodes) level_of[n] = circle.level;
    }
}

/// Whether a chord could be in the node, given what is known of others.
bool can_hold(const ClassNode& node, const std::vector<bool>& known) {
    const auto is_known = [&known](std::size_t n) { return known[n]; };
    if (std::any_of(node.inputs.begin(), node.inputs.end(), is_known)) return true;
    switch (node.kind) {
        case Kind::named:
            return false;
        case Kind::intersection:
            return std::all_of(node.parts.begin(), node.parts.end(), is_known);
        case Kind::union_of:
        case Kind::next:
        case Kind::previous:
            return std::any_of(node.parts.begin(), node.parts.end(), is_known);
        default:
            return true;
    }
}

void check_ground(const ClassGraph& graph, const std::string& file) {
    std::vector<bool> known(graph.nodes.size(), false);
    for (const NodeCircle& circle : graph.order) {
        bool changed = true;
        while (changed) {
            changed = false;
            for (const std::size_t n : circle.nodes)
                if (!known[n] && can_hold(graph.nodes[n], known)) changed = known[n] = true;
        }
    }
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        const ClassNode& node = graph.nodes[n];
        if (known[n] || node.name.empty()) continue;
        throw InputError(file, node.line,
                         node.inputs.empty()
                             ? "nothing says what is in `" + node.name + "`: it needs a definition or a subclass"
                             : "nothing can ever be in `" + node.name +
                                   "`: its definition leads back to itself or to classes that are empty");
    }
}

}  // namespace

void order_nodes(ClassGraph& graph, const std::string& file) {
    graph.order = CircleFinder(graph.nodes).find();
    set_levels(graph, file);
    check_ground(graph, file);
}

}  // namespace armonica::features::harmony
