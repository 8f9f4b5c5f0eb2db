#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace armonica {

/// `value` as text that a person can read and a line-based tool can compare: two spaces of indent, and an array that
/// holds no array or object on one line. Numbers are written so that they read back as the same bits. Ends in a line
/// end. Throws std::invalid_argument for a text that is not UTF-8.
std::string readable_json(const nlohmann::ordered_json& value);

/// A place where JSON text could not be read.
struct JsonError {
    std::size_t line = 0;  ///< counted from 1
    std::string problem;
};

/// Where `text` stops being JSON; empty if it does not.
std::optional<JsonError> find_json_error(std::string_view text);

/// The line, counted from 1, on which the value at `pointer` begins (for a number or text: stands); empty if nothing is
/// there. `text` must be JSON.
std::optional<std::size_t> line_of(std::string_view text, const nlohmann::json::json_pointer& pointer);

}  // namespace armonica
