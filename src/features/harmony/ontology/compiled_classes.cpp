#include "features/harmony/ontology/compiled_classes.hpp"

#include <algorithm>

namespace armonica::features::harmony {
namespace {

using Kind = ClassNode::Kind;
using Word = std::uint16_t;

bool is_stated(Kind kind) {
    return kind == Kind::quality || kind == Kind::interval || kind == Kind::local_key || kind == Kind::song_key ||
           kind == Kind::held;
}

/// A name for one other node, which needs no column of its own.
bool is_alias(const ClassNode& node, const std::vector<ClassNode>& nodes) {
    return node.kind == Kind::named && node.inputs.size() == 1 && nodes[node.inputs.front()].in_key == node.in_key;
}

Word on_any_tonic(Word word) { return word != 0 ? every_tonic : Word{0}; }

}  // namespace

CompiledClasses::CompiledClasses(const ClassGraph& graph) : column_of_(graph.nodes.size()) {
    const std::vector<ClassNode>& nodes = graph.nodes;
    for (const NodeCircle& circle : graph.order)
        for (const std::size_t n : circle.nodes)
            column_of_[n] =
                !circle.circular && is_alias(nodes[n], nodes) ? column_of_[nodes[n].inputs.front()] : columns_++;
    for (const NodeCircle& circle : graph.order) {
        Passage passage{{}, circle.circular};
        for (const std::size_t n : circle.nodes) {
            if (is_stated(nodes[n].kind)) {
                stated_.push_back(nodes[n]);
                stated_at_.push_back(column_of_[n]);
            }
            const auto source = [&](std::size_t other) {
                return Source{column_of_[other], nodes[other].in_key && !nodes[n].in_key};
            };
            Step step{nodes[n].kind, column_of_[n], {}, {}};
            for (const std::size_t part : nodes[n].parts) step.parts.push_back(source(part));
            for (const std::size_t input : nodes[n].inputs) step.inputs.push_back(source(input));
            const bool copies_itself = !circle.circular && is_alias(nodes[n], nodes);
            if (!is_stated(nodes[n].kind) && !copies_itself) passage.steps.push_back(std::move(step));
        }
        if (!passage.steps.empty()) passages_.push_back(std::move(passage));
    }
}

/// One progression on its way through the steps.
class CompiledClasses::Run {
public:
    Run(const CompiledClasses& program, const ChordFacts& facts)
        : length_(facts.tokens.size()), words_(program.columns_ * length_), fresh_(length_), present_(length_) {
        for (std::size_t i = 0; i < length_; ++i) present_[i] = facts.tokens[i].chord ? every_tonic : Word{0};
        for (std::size_t s = 0; s < program.stated_.size(); ++s) {
            Word* column = at(program.stated_at_[s]);
            for (std::size_t i = 0; i < length_; ++i) column[i] = stated(program.stated_[s], facts, facts.tokens[i]);
        }
        for (const Passage& passage : program.passages_)
            while (go_through(passage) && passage.circular) continue;
    }

    const Word* at(std::size_t column) const { return words_.data() + column * length_; }

private:
    Word* at(std::size_t column) { return words_.data() + column * length_; }

    /// Whether anything was added. What is in a circle is filled beside its column, to see that.
    bool go_through(const Passage& passage) {
        bool added = false;
        for (const Step& step : passage.steps) {
            Word* column = at(step.column);
            fill(step, passage.circular ? fresh_.data() : column);
            if (!passage.circular || std::equal(fresh_.begin(), fresh_.end(), column)) continue;
            std::copy(fresh_.begin(), fresh_.end(), column);
            added = true;
        }
        return added;
    }

    void fill(const Step& step, Word* target) const {
        const Word* first = step.parts.empty() ? nullptr : at(step.parts.front().column);
        const auto each = [this](auto assign) {
            for (std::size_t i = 0; i < length_; ++i) assign(i);
        };
        switch (step.kind) {
            case Kind::intersection:
                each([&](std::size_t i) { target[i] = first[i]; });
                for (std::size_t p = 1; p < step.parts.size(); ++p) {
                    const Word* part = at(step.parts[p].column);
                    each([&](std::size_t i) { target[i] = static_cast<Word>(target[i] & part[i]); });
                }
                break;
            case Kind::complement:
                each([&](std::size_t i) { target[i] = static_cast<Word>(present_[i] & ~first[i]); });
                break;
            case Kind::next:
                look(first, 1, target, 0);
                break;
            case Kind::previous:
                look(first, 0, target, 1);
                break;
            default:
                std::fill(target, target + length_, Word{0});
                for (const Source& part : step.parts) unite(part, target);
        }
        for (const Source& input : step.inputs) unite(input, target);
    }

    void unite(const Source& source, Word* target) const {
        const Word* words = at(source.column);
        if (source.on_any_tonic)
            for (std::size_t i = 0; i < length_; ++i) target[i] = static_cast<Word>(target[i] | on_any_tonic(words[i]));
        else
            for (std::size_t i = 0; i < length_; ++i) target[i] = static_cast<Word>(target[i] | words[i]);
    }

    /// Token `to` + i hears what token `from` + i is.
    void look(const Word* words, std::size_t from, Word* target, std::size_t to) const {
        if (length_ > 0) target[to == 0 ? length_ - 1 : 0] = 0;
        for (std::size_t i = 0; i + 1 < length_; ++i)
            target[i + to] = static_cast<Word>(words[i + from] & present_[i + to]);
    }

    std::size_t length_;
    std::vector<Word> words_;
    std::vector<Word> fresh_;    // of the step at work
    std::vector<Word> present_;  // all twelve tonics where there is a chord
};

Memberships CompiledClasses::columns(const ChordFacts& facts, const std::vector<std::size_t>& wanted) const {
    const Run run(*this, facts);
    Memberships result;
    result.reserve(wanted.size());
    for (const std::size_t node : wanted) {
        const Word* column = run.at(column_of_[node]);
        result.emplace_back(column, column + facts.tokens.size());
    }
    return result;
}

}  // namespace armonica::features::harmony
