#include "features/harmony/ontology/reasoner.hpp"

#include <algorithm>

namespace armonica::features::harmony {
namespace {

using Kind = ClassNode::Kind;

constexpr int tonics = 12;

/// "Token `token` is in the class `node` on the tonic `tonic`"; the tonic is 0 for a class that is not in key.
struct Fact {
    std::size_t node;
    std::size_t token;
    int tonic;
};

class ForwardChaining {
public:
    ForwardChaining(const ClassGraph& graph, const ChordFacts& facts)
        : graph_(graph), facts_(facts), users_(graph.nodes.size()), level_(graph.nodes.size()) {
        for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
            for (const std::size_t part : graph.nodes[n].parts) users_[part].push_back(n);
            for (const std::size_t input : graph.nodes[n].inputs) users_[input].push_back(n);
        }
        for (const NodeCircle& circle : graph.order)
            for (const std::size_t n : circle.nodes) level_[n] = circle.level;
        known_.assign(graph.nodes.size(), std::vector<bool>(facts.tokens.size() * tonics, false));
    }

    Memberships conclude() {
        state_facts();
        const std::size_t levels = level_.empty() ? 0 : *std::max_element(level_.begin(), level_.end()) + 1;
        for (std::size_t level = 0; level < levels; ++level) {
            if (level > 0) complement(level);
            exhaust();
        }
        return memberships();
    }

private:
    bool is_known(std::size_t node, std::size_t token, int tonic) const {
        const int at = graph_.nodes[node].in_key ? tonic : 0;
        return known_[node][token * tonics + static_cast<std::size_t>(at)];
    }

    void add(std::size_t node, std::size_t token, int tonic) {
        const int at = graph_.nodes[node].in_key ? tonic : 0;
        if (is_known(node, token, at)) return;
        known_[node][token * tonics + static_cast<std::size_t>(at)] = true;
        agenda_.push_back({node, token, at});
    }

    void state_facts() {
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n)
            for (std::size_t i = 0; i < facts_.tokens.size(); ++i) {
                const std::uint16_t on = stated(graph_.nodes[n], facts_, facts_.tokens[i]);
                for (int k = 0; k < tonics; ++k)
                    if ((on >> k) & 1U) add(n, i, k);
            }
    }

    /// Everything below this level is concluded, so what is not known there is not so.
    void complement(std::size_t level) {
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n) {
            const ClassNode& node = graph_.nodes[n];
            if (node.kind != Kind::complement || level_[n] != level) continue;
            for (std::size_t i = 0; i < facts_.tokens.size(); ++i)
                for (int k = 0; k < tonics; ++k)
                    if (facts_.tokens[i].chord && !is_known(node.parts.front(), i, k)) add(n, i, k);
        }
    }

    void exhaust() {
        while (!agenda_.empty()) {
            const Fact fact = agenda_.back();
            agenda_.pop_back();
            // A fact of a class that is not in key is one on every tonic.
            const bool in_key = graph_.nodes[fact.node].in_key;
            for (int k = in_key ? fact.tonic : 0; k < (in_key ? fact.tonic + 1 : tonics); ++k)
                for (const std::size_t user : users_[fact.node]) put_to(user, {fact.node, fact.token, k});
        }
    }

    void put_to(std::size_t user, const Fact& fact) {
        const ClassNode& node = graph_.nodes[user];
        if (std::find(node.inputs.begin(), node.inputs.end(), fact.node) != node.inputs.end())
            add(user, fact.token, fact.tonic);
        if (std::find(node.parts.begin(), node.parts.end(), fact.node) == node.parts.end()) return;
        switch (node.kind) {
            case Kind::union_of:
                add(user, fact.token, fact.tonic);
                break;
            case Kind::intersection:
                if (std::all_of(node.parts.begin(), node.parts.end(),
                                [&](std::size_t part) { return is_known(part, fact.token, fact.tonic); }))
                    add(user, fact.token, fact.tonic);
                break;
            case Kind::next:
                if (fact.token > 0 && facts_.tokens[fact.token - 1].chord) add(user, fact.token - 1, fact.tonic);
                break;
            case Kind::previous:
                if (fact.token + 1 < facts_.tokens.size() && facts_.tokens[fact.token + 1].chord)
                    add(user, fact.token + 1, fact.tonic);
                break;
            default:
                break;  // a complement waits for its level
        }
    }

    Memberships memberships() const {
        Memberships all(graph_.nodes.size(), std::vector<std::uint16_t>(facts_.tokens.size(), 0));
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n)
            for (std::size_t i = 0; i < facts_.tokens.size(); ++i)
                for (int k = 0; k < tonics; ++k)
                    if (is_known(n, i, k)) all[n][i] = static_cast<std::uint16_t>(all[n][i] | (1U << k));
        return all;
    }

    const ClassGraph& graph_;
    const ChordFacts& facts_;
    std::vector<std::vector<std::size_t>> users_;
    std::vector<std::size_t> level_;
    std::vector<std::vector<bool>> known_;
    std::vector<Fact> agenda_;
};

}  // namespace

Memberships reason(const ClassGraph& graph, const ChordFacts& facts) {
    return ForwardChaining(graph, facts).conclude();
}

}  // namespace armonica::features::harmony
