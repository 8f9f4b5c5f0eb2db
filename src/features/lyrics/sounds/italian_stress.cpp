#include "features/lyrics/sounds/italian_stress.hpp"

#include <algorithm>
#include <iterator>

#include "features/lyrics/sounds/stress_endings.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

// Endings whose i or u, the last letter but one, is stressed and therefore a syllable; a blank marks whole words.
constexpr std::string_view stressed_glides[] = {
    " io",    " mia",   " mio",   " mie",     " tua",   " tuo",    " tue",   " sua",   " suo",   " sue",   " via",
    " vie",   " zia",   " zio",   " zie",     " pia",   " pio",    " pie",   " ria",   " rio",   " spia",  " spio",
    " spie",  " scia",  " scie",  " dio",     " dia",   " sia",    " dea",   " due",   " bue",   " fio",   "ddio",
    "blio",   "brusio", "desio",  "fruscio",  "invio",  "avvio",   "rinvio", "pendio", "onia",   "onie",   "lgia",
    "lgie",   "rgia",   "rgie",   "magia",    "magie",  "bugia",   "bugie",  "esia",   "esie",   "tasia",  "tasie",
    "osia",   "osie",   "isia",   "lodia",    "lodie",  "follia",  "follie", "egria",  "eria",   "erie",   "inastia",
    "patia",  "attia",  "ovia",   "tuttavia", "utopia", "terapia", "mania",  "pagnia", "pagnie", "gnoria", "teoria",
    "rmacia", "pazzia", "pazzie", "narchia",  "grafia", "grafie",  "isteria"};
constexpr std::string_view glides_after_all[] = {"miseria", "materia", " seria",  " serie",    " arteria",
                                                 " feria",  "colonia", "antonia", "testimonia"};

// Infinitives in -ere whose stem is stressed end so before -ere, and before -er with a pronoun (perderti).
constexpr std::string_view stressed_stems[] = {"nd",  "rd", "ng",  "rg",  "gg",  "gn",  "gli", "sc",   "tt",  "rr",
                                               "nc",  "mp", "iv",  "rid", "cid", "vid", "ied", "iud",  "uov", "cced",
                                               "red", "ss", "cut", "lg",  "lod", "ced", "pet", "cuot", "orr"};
constexpr std::string_view pronouns[] = {"mi", "ti", "si", "ci", "vi", "lo", "la", "li", "le", "ne"};

// Words and endings stressed on the last syllable but one although an ending below would say otherwise: nouns in -ano
// and -ono, which are no third persons plural, and others.
constexpr std::string_view last_but_one[] = {
    "ontano",  " umano",     " disumano", " germano", " romano",    "iliano",   "taliano",   "stiano",  "igiano",
    "bbiano",  " invano",    " divano",   "sovrano",  "villano",    "ricano",   "ssicano",   "uragano", "gitano",
    "letano",  " cristiano", " urbano",   " profano", " melograno", "perdono",  "bandono",   "padrono", "uono",
    "colono",  "amico",      "amica",     "amici",    "amiche",     "emico",    "emica",     "emici",   "antico",
    "antica",  "antichi",    "antiche",   "fatica",   "fatiche",    "ortica",   "rubrica",   "erico",   "concime",
    "sublime", "regime",     "orrido",    "onfido",   "onfida",     "affido",   "valigia",   " dico",   " dica",
    "redico",  " predica",   " formica",  "ecido",    "uccido",     "ecida",    "icida",     "orrida",  " divido",
    " divida", "condivido",  "condivida", " tenere",  "onfidi",     "ottenere", "mantenere", " esser",  " sfida",
    " sfide",  "felici",     "radici",    "ecide",    "uccide",     "ivide",    "orride",    "ecidi",   "uccidi",
    "ividi",   "orridi"};

