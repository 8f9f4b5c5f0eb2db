#include "features/lyrics/meaning/word_lists.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include <armonica/error.hpp>
namespace armonica::features::lyrics {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const toml::node& node, const std::string& problem) {
    throw InputError(file, node.source().begin.line, problem);
}

const toml::table& table_in(const toml::table& whole, const char* name, const fs::path& file) {
    const toml::table* table = whole[name].as_table();
    if (table == nullptr) throw InputError(file, std::nullopt, std::string("it has no table [") + name + "]");
    return *table;
}

WordSet words(const toml::table& table, const char* name, const fs::path& file) {
    const toml::array* list = table[name].as_array();
    if (list == nullptr) fail(file, table, std::string("a list of words called `") + name + "` is missing here");
    WordSet set;
    for (const toml::node& entry : *list) {
        const auto word = entry.value_exact<std::string>();
        if (!word || word->empty()) fail(file, entry, "a word in quotation marks is needed here");
        set.insert(*word);
    }
    return set;
}

std::unordered_map<std::string, double> factors(const toml::table& table, const char* name, const fs::path& file) {
    const toml::table* entries = table[name].as_table();
    if (entries == nullptr) fail(file, table, std::string("a table called `") + name + "` is missing here");
    std::unordered_map<std::string, double> all;
    for (const auto& [word, node] : *entries) {
        const auto factor = node.value<double>();
        if (!factor || !(*factor >= 0.0 && *factor <= 3.0)) fail(file, node, "a factor from 0 to 3 is needed here");
        all.emplace(word.str(), *factor);
    }
    return all;
}

}  // namespace

WordLists WordLists::read(const fs::path& file) {
    toml::table whole;
    try {
        whole = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        throw InputError(file, error.source().begin.line, std::string(error.description()));
    }
    WordLists lists;
    const toml::table& person = table_in(whole, "person", file);
    lists.first = words(person, "first", file);
    lists.first_plural = words(person, "first_plural", file);
    lists.second = words(person, "second", file);
    lists.third = words(person, "third", file);
    const toml::table& affect = table_in(whole, "affect", file);
    lists.negations = words(affect, "negations", file);
    lists.intensifiers = factors(affect, "intensifiers", file);
    lists.vocables = words(table_in(whole, "vocables", file), "words", file);
    lists.profanity = words(table_in(whole, "profanity", file), "words", file);
    if (!whole.contains("tense")) return lists;
    const toml::table& tense = table_in(whole, "tense", file);
    lists.past = words(tense, "past", file);
    lists.present = words(tense, "present", file);
    lists.future = words(tense, "future", file);
    lists.not_past = words(tense, "not_past", file);
    return lists;
}

bool is_in(const WordSet& list, const Lookup& word) {
    const auto listed = [&](const std::string& form) { return list.contains(form); };
    return std::any_of(word.forms.begin(), word.forms.end(), listed) || listed(word.clitic);
}

}  // namespace armonica::features::lyrics
