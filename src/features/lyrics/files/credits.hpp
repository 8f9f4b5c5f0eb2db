#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace armonica::features::lyrics {

/// Whether `line` (tidy) is a credit or a notice wherever it stands: an address, a copyright, "Lyrics by: …", the
/// litter of the sites that lyrics are copied from.
bool is_notice(std::string_view line);

/// Whether `line` is a credit if it stands where credits do, at the start or end of a text: "Music: …", "Text von …".
bool is_credit(std::string_view line);

/// The places of the lines that are credits and notices: notices anywhere, credits with fewer than four sung lines
/// before or behind them. Empty lines count for nothing.
std::vector<std::size_t> credits_among(const std::vector<std::string_view>& lines);

/// `line` without "123Embed", which one site leaves behind its last line.
std::string_view without_embed(std::string_view line);

}  // namespace armonica::features::lyrics
