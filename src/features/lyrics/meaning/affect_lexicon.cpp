#include "features/lyrics/meaning/affect_lexicon.hpp"

#include "features/lyrics/meaning/stemmer.hpp"
#include "features/lyrics/meaning/tsv_lines.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t shortest_stem = 3;

/// The feelings of all words of one stem, averaged.
struct StemSum {
    double valence = 0.0, arousal = 0.0;
    int valences = 0, arousals = 0;
    std::size_t shortest = std::string::npos;

    void add(std::string_view form, const Affect& word) {
        shortest = std::min(shortest, form.size());
        if (word.valence) valence += *word.valence, ++valences;
        if (word.arousal) arousal += *word.arousal, ++arousals;
    }
    Affect mean() const {
        Affect affect;
        if (valences > 0) affect.valence = valence / valences;
        if (arousals > 0) affect.arousal = arousal / arousals;
        return affect;
    }
};

std::optional<double> unless_zero(std::optional<double> number) { return number == 0.0 ? std::nullopt : number; }

const Affect* found_in(const std::unordered_map<std::string, Affect>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

AffectLexicon::AffectLexicon(const std::filesystem::path& file, Language language) {
    std::unordered_map<std::string, StemSum> sums;
    each_row(file, {"word", "valence", "arousal"}, [&](const std::vector<std::string_view>& cells, std::size_t line) {
        const Affect affect{unless_zero(number_in_cell(cells[1], -1.0, 1.0, file, line)),
                            unless_zero(number_in_cell(cells[2], -1.0, 1.0, file, line))};
        words_.emplace(cells[0], affect);
        sums[stem_of(cells[0], language)].add(cells[0], affect);
    });
    // What is left of a word after its ending may be too little to know it by.
    for (const auto& [stem, sum] : sums)
        if (stem.size() >= shortest_stem)
            stems_.emplace(stem, StemAffect{sum.mean(), shortest_inflection(sum.shortest, language)});
}

const Affect* AffectLexicon::find(const Lookup& word) const {
    for (const std::string& form : word.forms)
        if (const Affect* affect = found_in(words_, form)) return affect;
    for (std::size_t f = 0; f < word.stems.size(); ++f)
        if (const auto found = stems_.find(word.stems[f]);
            found != stems_.end() && word.forms[f].size() >= found->second.shortest)
            return &found->second.affect;
    return nullptr;
}

}  // namespace armonica::features::lyrics
