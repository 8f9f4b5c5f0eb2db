#include <cstdio>
#include <set>

#include <nlohmann/json.hpp>

#include <armonica/catalogue.hpp>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

Json feature_json(const FeatureInfo& feature) {
    return {{"id", feature.id},
            {"title", feature.title},
            {"modality", to_string(feature.modality)},
            {"family", feature.family},
            {"unit", feature.unit},
            {"minimum", or_null(feature.minimum)},
            {"maximum", or_null(feature.maximum)},
            {"low", feature.low},
            {"high", feature.high},
            {"definition", feature.definition},
            {"null_rule", feature.null_rule},
            {"seldom", feature.seldom},
            {"citation", feature.citation}};
}

std::string range_in_words(const FeatureInfo& feature) {
    const std::string from = feature.minimum ? number_in_words(*feature.minimum) : "";
    const std::string to = feature.maximum ? number_in_words(*feature.maximum) : "";
    if (from.empty() && to.empty()) return "any number";
    if (to.empty()) return from + " and up";
    if (from.empty()) return "up to " + to;
    return from + " to " + to;
}

void print_entry(Output& output, const FeatureInfo& feature) {
    const auto field = [&](const char* name, std::string_view text) {
        bool first = true;
        for (const std::string& line : wrapped(text, terminal_width(1) - 14)) {
            output.write("  " + padded(first ? name : "", 12) + line + "\n");
            first = false;
        }
    };
    output.write(std::string(feature.id) + "\n");
    field("title", feature.title);
    field("modality", std::string(to_string(feature.modality)) + ", family " + std::string(feature.family));
    field("unit", feature.unit == "1" ? "a pure number" : feature.unit);
    field("range", range_in_words(feature));
    field("low", feature.low);
    field("high", feature.high);
    if (feature.seldom) field("note", "0 on most tracks: seldom, but telling where it is not");
    field("definition", feature.definition);
    field("missing", feature.null_rule);
    field("source", feature.citation.empty() ? "Armonica's own" : feature.citation);
}

constexpr std::size_t id_width = 35;

void print_family(Output& output, const FeatureInfo& first) {
    output.write(std::string(to_string(first.modality)) + ", " + std::string(first.family) + "\n");
    for (const FeatureInfo& feature : catalogue()) {
        if (feature.family != first.family) continue;
        const std::string unit = feature.unit == "1" ? "" : " (" + std::string(feature.unit) + ")";
        const std::string line = "  " + padded(feature.id, id_width) + std::string(feature.title) + unit;
        output.write(shortened(line, terminal_width(1)) + "\n");
    }
    output.write("\n");
}

void print_list(Output& output) {
    std::set<std::string_view> printed;  // the catalogue's order does not keep families together
    for (const FeatureInfo& feature : catalogue())
        if (printed.insert(feature.family).second) print_family(output, feature);
    output.write(std::to_string(catalogue().size()) + " features, catalogue version " +
                 std::string(catalogue_version()) + ". `armonica features ID` tells all about one.\n");
}

}  // namespace

ExitStatus features(const FeaturesArguments& arguments) {
    Output output(std::nullopt);
    if (arguments.id) {
        const FeatureInfo* feature = find_feature(*arguments.id);
        if (feature == nullptr)
            throw std::invalid_argument("there is no feature `" + *arguments.id + "`; `armonica features` lists them");
        if (arguments.format == "json")
            output.write(feature_json(*feature).dump(2) + "\n");
        else
            print_entry(output, *feature);
        return all_good;
    }
    if (arguments.format == "json") {
        Json list = Json::array();
        for (const FeatureInfo& feature : catalogue()) list.push_back(feature_json(feature));
        output.write(Json{{"catalogue_version", catalogue_version()}, {"features", list}}.dump(2) + "\n");
    } else {
        print_list(output);
    }
    return all_good;
}

}  // namespace armonica::app
