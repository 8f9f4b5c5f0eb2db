#include "tables/makers.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace armonica {
namespace {

/// "Artist_ID" → "artistid"
std::string plain(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
        if (c >= 'a' && c <= 'z') letters += c;
    }
    return letters;
}

template <std::size_t count>
bool is_one_of(std::string_view column, const std::array<std::string_view, count>& names) {
    return std::find(names.begin(), names.end(), plain(column)) != names.end();
}

}  // namespace

bool names_artists(std::string_view column) {
    return is_one_of<5>(column, {"artist", "artistid", "artistname", "performer", "performerid"});
}

bool names_makers(std::string_view column) {
    return names_artists(column) || is_one_of<4>(column, {"album", "albumid", "albumname", "release"});
}

}  // namespace armonica
