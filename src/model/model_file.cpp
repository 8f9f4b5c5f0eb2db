#include "model/model_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include <armonica/catalogue.hpp>

#include "model/json_lines.hpp"

namespace armonica {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* format_name = "armonica-model";
constexpr int format_version = 1;
constexpr std::size_t quantile_count = 101;

// ---- writing ----

ordered_json to_json(const ModelFeature& feature) {
    return {{"id", feature.id},
            {"mean", feature.scale.mean},
            {"spread", feature.scale.spread},
            {"minimum", feature.scale.minimum},
            {"maximum", feature.scale.maximum},
            {"quantiles", feature.quantiles}};
}

ordered_json to_json(const ModelTag& tag) {
    return {{"name", tag.info.name},
            {"family", tag.info.family},
            {"positives", tag.info.positives},
            {"threshold", tag.info.threshold},
            {"slope", tag.slope},
            {"offset", tag.offset},
            {"intercept", tag.intercept},
            {"nu", tag.nu},
            {"lambdas", tag.lambdas},
            {"weights", tag.weights}};
}

ordered_json to_json(const Tagger::Model& model) {
    ordered_json features = ordered_json::array();
    for (const auto& feature : model.features) features.push_back(to_json(feature));
    ordered_json groups = ordered_json::array();
    for (const auto& group : model.groups)
        groups.push_back(ordered_json{{"id", group.id}, {"title", group.title}, {"features", group.features}});
    ordered_json tags = ordered_json::array();
    for (const auto& tag : model.tags) tags.push_back(to_json(tag));
    return {
        {"format", format_name},
        {"format_version", format_version},
        {"kind", model.kind},
        {"catalogue_version", model.catalogue_version ? ordered_json(*model.catalogue_version) : ordered_json(nullptr)},
        {"grouping", model.grouping},
        {"features", features},
        {"groups", groups},
        {"tags", tags},
        {"card", ordered_json::parse(model.card.dump())}};
}

// ---- reading ----

// A value with its address in the file, so that whatever is wrong with it can be said with its line.
class Node {
public:
    Node(const std::string& file, const std::string& text, const json& value, json::json_pointer pointer)
        : file_(file), text_(text), value_(value), pointer_(std::move(pointer)) {}

    [[noreturn]] void fail(const std::string& problem) const {
        const std::string place = pointer_.empty() ? "" : pointer_.to_string() + " ";
        throw InputError(file_, line_of(text_, pointer_), place + problem);
    }

    Node at(const char* key) const {
        if (!value_.is_object()) fail("should be an object");
        const auto found = value_.find(key);
        if (found == value_.end()) fail("lacks \"" + std::string(key) + "\"");
        return {file_, text_, *found, pointer_ / std::string(key)};
    }

    std::vector<Node> elements() const {
        if (!value_.is_array()) fail("should be a list");
        std::vector<Node> elements;
        for (std::size_t i = 0; i < value_.size(); ++i) elements.emplace_back(file_, text_, value_[i], pointer_ / i);
        return elements;
    }

    double number() const {
        // A number too large for a double is refused while parsing, so every number here is finite.
        if (!value_.is_number()) fail("should be a number");
        return value_.get<double>();
    }

    double number_at_least(double least) const {
        if (number() < least) fail("is " + value_.dump() + ", below " + json(least).dump());
        return number();
    }

    std::size_t count() const {
        if (!value_.is_number_unsigned()) fail("should be a whole number of at least 0");
        return value_.get<std::size_t>();
    }

    std::string text() const {
        if (!value_.is_string()) fail("should be a text");
        return value_.get<std::string>();
    }

    std::string name() const {
        if (text().empty()) fail("is empty");
        return text();
    }

    std::vector<double> numbers(std::size_t length) const {
        std::vector<double> numbers;
        for (const Node& element : elements()) numbers.push_back(element.number());
        if (numbers.size() != length)
            fail("has " + std::to_string(numbers.size()) + " values, but should have " + std::to_string(length));
        return numbers;
    }

