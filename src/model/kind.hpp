#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace armonica {

/// Kinds of model. All but the last are sums over groups, exactly.
enum class Kind {
    linear,    ///< banded EM on standardised features: the published algorithm
    additive,  ///< a curve for each feature: banded EM on straight and curved bands of rank-normal features
    glass,     ///< curves, staircases and pairs of features of one group: banded EM and boosted trees, stacked
    xgboost,   ///< boosted trees without bounds: opaque, a yardstick for evaluation only
};

inline constexpr std::array<std::pair<Kind, std::string_view>, 4> kind_names{
    {{Kind::linear, "linear"}, {Kind::additive, "additive"}, {Kind::glass, "glass"}, {Kind::xgboost, "xgboost"}}};

inline std::string_view to_string(Kind kind) {
    for (const auto& [known, name] : kind_names)
        if (known == kind) return name;
    return {};
}

inline std::optional<Kind> kind_named(std::string_view text) {
    for (const auto& [kind, name] : kind_names)
        if (name == text) return kind;
    return std::nullopt;
}

}  // namespace armonica
