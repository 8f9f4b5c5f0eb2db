#include "features/harmony/published_features.hpp"

#include "features/harmony/merged_chords.hpp"

namespace armonica::features::harmony {
namespace {

constexpr std::size_t labels = LabelCounts::labels;

/// The labels of one token.
struct Labels {
    std::array<std::size_t, labels> which{};
    std::size_t count = 0;
    bool is_chord = false;
};

std::vector<Labels> labels_of(const ChordFunctions& functions, const Progression& progression) {
    std::array<std::size_t, labels> classes{};
    for (std::size_t l = 0; l < labels; ++l)
        classes[l] = functions.index(ClassRole::published_label, published_labels[l]);
    const Classification classification = functions.classify(progression);
    std::vector<Labels> all(progression.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].is_chord = progression[i].chord.has_value();
        for (std::size_t l = 0; l < labels; ++l)
            if (classification.holds(classes[l], i)) all[i].which[all[i].count++] = l;
    }
    return all;
}

void count_from(const std::vector<Labels>& all, std::size_t i, LabelCounts& counts) {
    const auto is_chord = [&all](std::size_t token) { return token < all.size() && all[token].is_chord; };
    if (!is_chord(i)) return;
    const bool pair = is_chord(i + 1);
    const bool triple = pair && is_chord(i + 2);
    ++counts.windows[0];
    if (pair) ++counts.windows[1];
    if (triple) ++counts.windows[2];
    for (std::size_t a = 0; a < all[i].count; ++a) {
        const std::size_t one = all[i].which[a];
        ++counts.unigrams[one];
        for (std::size_t b = 0; pair && b < all[i + 1].count; ++b) {
            const std::size_t two = one * labels + all[i + 1].which[b];
            ++counts.bigrams[two];
            for (std::size_t c = 0; triple && c < all[i + 2].count; ++c)
                ++counts.trigrams[two * labels + all[i + 2].which[c]];
        }
    }
}

double ratio(std::size_t count, std::size_t windows) {
    return windows == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(windows);
}

/// "published" and the labels that `index` counts in base 7, `length` of them.
std::string figure_name(std::size_t index, std::size_t length) {
    std::string name;
    for (std::size_t n = 0; n < length; ++n, index /= labels)
        name = "_" + std::string(published_labels[index % labels]) + name;
    return "published" + name;
}

}  // namespace

LabelCounts count_labels(const ChordFunctions& functions, const Progression& progression) {
    const std::vector<Labels> all = labels_of(functions, progression);
    LabelCounts counts;
    for (std::size_t i = 0; i < all.size(); ++i) count_from(all, i, counts);
    return counts;
}

HarmonyFigures published_features(const ChordFunctions& functions, const Progression& progression) {
    const LabelCounts counts = count_labels(functions, merged(progression).chords);
    HarmonyFigures figures;
    const auto add = [&](const auto& of_length, std::size_t length) {
        for (std::size_t n = 0; n < of_length.size(); ++n) {
            figures.push_back({figure_name(n, length), std::nullopt});
            if (counts.windows[0] > 0) figures.back().value = ratio(of_length[n], counts.windows[length - 1]);
        }
    };
    add(counts.unigrams, 1);
    add(counts.bigrams, 2);
    add(counts.trigrams, 3);
    return figures;
}

}  // namespace armonica::features::harmony