constexpr std::string_view last_but_two[] = {
    "ano",      "ono",       "ebbero",    "ssero",    "abile",    "abili",      "ibile",       "ibili",    "evole",
    "evoli",    "ico",       "ica",       "ici",      "iche",     "ichi",       "imo",         "ima",      "imi",
    "ime",      "udine",     "udini",     "agine",    "agini",    "igine",      "igini",       "ido",      "ida",
    "idi",      "ide",       "icolo",     "iccolo",   "acolo",    "ecolo",      "icciolo",     "angolo",   "ingolo",
    "itolo",    "opolo",     "isola",     "isole",    "tavola",   "nuvola",     "favola",      "bambola",  "bambole",
    "regola",   "fragola",   "nuvole",    "favole",   "tavole",   "regole",     "fragole",     "piccola",  "piccoli",
    "piccole",  "secoli",    "miracoli",  "pericoli", "ostacoli", "spettacoli", "angoli",      "diavoli",  "titoli",
    "popoli",   "tavolo",    "acile",     "acili",    "icile",    "icili",      "simile",      "simili",   "umile",
    "umili",    "utile",     "utili",     "agile",    "agili",    "mobile",     "nobile",      "nobili",   "ebole",
    "eboli",    " genere",   " cenere",   "polvere",  "povero",   "povera",     "poveri",      "povere",   "camera",
    "camere",   " opera",    " opere",    "libero",   "libera",   "liberi",     "libere",      "lettera",  "tenero",
    "tenera",   "numero",    "numeri",    "albero",   "alberi",   "zucchero",   "zingaro",     "zingara",  "maschera",
    "maschere", "subito",    "solito",    "solita",   "spirito",  "debito",     "merito",      "abito",    "abiti",
    "limite",   "limiti",    "visita",    "ospite",   "ospiti",   "giovane",    "giovani",     "uomini",   "ordine",
    "vergine",  "pagina",    "macchina",  "macchine", "femmina",  "femmine",    "principe",    "angelo",   "angeli",
    "sabato",   "fegato",    "stomaco",   "fulmine",  "fulmini",  "termine",    "semplice",    "complice", "carcere",
    "rondine",  "rondini",   "sintomo",   "sandalo",  "scandalo", "ridere",     "diavolo",     "cavolo",   "bussola",
    "gondola",  "lucciola",  "lucciole",  "briciola", "briciole", "trappola",   "cellula",     "credito",  "esercito",
    "incubo",   "incubi",    " dubito",   "lasciami", "dammelo",  "baciami",    "guardami",    "parlami",  "portami",
    "amami",    "aspettami", "ascoltami", "dimmelo",  "scusami",  "perdonami",  "abbracciami", "toccami",  "cantami",
    "salvami",  "sesamo",    "balsamo",   "essere"};

bool is_stressed_stem(std::string_view stem) {
    return std::ranges::any_of(stressed_stems, [&](std::string_view ending) { return stem.ends_with(ending); });
}

// Pronouns hang on infinitives (perderti) and gerunds (amandoti) without moving the stress.
std::size_t stress_before_pronoun(std::string_view word) {
    if (word.size() < 6 || std::ranges::find(pronouns, word.substr(word.size() - 2)) == std::end(pronouns)) return 0;
    const std::string_view verb = word.substr(0, word.size() - 2);
    if (verb.ends_with("ando") || verb.ends_with("endo")) return 3;
    return verb.ends_with("er") && is_stressed_stem(verb.substr(0, verb.size() - 2)) ? 3 : 0;
}

}  // namespace

void write_stressed_glide(Letters& letters) {
    const std::string_view word = letters.view();
    if (word.size() < 2) return;
    const std::size_t at = word.size() - 2;
    if (ends_with_any(word, stressed_glides) && !ends_with_any(word, glides_after_all)) {
        if (word[at] == 'i') letters.replace(at, letter(U'ì'));
        if (word[at] == 'u') letters.replace(at, letter(U'ù'));
    }
    if (const std::size_t fear = word.find("paur"); fear != std::string_view::npos)
        letters.replace(fear + 2, letter(U'ù'));
}

std::size_t listed_italian_stress(std::string_view word) {
    if (ends_with_any(word, last_but_one)) return 2;
    if (ends_with_any(word, last_but_two)) return 3;
    if (word.ends_with("ere") && is_stressed_stem(word.substr(0, word.size() - 3))) return 3;
    return stress_before_pronoun(word);
}

}  // namespace armonica::features::lyrics::spelling
