#include "app/near_names.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

namespace armonica::app {
namespace {

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t k = 0; k < b.size(); ++k) {
            const std::size_t replaced = diagonal + (a[i] == b[k] ? 0 : 1);
            diagonal = row[k + 1];
            row[k + 1] = std::min({replaced, diagonal + 1, row[k] + 1});
        }
    }
    return row.back();
}

// "emotion---sadness" is also called "sadness".
std::string_view without_category(std::string_view name) {
    const std::size_t end = name.find("---");
    return end == std::string_view::npos ? name : name.substr(end + 3);
}

}  // namespace

std::vector<std::string> near_names(std::string_view slip, const std::vector<std::string>& names, std::size_t most) {
    const std::string meant = in_small_letters(slip);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& name : names) {
        const std::string known = in_small_letters(name);
        const bool holds_it = !meant.empty() && known.find(meant) != std::string::npos;
        const std::size_t distance =
            std::min(edit_distance(meant, known), edit_distance(meant, without_category(known)));
        if (holds_it || 3 * distance <= meant.size()) near.emplace_back(holds_it ? 0 : distance, name);
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (near.size() > most) near.resize(most);
    std::vector<std::string> found;
    for (auto& [distance, name] : near) found.push_back(std::move(name));
    return found;
}

}  // namespace armonica::app
