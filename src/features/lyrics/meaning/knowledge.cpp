#include "features/lyrics/meaning/knowledge.hpp"

#include <array>
#include <map>
#include <memory>
#include <mutex>

#include "features/lyrics/meaning/stemmer.hpp"
#include "features/lyrics/meaning/tsv_lines.hpp"
#include "shipped/data_directory.hpp"

namespace armonica::features::lyrics {
namespace {

namespace fs = std::filesystem;

std::unordered_map<std::string, double> read_concreteness(const fs::path& file, Language language) {
    std::unordered_map<std::string, double> all;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return all;  // only some languages have it
    each_row(file, {"word", "concreteness"}, [&](const std::vector<std::string_view>& cells, std::size_t line) {
        if (const auto number = number_in_cell(cells[1], 0.0, 1.0, file, line)) all.emplace(cells[0], *number);
    });
    // Plurals are found by their stem. A stem that is a word itself keeps the word's.
    const auto words = all;
    for (const auto& [word, number] : std::map(words.begin(), words.end()))
        all.emplace(stem_of(word, language), number);
    return all;
}

Knowledge read_knowledge(Language language) {
    const fs::path folder = data_directory() / "lyrics";
    const fs::path own = folder / folder_of(language);
    return {WordLists::read(own / "words.toml"), AffectLexicon(own / "affect.tsv", language), Themes(folder, language),
            read_concreteness(own / "concreteness.tsv", language)};
}

}  // namespace

const Knowledge& Knowledge::of(Language language) {
    static std::array<std::once_flag, std::size(languages)> flags;
    static std::array<std::unique_ptr<const Knowledge>, std::size(languages)> all;
    const auto index = static_cast<std::size_t>(language);
    std::call_once(flags[index], [&] { all[index] = std::make_unique<const Knowledge>(read_knowledge(language)); });
    return *all[index];
}

}  // namespace armonica::features::lyrics
