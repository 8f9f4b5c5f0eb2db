#include <gtest/gtest.h>

#include "rhyming.hpp"

namespace armonica::features::lyrics {
namespace {

using test::CountedWord;
using test::WordPair;

// Syllables as sung, and the stressed one, counted by hand.
constexpr CountedWord counted[] = {
    {"amore", 3, 2},      {"cuore", 2, 1},      {"sole", 2, 1},      {"mio", 2, 1},      {"tuo", 2, 1},
    {"via", 2, 1},        {"dio", 2, 1},        {"follia", 3, 2},    {"gelosia", 4, 3},  {"paura", 3, 2},
    {"vorrei", 2, 2},     {"andai", 2, 2},      {"noi", 1, 1},       {"mai", 1, 1},      {"lui", 1, 1},
    {"anima", 3, 1},      {"attimo", 3, 1},     {"lacrima", 3, 1},   {"musica", 3, 1},   {"ultimo", 3, 1},
    {"subito", 3, 1},     {"essere", 3, 1},     {"vivere", 3, 1},    {"prendere", 3, 1}, {"perdere", 3, 1},
    {"vedere", 3, 2},     {"avere", 3, 2},      {"sapere", 3, 2},    {"perderti", 3, 1}, {"amarti", 3, 2},
    {"piccolo", 3, 1},    {"angelo", 3, 1},     {"amano", 3, 1},     {"cantano", 3, 1},  {"vivono", 3, 1},
    {"lontano", 3, 2},    {"umano", 3, 2},      {"mano", 2, 1},      {"perdono", 3, 2},  {"perché", 2, 2},
    {"città", 2, 2},      {"però", 2, 2},       {"ciao", 1, 1},      {"bacio", 2, 1},    {"gioia", 2, 1},
    {"figlio", 2, 1},     {"voglio", 2, 1},     {"notte", 2, 1},     {"stella", 2, 1},   {"cielo", 2, 1},
    {"luna", 2, 1},       {"storia", 2, 1},     {"grazie", 2, 1},    {"bugia", 3, 2},    {"nostalgia", 4, 3},
    {"poesia", 4, 3},     {"paese", 3, 2},      {"beato", 3, 2},     {"amor", 2, 2},     {"dolor", 2, 2},
    {"cantar", 2, 2},     {"bellissimo", 4, 2}, {"possibile", 4, 2}, {"magico", 3, 1},   {"amico", 3, 2},
    {"antico", 3, 2},     {"solitudine", 5, 3}, {"primavera", 4, 3}, {"parola", 3, 2},   {"favola", 3, 1},
    {"nuvola", 3, 1},     {"quando", 2, 1},     {"qui", 1, 1},       {"acqua", 2, 1},    {"guerra", 2, 1},
    {"uomo", 2, 1},       {"uomini", 3, 1},     {"giovane", 3, 1},   {"leggero", 3, 2},  {"povero", 3, 1},
    {"pensiero", 3, 2},   {"così", 2, 2},       {"più", 1, 1},       {"c'è", 1, 1},      {"dov'è", 2, 2},
    {"dell'anima", 4, 2}, {"anda'", 2, 2},      {"aiuto", 3, 2},     {"aria", 2, 1},     {"ragione", 3, 2}};

constexpr WordPair rhymes[] = {
    {"amore", "cuore"},  {"sole", "parole"},       {"mio", "dio"},          {"tuo", "suo"},        {"via", "follia"},
    {"notte", "dotte"},  {"stella", "bella"},      {"cielo", "gelo"},       {"luna", "fortuna"},   {"mano", "lontano"},
    {"vorrei", "lei"},   {"andai", "mai"},         {"vivere", "scrivere"},  {"amore", "dolore"},   {"vita", "finita"},
    {"mare", "cantare"}, {"perché", "te"},         {"città", "verità"},     {"così", "sì"},        {"voglio", "foglio"},
    {"bacio", "bacio"},  {"storia", "gloria"},     {"cantano", "piantano"}, {"gelosia", "poesia"}, {"amor", "cuor"},
    {"amico", "antico"}, {"piangere", "frangere"}, {"sogno", "bisogno"},    {"occhi", "tocchi"}};

constexpr WordPair no_rhymes[] = {{"amore", "amaro"},   {"notte", "note"}, {"cane", "canne"},     {"sole", "solo"},
                                  {"mio", "mai"},       {"pala", "palla"}, {"amo", "amano"},      {"vita", "vite"},
                                  {"cuore", "cantare"}, {"città", "vita"}, {"stella", "vela"},    {"ancora", "ancorai"},
                                  {"notte", "nota"},    {"però", "pero"},  {"subito", "fuggito"}, {"papa", "papà"},
                                  {"casa", "cassa"}};

constexpr WordPair homophones[] = {{"ha", "a"},   {"hanno", "anno"}, {"ho", "o"},       {"c'è", "ce"},
                                   {"po'", "po"}, {"è", "e"},        {"quore", "cuore"}};

TEST(ItalianSpelling, SyllablesAndStressAreThoseCountedByHand) { test::expect_counts(counted, Language::italian); }

TEST(ItalianSpelling, RhymesAreHeard) { test::expect_rhymes(rhymes, Language::italian); }

TEST(ItalianSpelling, WhatDoesNotRhymeIsNotHeard) { test::expect_no_rhymes(no_rhymes, Language::italian); }

TEST(ItalianSpelling, HomophonesSoundTheSame) { test::expect_homophones(homophones, Language::italian); }

TEST(ItalianSpelling, AnyTextIsWellFormed) {
    test::expect_well_formed_at_random("abcdefghijklmnopqrstuvwxyzàèéìòù'", Language::italian);
}

}  // namespace
}  // namespace armonica::features::lyrics
