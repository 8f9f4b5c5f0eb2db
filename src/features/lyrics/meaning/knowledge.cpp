#include "features/lyrics/meaning/knowledge.hpp"

#include <array>
#include <memory>
#include <mutex>

#include <armonica/error.hpp>

#include "features/lyrics/meaning/stemmer.hpp"
#include "features/lyrics/meaning/tsv_lines.hpp"
#include "shipped/data_directory.hpp"

namespace armonica::features::lyrics {
namespace {

namespace fs = std::filesystem;

Concreteness read_concreteness(const fs::path& file, Language language) {
    Concreteness all;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return all;  // only some languages have it
    each_row(file, {"word", "concreteness"}, [&](const std::vector<std::string_view>& cells, std::size_t line) {
        const auto number = number_in_cell(cells[1], 0.0, 1.0, file, line);
        if (!number) throw InputError(file, line, "a number is needed here");
        all.nouns.emplace(cells[0], *number);
        all.stems.emplace(stem_of(cells[0], language), *number);
    });
    return all;
}

Knowledge read_knowledge(Language language) {
    const fs::path folder = data_directory() / "lyrics";
    const fs::path own = folder / folder_of(language);
    return {WordLists::read(own / "words.toml"), AffectLexicon(own / "affect.tsv", language), Themes(folder, language),
            read_concreteness(own / "concreteness.tsv", language)};
}

}  // namespace

std::optional<double> Concreteness::find(const Lookup& word) const {
    for (std::size_t f = 0; f < word.forms.size(); ++f) {
        if (const auto noun = nouns.find(word.forms[f]); noun != nouns.end()) return noun->second;
        if (!word.forms[f].ends_with('s')) continue;
        if (const auto plural = stems.find(word.stems[f]); plural != stems.end()) return plural->second;
    }
    return std::nullopt;
}

const Knowledge& Knowledge::of(Language language) {
    static std::array<std::once_flag, std::size(languages)> flags;
    static std::array<std::unique_ptr<const Knowledge>, std::size(languages)> all;
    const auto index = static_cast<std::size_t>(language);
    std::call_once(flags[index], [&] { all[index] = std::make_unique<const Knowledge>(read_knowledge(language)); });
    return *all[index];
}

}  // namespace armonica::features::lyrics
