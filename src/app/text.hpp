#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace armonica::app {

/// `bytes` as valid UTF-8: a byte that is not becomes the four characters `\xHH`, so that a name from an old disk can
/// still be told from its neighbours. Control characters are escaped the same way: a file name must not steer a
/// terminal.
std::string printable(std::string_view bytes);
std::string path_text(const std::filesystem::path& path);

/// Columns that `text` takes on a terminal; wide characters take two.
std::size_t display_width(std::string_view text);

/// `text` cut to `width` columns, its middle replaced by "…" where it must be; a file keeps its ending.
std::string shortened(std::string_view text, std::size_t width);

/// `text` followed by spaces up to `width` columns.
std::string padded(std::string_view text, std::size_t width);
/// `text` preceded by spaces up to `width` columns.
std::string right_aligned(std::string_view text, std::size_t width);

/// `text` broken at spaces into lines of at most `width` columns.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);
/// `text` broken so into lines of at most 80 columns, each with its end.
std::string paragraph(std::string_view text);

/// "71 %"
std::string percent(double share);

/// "+0.84", "−0.20"
std::string signed_number(double value, int decimals = 2);

/// `text` as one word of a shell's command line: in single quotes where it needs them.
std::string shell_quoted(std::string_view text);

/// Columns of the terminal that `descriptor` is, between 40 and 120; 80 where it is no terminal.
std::size_t terminal_width(int descriptor);

}  // namespace armonica::app
