#include "features/lyrics/sounds/sound_rules.hpp"

#include <algorithm>

namespace armonica::features::lyrics::spelling {

bool SoundRules::fits_before(std::string_view pattern, std::string_view left) const {
    for (; !pattern.empty(); pattern.remove_suffix(1)) {
        const char wanted = pattern.back();
        const bool at_start = left.empty() || left.back() == '\'';
        if (wanted == '#' && at_start) continue;
        if (wanted == '^') {
            const std::string_view since = left.substr(left.rfind('\'') + 1);
            if (std::ranges::any_of(since, [&](char letter) { return is_of_class(letter, 'V'); })) return false;
            continue;
        }
        if (wanted == '#' || left.empty()) return false;
        const bool is_class = wanted >= 'A' && wanted <= 'Z';
        if (is_class ? !is_of_class(left.back(), wanted) : left.back() != wanted) return false;
        left.remove_suffix(1);
    }
    return true;
}

bool SoundRules::fits_after(std::string_view pattern, std::string_view right) const {
    for (const char wanted : pattern) {
        if (wanted == '#') return right.empty();
        if (wanted == '~') return std::ranges::all_of(right, [&](char letter) { return is_of_class(letter, 'S'); });
        const bool is_class = wanted >= 'A' && wanted <= 'Z';
        const char next = right.empty() ? '\0' : right.front();
        if (is_class ? !is_of_class(next, wanted) : next != wanted) return false;
        if (right.empty()) return true;
        right.remove_prefix(1);
    }
    return true;
}

const SoundRule* SoundRules::rule_at(std::string_view word, std::size_t at) const {
    const Range range = of_letter_[index_of(word[at])];
    const std::string_view rest = word.substr(at);
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const SoundRule& rule = rules_[i];
        const std::string_view letters = rule.letters.view();
        if (rest.starts_with(letters) && fits_after(rule.after.view(), rest.substr(letters.size())) &&
            fits_before(rule.before.view(), word.substr(0, at)))
            return &rule;
    }
    return nullptr;
}

std::vector<Sound> SoundRules::sound_out(const Letters& letters) const {
    std::vector<Sound> sounds;
    sounds.reserve(2 * letters.size());
    const std::string_view word = letters.view();
    for (std::size_t at = 0; at < word.size();) {
        const SoundRule* rule = rule_at(word, at);
        const std::size_t length = rule == nullptr ? 1 : rule->letters.view().size();
        std::string_view names = rule == nullptr ? std::string_view{} : rule->sounds;
        while (!names.empty()) {
            const std::size_t end = std::min(names.find(' '), names.size());
            sounds.push_back({names.substr(0, end), at, at + length - 1});
            names.remove_prefix(std::min(end + 1, names.size()));
        }
        at += length;
    }
    return sounds;
}

}  // namespace armonica::features::lyrics::spelling
