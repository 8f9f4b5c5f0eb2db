#include <gtest/gtest.h>

#include "rhyming.hpp"

namespace armonica::features::lyrics {
namespace {

using test::CountedWord;
using test::WordPair;

// Syllables as sung, and the stressed one, counted by hand.
constexpr CountedWord counted[] = {
    {"amour", 2, 2},      {"toujours", 2, 2},  {"j'aime", 1, 1},     {"qu'il", 1, 1},        {"parlent", 1, 1},
    {"moment", 2, 2},     {"chanter", 2, 2},   {"aimé", 2, 2},       {"vie", 1, 1},          {"fille", 1, 1},
    {"ville", 1, 1},      {"soleil", 2, 2},    {"œil", 1, 1},        {"cœur", 1, 1},         {"femme", 1, 1},
    {"monsieur", 2, 2},   {"doucement", 3, 3}, {"maintenant", 3, 3}, {"aujourd'hui", 3, 3},  {"nuit", 1, 1},
    {"oui", 1, 1},        {"enfant", 2, 2},    {"temps", 1, 1},      {"printemps", 2, 2},    {"bien", 1, 1},
    {"rien", 1, 1},       {"loin", 1, 1},      {"main", 1, 1},       {"matin", 2, 2},        {"jamais", 2, 2},
    {"serai", 2, 2},      {"crier", 2, 2},     {"oublier", 3, 3},    {"pays", 2, 2},         {"vent", 1, 1},
    {"souvent", 2, 2},    {"client", 2, 2},    {"viennent", 1, 1},   {"bonheur", 2, 2},      {"liberté", 3, 3},
    {"rêve", 1, 1},       {"était", 2, 2},     {"étaient", 2, 2},    {"yeux", 1, 1},         {"c'est", 1, 1},
    {"les", 1, 1},        {"tête", 1, 1},      {"mer", 1, 1},        {"hiver", 2, 2},        {"feuille", 1, 1},
    {"travail", 2, 2},    {"famille", 2, 2},   {"chanson", 2, 2},    {"musique", 2, 2},      {"histoire", 2, 2},
    {"voyage", 2, 2},     {"jouer", 2, 2},     {"nuage", 2, 2},      {"passion", 2, 2},      {"lumière", 2, 2},
    {"étoile", 2, 2},     {"lune", 1, 1},      {"petit", 2, 2},      {"demain", 2, 2},       {"océan", 3, 3},
    {"noël", 2, 2},       {"poème", 2, 2},     {"automne", 2, 2},    {"remerciement", 4, 4}, {"aimeront", 3, 3},
    {"chantaient", 2, 2}, {"aiment", 1, 1},    {"sentiment", 3, 3},  {"vient", 1, 1},        {"rient", 1, 1},
    {"voient", 1, 1},     {"finissent", 2, 2}, {"d'un", 1, 1},       {"l'amour", 2, 2},      {"le", 1, 1},
    {"que", 1, 1},        {"regret", 2, 2},    {"cheval", 2, 2},     {"seconde", 2, 2},      {"l'homme", 1, 1},
    {"s'endormir", 3, 3}, {"ennui", 2, 2},     {"août", 1, 1},       {"fils", 1, 1},         {"huit", 1, 1},
    {"ailleurs", 2, 2}};

constexpr WordPair rhymes[] = {
    {"amour", "toujours"}, {"vie", "envie"},      {"nuit", "lui"},          {"soleil", "sommeil"},
    {"temps", "enfant"},   {"main", "demain"},    {"bien", "rien"},         {"loin", "point"},
    {"cœur", "bonheur"},   {"chanter", "aimé"},   {"nez", "été"},           {"mer", "hiver"},
    {"terre", "lumière"},  {"fille", "famille"},  {"moi", "roi"},           {"beau", "mot"},
    {"jamais", "était"},   {"jour", "amours"},    {"yeux", "mieux"},        {"rêve", "trêve"},
    {"silence", "danse"},  {"chanson", "garçon"}, {"feuille", "accueille"}, {"travail", "bataille"},
    {"voyage", "nuage"},   {"moment", "amant"},   {"histoire", "mémoire"},  {"parlent", "parle"},
    {"aiment", "même"},    {"jours", "toujours"}, {"océan", "vent"},        {"ciel", "éternel"},
    {"femme", "âme"},      {"parfum", "matin"},   {"oublier", "liés"},      {"musique", "magnifique"}};

constexpr WordPair no_rhymes[] = {{"amour", "amer"},     {"vie", "vif"},       {"nuit", "nu"},   {"fille", "file"},
                                  {"ville", "vie"},      {"vent", "vont"},     {"main", "mont"}, {"temps", "thon"},
                                  {"chanter", "chante"}, {"jamais", "j'aime"}, {"aime", "aimé"}, {"ou", "u"},
                                  {"beau", "bois"},      {"peur", "père"},     {"est", "et"},    {"parlent", "lent"},
                                  {"moment", "aiment"},  {"rose", "rosse"},    {"douce", "doux"}};

constexpr WordPair homophones[] = {
    {"eau", "haut"},    {"mer", "mère"},  {"vert", "verre"},    {"vers", "vair"},       {"sans", "cent"},
    {"vin", "vain"},    {"pain", "pin"},  {"ces", "ses"},       {"chanter", "chantez"}, {"chanté", "chantées"},
    {"est", "es"},      {"mot", "maux"},  {"voix", "voie"},     {"fois", "foi"},        {"cour", "cours"},
    {"père", "paire"},  {"tan", "temps"}, {"parle", "parlent"}, {"mètre", "maître"},    {"saut", "sot"},
    {"encre", "ancre"}, {"un", "hein"}};

TEST(FrenchSpelling, SyllablesAndStressAreThoseCountedByHand) { test::expect_counts(counted, Language::french); }

TEST(FrenchSpelling, RhymesAreHeard) { test::expect_rhymes(rhymes, Language::french); }

TEST(FrenchSpelling, WhatDoesNotRhymeIsNotHeard) { test::expect_no_rhymes(no_rhymes, Language::french); }

TEST(FrenchSpelling, HomophonesSoundTheSame) { test::expect_homophones(homophones, Language::french); }

TEST(FrenchSpelling, AnyTextIsWellFormed) {
    test::expect_well_formed_at_random("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüœ'", Language::french);
}

}  // namespace
}  // namespace armonica::features::lyrics
