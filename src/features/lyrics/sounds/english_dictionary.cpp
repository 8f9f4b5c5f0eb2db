#include "features/lyrics/sounds/english_dictionary.hpp"

#include <algorithm>
#include <memory>

extern "C" {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#include <flite/cst_lexicon.h>
#include <flite/flite.h>
#pragma GCC diagnostic pop
cst_lexicon* cmu_lex_init(void);  // declared in no header of flite
}

namespace armonica::features::lyrics {
namespace {

/// Read only once it is made: looking a word up allocates its own answer and writes nothing that is shared.
const cst_lexicon& dictionary() {
    static const cst_lexicon* const instance = cmu_lex_init();
    return *instance;
}

/// flite also lists marks such as "%", as words: what is not a letter never gets there.
bool only_letters(const std::string& word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char each) { return each >= 'a' && each <= 'z'; });
}

struct Deleter {
    void operator()(cst_val* value) const { delete_val(value); }
};

}  // namespace

Sounds look_up_english(const std::string& letters) {
    Sounds sounds;
    if (!only_letters(letters)) return sounds;
    const std::unique_ptr<cst_val, Deleter> found(lex_lookup(&dictionary(), letters.c_str(), nullptr, nullptr));
    sounds.reserve(letters.size());
    for (const cst_val* each = found.get(); each != nullptr; each = val_cdr(each))
        append_sounds(sounds, val_string(val_car(each)));
    return sounds;
}

bool english_lists(const std::string& letters) {
    return only_letters(letters) && in_lex(&dictionary(), letters.c_str(), nullptr, nullptr) != 0;
}

}  // namespace armonica::features::lyrics
