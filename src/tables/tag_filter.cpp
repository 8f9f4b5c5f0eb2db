#include "tables/tag_filter.hpp"

#include <algorithm>
#include <set>

#include "tables/table.hpp"

namespace armonica {

std::string tag_category(const std::string& tag) {
    const std::size_t end = tag.find("---");
    return end == std::string::npos ? std::string() : tag.substr(0, end);
}

std::vector<std::size_t> choose_tags(const TrainingData& data, const std::vector<std::string>& categories,
                                     int min_positives, std::vector<std::string>& notes) {
    std::set<std::string> known;
    for (const std::string& tag : data.tag_names)
        if (!tag_category(tag).empty()) known.insert(tag_category(tag));
    for (const std::string& category : categories)
        if (!known.contains(category))
            throw InputError("--category", std::nullopt,
                             "no tag is of category `" + category + "`" +
                                 (known.empty() ? ": no tag is called `category---name`"
                                                : "; there is " + listed({known.begin(), known.end()}, 12)));
    std::vector<std::size_t> chosen;
    std::vector<std::string> rare;
    for (std::size_t t = 0; t < data.tag_names.size(); ++t) {
        const std::string& tag = data.tag_names[t];
        if (!categories.empty() &&
            std::find(categories.begin(), categories.end(), tag_category(tag)) == categories.end())
            continue;
        if (data.labels.col(static_cast<Eigen::Index>(t)).sum() < min_positives)
            rare.push_back(tag);
        else
            chosen.push_back(t);
    }
    if (chosen.empty())
        throw InputError("--min-positives", std::nullopt,
                         "no tag is carried by " + std::to_string(min_positives) + " tracks or more");
    if (!rare.empty())
        notes.push_back("tags on fewer than " + std::to_string(min_positives) + " tracks left aside: " + listed(rare));
    return chosen;
}

void keep_tags(TrainingData& data, const std::vector<std::size_t>& tags) {
    if (tags.size() == data.tag_names.size()) return;
    std::vector<std::string> names;
    std::vector<std::string> families;
    for (const std::size_t t : tags) {
        names.push_back(data.tag_names[t]);
        families.push_back(data.tag_families[t]);
    }
    data.tag_names = std::move(names);
    data.tag_families = std::move(families);
    data.labels = Eigen::MatrixXd(data.labels(Eigen::all, tags));
    data.targets = Eigen::MatrixXd(data.targets(Eigen::all, tags));
}

std::vector<std::size_t> tracks_with_tags(const TrainingData& data) {
    const Eigen::VectorXd carried = data.labels.rowwise().sum();
    std::vector<std::size_t> tracks;
    for (Eigen::Index i = 0; i < carried.size(); ++i)
        if (carried[i] > 0.0) tracks.push_back(static_cast<std::size_t>(i));
    return tracks;
}

}  // namespace armonica
