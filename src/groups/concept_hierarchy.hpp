#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace armonica {

/// One idea of an ontology.
struct Concept {
    std::string name;                  ///< the last part of its address, for example "brightness"
    std::string label;                 ///< as a person would say it
    std::string definition;            ///< one sentence; may be empty
    std::vector<std::size_t> broader;  ///< indices of what it is a kind of; empty for the top alone
};

/// Concepts from the general to the particular: one top, everything else below it, possibly under several.
class ConceptHierarchy {
public:
    ConceptHierarchy() = default;

    /// Throws std::invalid_argument where there is no top, or more than one, or a concept is broader than itself.
    explicit ConceptHierarchy(std::vector<Concept> concepts);

    const std::vector<Concept>& concepts() const { return concepts_; }
    std::optional<std::size_t> find(std::string_view name) const;
    std::size_t top() const { return top_; }

    /// The fewest steps from `narrow` up to `wide`, 0 for the same; empty where it is not under it.
    std::optional<std::size_t> steps_up(std::size_t narrow, std::size_t wide) const;

    /// How much a concept says, 0 (the top) to 1 (a concept with nothing below it): 1 − ln(h + 1) / ln N, h being the
    /// number of concepts below it and N that of all. Seco, Veale and Hayes, An Intrinsic Information Content Metric
    /// for Semantic Similarity in WordNet, ECAI 2004, equation 2.
    double information(std::size_t concept_index) const { return information_[concept_index]; }

    /// How alike two concepts are, 0 to 1: twice the information of the most informative concept above both, over the
    /// sum of theirs; 1 for the same. Lin, An Information-Theoretic Definition of Similarity, ICML 1998.
    double similarity(std::size_t a, std::size_t b) const;

private:
    static constexpr std::size_t unreachable = static_cast<std::size_t>(-1);

    void measure_steps();

    std::vector<Concept> concepts_;
    std::size_t top_ = 0;
    std::vector<std::vector<std::size_t>> steps_;  // from, to
    std::vector<double> information_;
};

}  // namespace armonica
