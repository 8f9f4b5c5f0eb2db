#include <gtest/gtest.h>

#include "rhyming.hpp"

namespace armonica::features::lyrics {
namespace {

using test::CountedWord;
using test::WordPair;

// Syllables as sung, and the stressed one, counted by hand.
constexpr CountedWord counted[] = {
    {"amor", 2, 2},     {"coração", 3, 3},  {"saudade", 3, 2}, {"não", 1, 1},      {"mãe", 1, 1},    {"brasil", 2, 2},
    {"partiu", 2, 2},   {"você", 2, 2},     {"café", 2, 2},    {"história", 3, 2}, {"água", 2, 1},   {"lua", 2, 1},
    {"rua", 2, 1},      {"tristeza", 3, 2}, {"noite", 2, 1},   {"cidade", 3, 2},   {"muito", 2, 1},  {"bem", 1, 1},
    {"também", 2, 2},   {"feliz", 2, 2},    {"coisa", 2, 1},   {"rainha", 3, 2},   {"viagem", 3, 2}, {"alegria", 4, 3},
    {"trabalho", 3, 2}, {"gente", 2, 1},    {"sol", 1, 1},     {"mulher", 2, 2},   {"homem", 2, 1},  {"homens", 2, 1},
    {"ainda", 3, 2},    {"sair", 2, 2},     {"caiu", 2, 2},    {"praia", 2, 1},    {"ideia", 3, 2},  {"poesia", 4, 3},
    {"dia", 2, 1},      {"maria", 3, 2},    {"céu", 1, 1},     {"herói", 2, 2},    {"falam", 2, 1},  {"falaram", 3, 2},
    {"falarão", 3, 3},  {"canção", 2, 2},   {"canções", 2, 2}, {"irmã", 2, 2},     {"jardim", 2, 2}, {"azul", 2, 2},
    {"papel", 2, 2},    {"fácil", 2, 1},    {"amigo", 3, 2},   {"caminho", 3, 2},  {"sonho", 2, 1},  {"olhos", 2, 1},
    {"beijo", 2, 1},    {"quero", 2, 1},    {"quem", 1, 1},    {"quando", 2, 1},   {"sangue", 2, 1}, {"guerra", 2, 1},
    {"língua", 2, 1},   {"paixão", 2, 2},   {"ilusão", 3, 3},  {"silêncio", 3, 2}, {"mágoa", 2, 1},  {"música", 3, 1},
    {"lágrima", 3, 1},  {"último", 3, 1},   {"pássaro", 3, 1}, {"piano", 3, 2},    {"violão", 3, 3}, {"ciúme", 3, 2},
    {"saúde", 3, 2},    {"país", 2, 2},     {"raiz", 2, 2},    {"boa", 2, 1},      {"pessoa", 3, 2}, {"avião", 3, 3},
    {"órgão", 2, 1},    {"ninguém", 2, 2},  {"depois", 2, 2},  {"eu", 1, 1}};

constexpr WordPair rhymes[] = {
    {"amor", "dor"},        {"coração", "paixão"},  {"saudade", "cidade"},  {"não", "mão"},
    {"brasil", "viu"},      {"lua", "rua"},         {"noite", "açoite"},    {"você", "crê"},
    {"café", "fé"},         {"história", "glória"}, {"dia", "alegria"},     {"bem", "também"},
    {"feliz", "nariz"},     {"sol", "farol"},       {"céu", "mel"},         {"mulher", "quer"},
    {"caminho", "sozinho"}, {"amigo", "comigo"},    {"sonho", "tristonho"}, {"beijo", "desejo"},
    {"jardim", "fim"},      {"azul", "sul"},        {"paz", "faz"},         {"mal", "mau"},
    {"mar", "cantar"},      {"cantando", "amando"}, {"gente", "sente"},     {"vida", "partida"},
    {"paixão", "ilusão"},   {"homem", "somem"}};

constexpr WordPair no_rhymes[] = {
    {"amor", "amar"},   {"avó", "avô"},    {"café", "você"}, {"coração", "irmã"}, {"não", "nau"},  {"falam", "falarão"},
    {"sabia", "sabiá"}, {"lua", "lá"},     {"sol", "sul"},   {"bem", "bom"},      {"fim", "fi"},   {"vela", "velha"},
    {"caro", "carro"},  {"canto", "cato"}, {"casa", "caça"}, {"sonho", "sono"},   {"pais", "país"}};

constexpr WordPair homophones[] = {{"mal", "mau"},           {"paz", "pás"},     {"voz", "vós"},  {"sela", "cela"},
                                   {"concerto", "conserto"}, {"cozer", "coser"}, {"xá", "chá"},   {"assento", "acento"},
                                   {"houve", "ouve"},        {"hora", "ora"},    {"alto", "auto"}};

TEST(PortugueseSpelling, SyllablesAndStressAreThoseCountedByHand) {
    test::expect_counts(counted, Language::portuguese);
}

TEST(PortugueseSpelling, RhymesAreHeard) { test::expect_rhymes(rhymes, Language::portuguese); }

TEST(PortugueseSpelling, WhatDoesNotRhymeIsNotHeard) { test::expect_no_rhymes(no_rhymes, Language::portuguese); }

TEST(PortugueseSpelling, HomophonesSoundTheSame) { test::expect_homophones(homophones, Language::portuguese); }

TEST(PortugueseSpelling, AnyTextIsWellFormed) {
    test::expect_well_formed_at_random("abcdefghijklmnopqrstuvwxyzçáâàãéêíóôõú'", Language::portuguese);
}

}  // namespace
}  // namespace armonica::features::lyrics
