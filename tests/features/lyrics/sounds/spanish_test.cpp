#include <gtest/gtest.h>

#include "rhyming.hpp"

namespace armonica::features::lyrics {
namespace {

using test::CountedWord;
using test::WordPair;

// Syllables as sung, and the stressed one, counted by hand.
constexpr CountedWord counted[] = {
    {"amor", 2, 2},     {"corazón", 3, 3},     {"canción", 2, 2},  {"noche", 2, 1},    {"día", 2, 1},
    {"tierra", 2, 1},   {"guerra", 2, 1},      {"agua", 2, 1},     {"quiero", 2, 1},   {"lluvia", 2, 1},
    {"yo", 1, 1},       {"hoy", 1, 1},         {"muy", 1, 1},      {"ciudad", 2, 2},   {"poeta", 3, 2},
    {"leer", 2, 2},     {"ahora", 3, 2},       {"país", 2, 2},     {"viaje", 2, 1},    {"baúl", 2, 2},
    {"cielo", 2, 1},    {"fuego", 2, 1},       {"sueño", 2, 1},    {"alma", 2, 1},     {"vida", 2, 1},
    {"mañana", 3, 2},   {"libertad", 3, 3},    {"árbol", 2, 1},    {"fácil", 2, 1},    {"lágrima", 3, 1},
    {"música", 3, 1},   {"rápidamente", 5, 4}, {"feliz", 2, 2},    {"joven", 2, 1},    {"cantan", 2, 1},
    {"bailar", 2, 2},   {"vergüenza", 3, 2},   {"pingüino", 3, 2}, {"guitarra", 3, 2}, {"aquí", 2, 2},
    {"ahí", 2, 2},      {"también", 2, 2},     {"después", 2, 2},  {"río", 2, 1},      {"rey", 1, 1},
    {"virrey", 2, 2},   {"estoy", 2, 2},       {"viernes", 2, 1},  {"puerta", 2, 1},   {"cuidado", 3, 2},
    {"viuda", 2, 1},    {"construir", 2, 2},   {"oír", 2, 2},      {"oído", 3, 2},     {"sonreír", 3, 3},
    {"alegría", 4, 3},  {"todavía", 4, 3},     {"océano", 4, 2},   {"aéreo", 4, 2},    {"cruel", 1, 1},
    {"fui", 1, 1},      {"pie", 1, 1},         {"león", 2, 2},     {"peor", 2, 2},     {"maíz", 2, 2},
    {"paraguas", 3, 2}, {"estudiáis", 3, 3},   {"huevo", 2, 1},    {"hielo", 2, 1},    {"héroe", 3, 1},
    {"caer", 2, 2},     {"jamás", 2, 2},       {"ilusión", 3, 3},  {"mentira", 3, 2},  {"silencio", 3, 2},
    {"gracias", 2, 1},  {"adiós", 2, 2}};

constexpr WordPair rhymes[] = {
    {"amor", "dolor"},       {"corazón", "canción"}, {"noche", "coche"},    {"día", "alegría"},
    {"cielo", "suelo"},      {"guerra", "tierra"},   {"vida", "herida"},    {"mañana", "ventana"},
    {"hoy", "soy"},          {"rey", "ley"},         {"luna", "cuna"},      {"fuego", "juego"},
    {"aquí", "fui"},         {"jamás", "vas"},       {"cantar", "mar"},     {"bella", "estrella"},
    {"llorar", "amar"},      {"sueño", "dueño"},     {"calle", "valle"},    {"llave", "suave"},
    {"agua", "fragua"},      {"muerte", "fuerte"},   {"muere", "quiere"},   {"olvidar", "soñar"},
    {"vez", "ves"},          {"ojos", "rojos"},      {"camino", "destino"}, {"libertad", "soledad"},
    {"mente", "lentamente"}, {"corazon", "pasion"}};

constexpr WordPair no_rhymes[] = {
    {"amor", "mar"},    {"noche", "leche"}, {"día", "media"},  {"vida", "luna"}, {"cantó", "canto"}, {"sabia", "sabía"},
    {"rey", "río"},     {"hay", "ahí"},     {"pero", "perro"}, {"caña", "cana"}, {"amo", "amó"},     {"mano", "años"},
    {"tren", "bienes"}, {"guerra", "era"},  {"sol", "sal"},    {"bien", "van"},  {"baja", "vaya"}};

constexpr WordPair homophones[] = {{"vaca", "baca"},   {"tubo", "tuvo"}, {"hola", "ola"},     {"echo", "hecho"},
                                   {"vello", "bello"}, {"casa", "caza"}, {"cocer", "coser"},  {"gira", "jira"},
                                   {"kilo", "quilo"},  {"vez", "ves"},   {"halla", "haya"},   {"hierba", "yerba"},
                                   {"hay", "ay"},      {"ves", "bes"},   {"rallar", "rayar"}, {"asta", "hasta"},
                                   {"cien", "sien"}};

TEST(SpanishSpelling, SyllablesAndStressAreThoseCountedByHand) { test::expect_counts(counted, Language::spanish); }

TEST(SpanishSpelling, RhymesAreHeard) { test::expect_rhymes(rhymes, Language::spanish); }

TEST(SpanishSpelling, WhatDoesNotRhymeIsNotHeard) { test::expect_no_rhymes(no_rhymes, Language::spanish); }

TEST(SpanishSpelling, HomophonesSoundTheSame) { test::expect_homophones(homophones, Language::spanish); }

TEST(SpanishSpelling, AnyTextIsWellFormed) {
    test::expect_well_formed_at_random("abcdefghijklmnopqrstuvwxyzñáéíóúü'", Language::spanish);
}

}  // namespace
}  // namespace armonica::features::lyrics
