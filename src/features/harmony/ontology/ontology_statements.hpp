#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shipped/turtle.hpp"

namespace armonica::features::harmony {

/// The statements of an ontology of harmony by what they are about, checked for words that are not understood.
class OntologyStatements {
public:
    /// Throws InputError for a word of our own that does not exist, and for one of OWL or RDFS outside the profile.
    OntologyStatements(std::string file, std::vector<TurtleStatement> statements);

    /// Everything that is described, each once, in the order of the file.
    const std::vector<std::string>& subjects() const { return subjects_; }

    /// What is said of `subject` with the property `space` + `word`, in order.
    std::vector<const TurtleStatement*> said(const std::string& subject, std::string_view space,
                                             std::string_view word) const;

    /// The one that is said; nullptr where there is none. Throws InputError where there are several.
    const TurtleStatement* only(const std::string& subject, std::string_view space, std::string_view word) const;

    /// Whether `subject` has the type `space` + `word`.
    bool has_type(const std::string& subject, std::string_view space, std::string_view word) const;

    /// The members of an RDF list (W3C RDF Schema 1.1, section 5.2) that starts at `head`, named in `from`.
    std::vector<const TurtleStatement*> list(const TurtleStatement& from) const;

    /// Where `subject` is described first.
    std::size_t line_of(const std::string& subject) const;

    [[noreturn]] void fail(std::size_t line, const std::string& problem) const;

    const std::string& file() const { return file_; }

private:
    template <typename Visit>
    void visit(const std::string& subject, std::string_view space, std::string_view word, Visit see) const;

    void check_word(const TurtleStatement& statement) const;

    std::string file_;
    std::vector<TurtleStatement> statements_;
    std::vector<std::string> subjects_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_subject_;
};

}  // namespace armonica::features::harmony
