#include "tables/read_table.hpp"

#include <algorithm>
#include <array>

#include "tables/arff.hpp"
#include "tables/csv.hpp"
#include "tables/jamendo.hpp"
#include "tables/text_file.hpp"

namespace armonica {

Table read_table(const std::filesystem::path& file, const ReadOptions& options) {
    std::vector<std::string> names = {options.id};
    names.insert(names.end(), options.names.begin(), options.names.end());
    const std::string ending = ending_of(file);
    if (ending == ".npz") return read_npz(file, names, options.arrays);
    if (ending == ".xml")
        throw InputError(file, std::nullopt, "this names labels but holds no table; `--labels FILE.xml` takes it");
    const std::string text = read_text(file);
    if (ending == ".arff") return read_arff(file, text, names);
    if (ending != ".tsv") return read_csv(file, text, ',', names);
    return is_jamendo(text) ? read_jamendo(file, text) : read_csv(file, text, '\t', names);
}

bool names_a_table(const std::string& text) {
    constexpr std::array<std::string_view, 5> endings = {".csv", ".tsv", ".arff", ".npz", ".xml"};
    return std::find(endings.begin(), endings.end(), ending_of(text)) != endings.end();
}

std::string ending_of(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

}  // namespace armonica
