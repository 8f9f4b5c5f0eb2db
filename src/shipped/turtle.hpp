#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace armonica {

/// One statement of a Turtle file (W3C RDF 1.1 Turtle), its terms written out in full.
struct TurtleStatement {
    std::string subject;    ///< an address; "_:…" for a node without one
    std::string predicate;  ///< an address
    std::string object;     ///< an address, or the text of a literal
    bool is_text = false;   ///< the object is a literal
    std::size_t line = 0;   ///< where the statement ends, counted from 1
};

/// Reads all statements of a Turtle file, in their order. Throws InputError with file and line where it is not Turtle,
/// uses a prefix that it does not declare, or cannot be read.
std::vector<TurtleStatement> read_turtle(const std::filesystem::path& file);

}  // namespace armonica
