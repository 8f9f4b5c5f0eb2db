#include "features/lyrics/meaning/stemmer.hpp"

#include <libstemmer.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace armonica::features::lyrics {
namespace {

struct FreeStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, FreeStemmer>;

Stemmer make_stemmer(Language language) {
    const std::string code(code_of(language));
    Stemmer stemmer(sb_stemmer_new(code.c_str(), "UTF_8"));
    if (!stemmer) throw std::runtime_error("the stemmer of Snowball has no language " + code);
    return stemmer;
}

/// Stemmers hold their last result: each thread has its own.
sb_stemmer* stemmer_of(Language language) {
    thread_local std::array<Stemmer, std::size(languages)> stemmers;
    Stemmer& stemmer = stemmers[static_cast<std::size_t>(language)];
    if (!stemmer) stemmer = make_stemmer(language);
    return stemmer.get();
}

}  // namespace

std::string stem_of(std::string_view word, Language language) {
    sb_stemmer* stemmer = stemmer_of(language);
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace armonica::features::lyrics
