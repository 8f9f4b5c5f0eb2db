#pragma once

#include <string>
#include <string_view>

/// Addresses that an ontology of harmony is written with.
namespace armonica::features::harmony::words {

inline constexpr std::string_view own = "https://w3id.org/armonica/harmony";
inline constexpr std::string_view own_terms = "https://w3id.org/armonica/harmony#";
inline constexpr std::string_view owl = "http://www.w3.org/2002/07/owl#";
inline constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view rdfs = "http://www.w3.org/2000/01/rdf-schema#";

inline std::string address(std::string_view space, std::string_view word) { return std::string(space).append(word); }
inline bool is(std::string_view text, std::string_view space, std::string_view word) {
    return text.size() == space.size() + word.size() && text.starts_with(space) && text.ends_with(word);
}
inline bool is_own(std::string_view text) { return text.starts_with(own); }
inline bool is_blank(std::string_view text) { return text.starts_with("_:"); }

/// The last part of an address: what a person calls it.
inline std::string short_name(std::string_view text) { return std::string(text.substr(text.find_last_of("/#") + 1)); }

/// An address as the file writes it, nearly: `quality:maj7`, `h:Tonic`, `owl:hasKey`.
inline std::string shown(std::string_view text) {
    const std::string name = short_name(text);
    for (const auto& [space, prefix] : {std::pair{owl, "owl:"}, {rdf, "rdf:"}, {rdfs, "rdfs:"}, {own_terms, "h:"}})
        if (text.starts_with(space)) return prefix + name;
    if (!is_own(text)) return std::string(text);
    const std::string_view above = text.substr(0, text.size() - name.size() - 1);
    return short_name(above) + ":" + name;
}

}  // namespace armonica::features::harmony::words
