#include "features/lyrics/files/section_names.hpp"

#include <algorithm>
#include <iterator>

namespace armonica::features::lyrics {
namespace {

using enum SectionKind;
using enum Belief;

constexpr std::optional<SectionKind> wordless = std::nullopt;

constexpr SectionName names[] = {
    {"chorus", chorus, anywhere},
    {"refrain", chorus, anywhere},
    {"refrao", chorus, anywhere},
    {"estribillo", chorus, anywhere},
    {"estribilho", chorus, anywhere},
    {"ritornello", chorus, anywhere},
    {"kehrreim", chorus, anywhere},
    {"kehrvers", chorus, anywhere},
    {"coro", chorus, stanza_start},
    {"chor", chorus, with_sign},
    {"choeur", chorus, with_sign},
    {"chœur", chorus, with_sign},
    {"hook", chorus, stanza_start},
    {"ref", chorus, with_sign},
    {"refr", chorus, with_sign},
    {"rit", chorus, with_sign},
    {"verse", verse, stanza_start},
    {"vers", verse, stanza_start},
    {"verso", verse, stanza_start},
    {"strophe", verse, stanza_start},
    {"strofa", verse, stanza_start},
    {"estrofa", verse, stanza_start},
    {"estrofe", verse, stanza_start},
    {"couplet", verse, stanza_start},
    {"stanza", verse, with_sign},
    {"pre chorus", pre_chorus, anywhere},
    {"prechorus", pre_chorus, anywhere},
    {"pre refrain", pre_chorus, anywhere},
    {"prerefrain", pre_chorus, anywhere},
    {"pre hook", pre_chorus, anywhere},
    {"pre coro", pre_chorus, anywhere},
    {"precoro", pre_chorus, anywhere},
    {"pre estribillo", pre_chorus, anywhere},
    {"preestribillo", pre_chorus, anywhere},
    {"pre refrao", pre_chorus, anywhere},
    {"pre ritornello", pre_chorus, anywhere},
    {"bridge", bridge, stanza_start},
    {"middle", bridge, with_sign},  // "Middle 8"
    {"middle eight", bridge, stanza_start},
    {"pont", bridge, stanza_start},
    {"puente", bridge, stanza_start},
    {"ponte", bridge, stanza_start},
    {"brucke", bridge, with_sign},
    {"intro", intro, stanza_start},
    {"introduction", intro, stanza_start},
    {"introduccion", intro, stanza_start},
    {"introduzione", intro, stanza_start},
    {"introducao", intro, stanza_start},
    {"einleitung", intro, with_sign},
    {"outro", outro, stanza_start},
    {"coda", outro, stanza_start},
    {"ending", outro, with_sign},
    {"schluss", outro, with_sign},
    {"final", outro, with_sign},
    {"finale", outro, with_sign},
    {"fin", outro, with_sign},
    {"post chorus", other, anywhere},
    {"postchorus", other, anywhere},
    {"post refrain", other, anywhere},
    {"post coro", other, anywhere},
    {"post estribillo", other, anywhere},
    {"post hook", other, anywhere},
    {"interlude", other, stanza_start},
    {"interludio", other, stanza_start},
    {"zwischenspiel", other, stanza_start},
    {"skit", other, with_sign},
    {"spoken", other, with_sign},
    {"spoken word", other, with_sign},
    {"gesprochen", other, with_sign},
    {"parle", other, with_sign},
    {"hablado", other, with_sign},
    {"parlato", other, with_sign},
    {"rap", other, with_sign},
    {"ad lib", other, with_sign},
    {"break", other, with_sign},
    {"breakdown", other, with_sign},
    {"drop", other, with_sign},
    {"part", other, with_sign},
    {"teil", other, with_sign},
    {"partie", other, with_sign},
    {"parte", other, with_sign},
    {"solo", wordless, stanza_start},
    {"guitar solo", wordless, stanza_start},
    {"piano solo", wordless, stanza_start},
    {"solo guitar", wordless, stanza_start},
    {"solo de guitare", wordless, stanza_start},
    {"solo de guitarra", wordless, stanza_start},
    {"gitarrensolo", wordless, stanza_start},
    {"assolo", wordless, stanza_start},
    {"instrumental", wordless, stanza_start},
    {"instrumental break", wordless, stanza_start},
    {"instrumental solo", wordless, stanza_start},
    {"instrumentalteil", wordless, stanza_start},
    {"instrumentale", wordless, stanza_start},
    {"strumentale", wordless, stanza_start},
    {"music", wordless, with_sign},
    {"pause", wordless, with_sign},
};

}  // namespace

const SectionName* find_section_name(std::string_view name) {
    const auto* const found =
        std::find_if(std::begin(names), std::end(names), [&](const SectionName& known) { return known.name == name; });
    return found == std::end(names) ? nullptr : found;
}

}  // namespace armonica::features::lyrics
