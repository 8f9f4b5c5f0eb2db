#include "features/harmony/analysis.hpp"

#include <stdexcept>

#include "features/harmony/local_keys.hpp"
#include "features/harmony/roman.hpp"

namespace armonica::features::harmony {

HarmonyAnalysis analyse(const Progression& progression, const FunctionFinder& find_functions) {
    const std::vector<LocalKey> keys = local_keys(progression);
    std::vector<FunctionNames> functions(progression.size());
    if (find_functions) functions = find_functions(progression, keys);
    if (functions.size() != progression.size())
        throw std::invalid_argument("there must be one entry of functions for each chord");

    HarmonyAnalysis analysis{global_key(progression, keys), {}};
    analysis.chords.resize(progression.size());
    std::optional<Chord> next;  // the chord that the current one leads to
    for (std::size_t i = progression.size(); i-- > 0;) {
        const std::optional<Chord>& chord = progression[i].chord;
        const bool repeated = i + 1 < progression.size() && progression[i + 1].chord == chord;
        if (!repeated) next = i + 1 < progression.size() ? progression[i + 1].chord : std::nullopt;
        analysis.chords[i] = {progression[i], keys[i], chord ? roman(*chord, keys[i], next) : "",
                              std::move(functions[i])};
    }
    return analysis;
}

}  // namespace armonica::features::harmony
