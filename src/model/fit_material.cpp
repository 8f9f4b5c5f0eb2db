#include "model/fit_material.hpp"

#include <map>

#include "model/linear_fit.hpp"

namespace armonica {
namespace {

std::string category_of(const std::string& tag) {
    const std::size_t end = tag.find("---");
    return end == std::string::npos ? std::string() : tag.substr(0, end);
}

}  // namespace

FitMaterial FitMaterial::rows(const std::vector<int>& chosen) const {
    return {.features = rows_of(features, chosen),
            .targets = rows_of(targets, chosen),
            .labels = labels(chosen, Eigen::all),
            .group_of_column = group_of_column,
            .groups = groups,
            .pool_of_tag = pool_of_tag};
}

std::vector<int> tag_pools(const std::vector<std::string>& tag_names) {
    std::map<std::string, int> members;
    for (const std::string& tag : tag_names) ++members[category_of(tag)];
    std::map<std::string, int> pools;
    std::vector<int> pool_of_tag;
    for (const std::string& tag : tag_names) {
        const std::string category = category_of(tag);
        const std::string& name = members[category] > 1 ? category : std::string();
        pool_of_tag.push_back(pools.emplace(name, static_cast<int>(pools.size())).first->second);
    }
    return pool_of_tag;
}

}  // namespace armonica
