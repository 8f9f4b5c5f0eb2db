#include "model/statistics_file.hpp"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <xxhash.h>
#include <nlohmann/json.hpp>

#include <armonica/error.hpp>

#include "model/json_lines.hpp"

namespace armonica {
namespace {

using nlohmann::ordered_json;

constexpr const char* format_name = "armonica-statistics";
constexpr int format_version = 1;

std::string checksum_of(const ordered_json& content) {
    const std::string text = content.dump();
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    char hexadecimal[33];
    std::snprintf(hexadecimal, sizeof hexadecimal, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return hexadecimal;
}

// ---- writing ----

ordered_json to_json(const FoldSums::Present& present) { return {{"tracks", present.tracks}, {"sums", present.sums}}; }

ordered_json to_json(const FoldSums& sums) {
    ordered_json where = ordered_json::array();
    for (const auto& [feature, present] : sums.where_present) {
        where.push_back(to_json(present));
        where.back()["feature"] = feature;
    }
    return {{"rows", sums.rows},         {"minima", sums.minima},    {"maxima", sums.maxima},
            {"products", sums.products}, {"all", to_json(sums.all)}, {"where_present", where}};
}

ordered_json to_json(const CollectionStatistics& statistics) {
    ordered_json folds = ordered_json::object();
    for (const auto& [name, sums] : statistics.folds) folds[name] = to_json(sums);
    ordered_json histograms = ordered_json::array();
    for (const auto& histogram : statistics.histograms) {
        ordered_json cells = ordered_json::array();
        for (const auto& [cell, count] : histogram.counts) {
            cells.push_back(cell);
            cells.push_back(count);
        }
        histograms.push_back(std::move(cells));
    }
    return {{"catalogue_version",
             statistics.catalogue_version ? ordered_json(*statistics.catalogue_version) : ordered_json(nullptr)},
            {"features", statistics.features},
            {"tags", statistics.tags},
            {"families", statistics.families},
            {"shares", statistics.shares},
            {"label_rule", statistics.label_rule},
            {"folds_given", statistics.folds_given},
            {"folds", folds},
            {"histograms", histograms}};
}

// ---- reading ----

// The checksum has told that the file is as it was written; what is wrong now, a program wrote.
[[noreturn]] void fail(const std::string& problem) { throw std::runtime_error(problem); }

void require_length(const char* what, std::size_t found, std::size_t expected) {
    if (found != expected)
        fail(std::string(what) + " has " + std::to_string(found) + " entries, but should have " +
             std::to_string(expected));
}

FoldSums::Present read_present(const ordered_json& value, std::size_t features, std::size_t others) {
    FoldSums::Present present;
    value.at("tracks").get_to(present.tracks);
    value.at("sums").get_to(present.sums);
    require_length("tracks", present.tracks.size(), features);
    require_length("sums", present.sums.size(), features + others);
    return present;
}

FoldSums read_sums(const ordered_json& value, std::size_t features, std::size_t others) {
    FoldSums sums(features, others);
    value.at("rows").get_to(sums.rows);
    value.at("minima").get_to(sums.minima);
    value.at("maxima").get_to(sums.maxima);
    require_length("minima", sums.minima.size(), features);
    require_length("maxima", sums.maxima.size(), features);
    auto products = value.at("products").get<std::vector<std::vector<ExactValue>>>();
    require_length("products", products.size(), sums.products.size());
    for (std::size_t a = 0; a < products.size(); ++a)
        require_length("a list of products", products[a].size(), sums.products[a].size());
    sums.products = std::move(products);
    sums.all = read_present(value.at("all"), features, others);
    for (const auto& present : value.at("where_present")) {
        const auto feature = present.at("feature").get<std::size_t>();
        if (feature >= features) fail("where_present names feature number " + std::to_string(feature));
        sums.where_present[feature] = read_present(present, features, others);
    }
    for (std::size_t j = 0; j < features; ++j)
        if (sums.all.tracks[j] < sums.rows && !sums.where_present.contains(j))
            fail("where_present lacks feature number " + std::to_string(j));
    return sums;
}

CollectionStatistics read_statistics(const ordered_json& content) {
    CollectionStatistics statistics;
    if (const auto& version = content.at("catalogue_version"); !version.is_null())
        statistics.catalogue_version = version.get<std::string>();
    content.at("features").get_to(statistics.features);
    content.at("tags").get_to(statistics.tags);
    content.at("families").get_to(statistics.families);
    content.at("shares").get_to(statistics.shares);
    content.at("label_rule").get_to(statistics.label_rule);
    content.at("folds_given").get_to(statistics.folds_given);
    require_length("families", statistics.families.size(), statistics.tags.size());
    const std::size_t others = statistics.tags.size() * (statistics.shares ? 2 : 1);
    for (const auto& [name, sums] : content.at("folds").items())
        statistics.folds.emplace(name, read_sums(sums, statistics.features.size(), others));
    for (const auto& cells : content.at("histograms")) {
        ValueHistogram& histogram = statistics.histograms.emplace_back();
        if (cells.size() % 2 != 0) fail("a histogram's cells and counts are not pairs");
        for (std::size_t i = 0; i < cells.size(); i += 2)
            histogram.counts[cells[i].get<std::int32_t>()] = cells[i + 1].get<std::int64_t>();
    }
    require_length("histograms", statistics.histograms.size(), statistics.features.size());
    return statistics;
}

std::string read_text(const std::filesystem::path& file) {
    if (!std::filesystem::is_regular_file(file)) throw InputError(file.string(), std::nullopt, "there is no such file");
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream || stream.bad()) throw InputError(file.string(), std::nullopt, "cannot be read");
    return text.str();
}

}  // namespace

std::string statistics_text(const CollectionStatistics& statistics) try {
    const ordered_json content = to_json(statistics);
    const ordered_json whole = {{"format", format_name},
                                {"format_version", format_version},
                                {"checksum", checksum_of(content)},
                                {"content", content}};
    return whole.dump() + "\n";
} catch (const nlohmann::json::type_error&) {
    throw std::invalid_argument("a feature, tag or fold has a name that is not UTF-8");
}

StatisticsFile load_statistics(const std::filesystem::path& file) {
    const std::string name = file.string();
    const std::string text = read_text(file);
    const auto refuse = [&](const std::string& problem) -> InputError { return {name, std::nullopt, problem}; };
    if (const auto error = find_json_error(text))
        throw InputError(name, error->line, "is not a file of statistics: it is not JSON: " + error->problem);
    const auto whole = ordered_json::parse(text);
    if (!whole.is_object() || whole.value("format", ordered_json()) != format_name)
        throw refuse("is not a file of statistics, as `armonica train --statistics-out` writes them");
    if (whole.value("format_version", ordered_json()) != format_version)
        throw refuse("is of another version of the format; this build reads version " + std::to_string(format_version) +
                     ": gather the statistics again");
    const ordered_json content = whole.value("content", ordered_json());
    const std::string checksum = checksum_of(content);
    if (whole.value("checksum", ordered_json()) != checksum)
        throw refuse("is damaged: its checksum is not that of its content; gather the statistics again");
    try {
        return {read_statistics(content), checksum};
    } catch (const std::exception& error) {
        throw refuse(std::string("does not hold what statistics hold: ") + error.what());
    }
}

}  // namespace armonica
