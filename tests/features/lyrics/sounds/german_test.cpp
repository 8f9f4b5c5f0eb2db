#include <gtest/gtest.h>

#include "rhyming.hpp"

namespace armonica::features::lyrics {
namespace {

using test::CountedWord;
using test::WordPair;

// Syllables as sung, and the stressed one, counted by hand.
constexpr CountedWord counted[] = {
    {"liebe", 2, 1},      {"tag", 1, 1},         {"nacht", 1, 1},        {"herz", 1, 1},         {"schmerz", 1, 1},
    {"leben", 2, 1},      {"sonne", 2, 1},       {"sonnenschein", 3, 3}, {"regenbogen", 4, 3},   {"augenblick", 3, 3},
    {"erinnerung", 4, 4}, {"veränderung", 4, 4}, {"ewigkeit", 3, 3},     {"freiheit", 2, 1},     {"einsamkeit", 3, 3},
    {"wahrheit", 2, 1},   {"gehen", 2, 1},       {"sehen", 2, 1},        {"ruhe", 2, 1},         {"bauer", 2, 1},
    {"neue", 2, 1},       {"freuen", 2, 1},      {"höhe", 2, 1},         {"verstehen", 3, 2},    {"gestern", 2, 1},
    {"gebet", 2, 2},      {"familie", 3, 2},     {"nation", 2, 2},       {"melodie", 3, 3},      {"allein", 2, 2},
    {"niemand", 2, 2},    {"immer", 2, 1},       {"wieder", 2, 1},       {"hab's", 1, 1},        {"königin", 3, 3},
    {"traurig", 2, 1},    {"straße", 2, 1},      {"gesehen", 3, 2},      {"beachten", 3, 2},     {"kino", 2, 1},
    {"mama", 2, 1},       {"zusammen", 3, 2},    {"vergeben", 3, 2},     {"dunkelheit", 3, 3},   {"musik", 2, 2},
    {"gefühl", 2, 2},     {"vergessen", 3, 2},   {"verloren", 3, 2},     {"geboren", 3, 2},      {"himmel", 2, 1},
    {"träume", 2, 1},     {"träumen", 2, 1},     {"schweigen", 2, 1},    {"engel", 2, 1},        {"feuer", 2, 1},
    {"wasser", 2, 1},     {"erde", 2, 1},        {"fliegen", 2, 1},      {"lachen", 2, 1},       {"weinen", 2, 1},
    {"hoffnung", 2, 1},   {"sehnsucht", 2, 2},   {"leidenschaft", 3, 3}, {"freundschaft", 2, 1}, {"wunderbar", 3, 3},
    {"studieren", 3, 2},  {"polizei", 3, 3},     {"universität", 5, 5},  {"erzählen", 3, 2},     {"entfernt", 2, 2},
    {"zerrissen", 3, 2},  {"unendlich", 3, 2},   {"herein", 2, 2},       {"dazu", 2, 2},         {"wieso", 2, 2},
    {"ewig", 2, 1},       {"wartest", 2, 1},     {"redet", 2, 1},        {"abend", 2, 1},        {"jugend", 2, 1},
    {"so'n", 1, 1},       {"geht's", 1, 1},      {"mädchen", 2, 1},      {"gelogen", 3, 2},      {"getanzt", 2, 2},
    {"eier", 2, 1}};

constexpr WordPair rhymes[] = {{"tag", "mag"},
                               {"liebe", "triebe"},
                               {"herz", "schmerz"},
                               {"sonnenschein", "sein"},
                               {"erinnerung", "veränderung"},
                               {"ewigkeit", "zeit"},
                               {"zeit", "weit"},
                               {"nacht", "macht"},
                               {"mehr", "meer"},
                               {"her", "schwer"},
                               {"haus", "aus"},
                               {"leben", "geben"},
                               {"gehen", "sehen"},
                               {"allein", "stein"},
                               {"hand", "land"},
                               {"träume", "räume"},
                               {"bäume", "träume"},
                               {"feuer", "neuer"},
                               {"heute", "leute"},
                               {"straße", "maße"},
                               {"geboren", "verloren"},
                               {"licht", "gesicht"},
                               {"mund", "hund"},
                               {"weiß", "preis"},
                               {"hände", "ende"},
                               {"leidenschaft", "kraft"},
                               {"wunderbar", "war"},
                               {"liebt", "gibt"},
                               {"sagt", "fragt"},
                               {"königin", "bin"},
                               {"sonne", "wonne"},
                               {"melodie", "nie"},
                               {"glück", "zurück"},
                               {"tod", "not"},
                               {"gefühl", "kühl"},
                               {"versucht", "gesucht"},
                               {"versteckt", "entdeckt"},
                               {"lachen", "machen"},
                               {"veränderung", "jung"},
                               {"trägt", "schlägt"}};

constexpr WordPair no_rhymes[] = {
    {"tag", "tage"},        {"nacht", "nackt"},  {"liebe", "leben"},    {"ofen", "offen"},   {"rose", "große"},
    {"bitten", "bieten"},   {"hat", "rat"},      {"stadt", "staat"},    {"schal", "schall"}, {"lied", "litt"},
    {"wagen", "waagrecht"}, {"sonne", "söhne"},  {"haus", "hause"},     {"hoch", "doch"},    {"freiheit", "zeit"},
    {"mut", "mutter"},      {"beten", "betten"}, {"tränen", "trennen"}, {"kuss", "fuß"}};

constexpr WordPair homophones[] = {
    {"tod", "tot"},     {"rad", "rat"},     {"meer", "mehr"}, {"seid", "seit"}, {"wahr", "war"},  {"viel", "fiel"},
    {"vier", "fier"},   {"lehre", "leere"}, {"isst", "ist"},  {"das", "dass"},  {"mann", "man"},  {"häute", "heute"},
    {"wände", "wende"}, {"rain", "rhein"},  {"bunt", "bund"}, {"weg", "weck"},  {"wachs", "wax"}, {"fährt", "fehrt"}};

TEST(GermanSpelling, SyllablesAndStressAreThoseCountedByHand) { test::expect_counts(counted, Language::german); }

TEST(GermanSpelling, RhymesAreHeard) { test::expect_rhymes(rhymes, Language::german); }

TEST(GermanSpelling, WhatDoesNotRhymeIsNotHeard) { test::expect_no_rhymes(no_rhymes, Language::german); }

TEST(GermanSpelling, HomophonesSoundTheSame) { test::expect_homophones(homophones, Language::german); }

TEST(GermanSpelling, AnyTextIsWellFormed) {
    test::expect_well_formed_at_random("abcdefghijklmnopqrstuvwxyzäöüß'", Language::german);
}

}  // namespace
}  // namespace armonica::features::lyrics