    const json& value() const { return value_; }

private:
    const std::string& file_;
    const std::string& text_;
    const json& value_;
    json::json_pointer pointer_;
};

void require_new(std::set<std::string>& names, const Node& node) {
    if (!names.insert(node.text()).second) node.fail("names \"" + node.text() + "\" a second time");
}

ModelFeature read_feature(const Node& node, bool in_catalogue) {
    ModelFeature feature;
    feature.id = node.at("id").name();
    if (in_catalogue && find_feature(feature.id) == nullptr)
        node.at("id").fail("names \"" + feature.id + "\", a feature that this build cannot measure");
    feature.scale = {.mean = node.at("mean").number(),
                     .spread = node.at("spread").number_at_least(0.0),
                     .minimum = node.at("minimum").number(),
                     .maximum = node.at("maximum").number()};
    if (feature.scale.maximum < feature.scale.minimum) node.at("maximum").fail("is below \"minimum\"");
    feature.quantiles = node.at("quantiles").numbers(quantile_count);
    if (!std::is_sorted(feature.quantiles.begin(), feature.quantiles.end())) node.at("quantiles").fail("should ascend");
    // What is computed from these must be finite too: z-scores of a damaged file could overflow.
    for (const double end : {feature.scale.minimum, feature.scale.maximum})
        if (!std::isfinite(feature.scale.spread == 0.0 ? 0.0 : (end - feature.scale.mean) / feature.scale.spread))
            node.at("spread").fail("is too small for the range of the feature");
    return feature;
}

ModelGroup read_group(const Node& node, std::vector<bool>& grouped) {
    ModelGroup group{node.at("id").name(), node.at("title").text(), {}};
    for (const Node& element : node.at("features").elements()) {
        const std::size_t index = element.count();
        if (index >= grouped.size()) element.fail("is no index of a feature");
        if (grouped[index]) element.fail("is a feature that is in a group already");
        grouped[index] = true;
        group.features.push_back(static_cast<int>(index));
    }
    return group;
}

ModelTag read_tag(const Node& node, const Tagger::Model& model) {
    ModelTag tag;
    tag.info.name = node.at("name").name();
    tag.info.family = node.at("family").text();
    tag.info.positives = node.at("positives").count();
    tag.info.threshold = node.at("threshold").number_at_least(0.0);
    if (tag.info.threshold > 1.0) node.at("threshold").fail("is above 1");
    tag.slope = node.at("slope").number_at_least(0.0);
    tag.offset = node.at("offset").number();
    tag.intercept = node.at("intercept").number();
    tag.nu = node.at("nu").number_at_least(0.0);
    tag.lambdas = node.at("lambdas").numbers(model.groups.size());
    tag.weights = node.at("weights").numbers(model.features.size());
    tag.info.baseline = tag.slope * tag.intercept + tag.offset;
    double reach = std::abs(tag.info.baseline);  // no score can be farther from 0
    for (std::size_t j = 0; j < tag.weights.size(); ++j) {
        const ColumnScale& scale = model.features[j].scale;
        reach += std::max(std::abs(tag.slope * tag.weights[j] * scale.standardise(scale.minimum)),
                          std::abs(tag.slope * tag.weights[j] * scale.standardise(scale.maximum)));
    }
    if (!std::isfinite(reach)) node.fail("has weights so large that scores would be infinite");
    return tag;
}

void check_families(const Node& tags, const Tagger::Model& model) {
    const auto nodes = tags.elements();
    for (std::size_t a = 0; a < nodes.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (!model.tags[a].info.family.empty() && model.tags[a].info.family == model.tags[b].info.family &&
                (model.tags[a].slope != model.tags[b].slope || model.tags[a].offset != model.tags[b].offset))
                nodes[a].fail("has another slope or offset than its family \"" + model.tags[a].info.family + "\"");
}

std::unique_ptr<Tagger::Model> read_model(const Node& root) {
    if (const auto format = root.at("format"); format.text() != format_name)
        format.fail("is \"" + format.text() + "\"; this is not an Armonica model");
    if (const auto version = root.at("format_version"); version.count() != format_version)
        version.fail("is " + version.value().dump() + ", but this build reads version " +
                     std::to_string(format_version));
    auto model = std::make_unique<Tagger::Model>();
    model->kind = root.at("kind").text();
    if (model->kind != "linear")
        root.at("kind").fail("is \"" + model->kind + "\", a kind of model that this build does not know");
    if (const auto version = root.at("catalogue_version"); !version.value().is_null()) {
        model->catalogue_version = version.text();
        if (*model->catalogue_version != catalogue_version())
            version.fail("is \"" + version.text() + "\", but this build measures with \"" +
                         std::string(catalogue_version()) + "\"; train the model again");
    }
    model->grouping = root.at("grouping").text();

    std::set<std::string> names;
    for (const Node& node : root.at("features").elements()) {
        model->features.push_back(read_feature(node, model->catalogue_version.has_value()));
        require_new(names, node.at("id"));
    }
    if (model->features.empty()) root.at("features").fail("is empty");
    names.clear();
    std::vector<bool> grouped(model->features.size(), false);
    for (const Node& node : root.at("groups").elements()) {
        model->groups.push_back(read_group(node, grouped));
        require_new(names, node.at("id"));
    }
    for (std::size_t j = 0; j < grouped.size(); ++j)
        if (!grouped[j]) root.at("groups").fail("leave feature \"" + model->features[j].id + "\" out");
    names.clear();
    for (const Node& node : root.at("tags").elements()) {
        model->tags.push_back(read_tag(node, *model));
        require_new(names, node.at("name"));
    }
    if (model->tags.empty()) root.at("tags").fail("is empty");
    check_families(root.at("tags"), *model);
    if (!root.at("card").value().is_object()) root.at("card").fail("should be an object");
    model->card = root.at("card").value();
    return model;
}

std::string read_text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!std::filesystem::is_regular_file(file)) throw InputError(file.string(), std::nullopt, "there is no such file");
    if (!stream) throw InputError(file.string(), std::nullopt, "cannot be opened");
    text << stream.rdbuf();
    if (stream.bad()) throw InputError(file.string(), std::nullopt, "cannot be read");
    return text.str();
}

}  // namespace

void save_model(const Tagger::Model& model, const std::filesystem::path& file) {
    const std::string text = readable_json(to_json(model));
    std::filesystem::path temporary = file;
    temporary += ".part" + std::to_string(::getpid());
    std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    std::error_code problem;
    if (stream) std::filesystem::rename(temporary, file, problem);
    if (stream && !problem) return;
    std::error_code ignored;  // there may be nothing to remove
    std::filesystem::remove(temporary, ignored);
    throw InputError(file.string(), std::nullopt,
                     "cannot be written" + (problem ? ": " + problem.message() : std::string()));
}

std::unique_ptr<Tagger::Model> load_model(const std::filesystem::path& file) {
    const std::string name = file.string();
    const std::string text = read_text(file);
    if (const auto error = find_json_error(text)) throw InputError(name, error->line, "is not JSON: " + error->problem);
    const json value = json::parse(text);
    auto model = read_model(Node(name, text, value, json::json_pointer()));
    model->file = name;
    return model;
}

}  // namespace armonica
