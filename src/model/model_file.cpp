#include "model/model_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
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
constexpr int format_version = 3;
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

ordered_json to_json(const TagReplicates& replicates) {
    return {{"offsets", replicates.offsets},
            {"slopes", replicates.slopes},
            {"group_variances", replicates.group_variances},
            {"variance", replicates.variance}};
}

ordered_json to_json(const ModelTag& tag, Kind kind) {
    ordered_json deviations = ordered_json::array();
    for (const auto& deviation : tag.log_lambda_deviations)
        deviations.push_back(deviation ? ordered_json(*deviation) : ordered_json(nullptr));
    ordered_json points = ordered_json::array();
    for (const OperatingPoint& point : tag.points) points.push_back({point.threshold, point.given, point.right});
    ordered_json written{{"name", tag.info.name},
                         {"family", tag.info.family},
                         {"positives", tag.info.positives},
                         {"threshold", tag.info.threshold},
                         {"slope", tag.slope},
                         {"offset", tag.offset},
                         {"intercept", tag.intercept},
                         {"nu", tag.nu},
                         {"lambdas", tag.lambdas},
                         {"shared_lambdas", tag.shared_lambdas},
                         {"log_lambda_deviations", deviations},
                         {"replicates", to_json(tag.replicates)},
                         {"operating_points", points}};
    if (kind == Kind::linear)
        written["weights"] = tag.weights;
    else
        written["effects"] = effects_json(tag.function);
    return written;
}

constexpr std::array<std::pair<BandKind, const char*>, 3> band_kinds{
    {{BandKind::straight, "straight"}, {BandKind::curved, "curved"}, {BandKind::pairs, "pairs"}}};

ordered_json to_json(const AdditiveBand& band) {
    const auto kind =
        std::find_if(band_kinds.begin(), band_kinds.end(), [&](const auto& known) { return known.first == band.kind; });
    return {{"group", band.group}, {"kind", kind->second}};
}

ordered_json to_json(const Tagger::Model& model) {
    ordered_json features = ordered_json::array();
    for (const auto& feature : model.features) features.push_back(to_json(feature));
    ordered_json groups = ordered_json::array();
    for (const auto& group : model.groups)
        groups.push_back(ordered_json{{"id", group.id}, {"title", group.title}, {"features", group.features}});
    ordered_json bands = ordered_json::array();
    for (const auto& band : model.bands) bands.push_back(to_json(band));
    ordered_json tags = ordered_json::array();
    for (const auto& tag : model.tags) tags.push_back(to_json(tag, model.kind));
    return {
        {"format", format_name},
        {"format_version", format_version},
        {"kind", to_string(model.kind)},
        {"catalogue_version", model.catalogue_version ? ordered_json(*model.catalogue_version) : ordered_json(nullptr)},
        {"grouping", model.grouping},
        {"goal", to_string(model.goal)},
        {"features", features},
        {"groups", groups},
        {"bands", bands},
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

    std::size_t size() const {
        if (!value_.is_array()) fail("should be a list");
        return value_.size();
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
        // Not through elements(): a model holds some hundred thousand numbers, and an address costs more than a number.
        std::vector<double> numbers;
        numbers.reserve(size());
        for (std::size_t i = 0; i < value_.size(); ++i) {
            if (!value_[i].is_number()) Node(file_, text_, value_[i], pointer_ / i).fail("should be a number");
            numbers.push_back(value_[i].get<double>());
        }
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

AdditiveBand read_band(const Node& node, std::size_t groups) {
    const std::size_t group = node.at("group").count();
    if (group >= groups) node.at("group").fail("is no index of a group");
    const std::string name = node.at("kind").text();
    for (const auto& [kind, known] : band_kinds)
        if (name == known) return {kind, static_cast<int>(group)};
    node.at("kind").fail("is \"" + name + "\", not straight, curved or pairs");
}

int read_index(const Node& node, std::size_t features) {
    if (node.count() >= features) node.fail("is no index of a feature");
    return static_cast<int>(node.count());
}

std::vector<double> read_thresholds(const Node& node) {
    std::vector<double> thresholds = node.numbers(node.size());
    if (!std::is_sorted(thresholds.begin(), thresholds.end())) node.fail("should ascend");
    return thresholds;
}

MainEffect read_main(const Node& node, std::size_t features) {
    MainEffect effect;
    effect.feature = read_index(node.at("feature"), features);
    const std::vector<double> curve = node.at("curve").numbers(knot_count);
    std::copy(curve.begin(), curve.end(), effect.curve.begin());
    effect.thresholds = read_thresholds(node.at("thresholds"));
    const std::size_t steps = node.at("steps").size();
    effect.steps = node.at("steps").numbers(steps == 0 && effect.thresholds.empty() ? 0 : effect.thresholds.size() + 1);
    return effect;
}

PairEffect read_pair(const Node& node, const Tagger::Model& model) {
    const auto features = node.at("features").elements();
    const auto thresholds = node.at("thresholds").elements();
    if (features.size() != 2) node.at("features").fail("should be two");
    if (thresholds.size() != 2) node.at("thresholds").fail("should be two lists");
    PairEffect effect;
    effect.first = read_index(features[0], model.features.size());
    effect.second = read_index(features[1], model.features.size());
    const auto holds_both = [&](const ModelGroup& group) {
        return std::count(group.features.begin(), group.features.end(), effect.first) > 0 &&
               std::count(group.features.begin(), group.features.end(), effect.second) > 0;
    };
    if (effect.first >= effect.second || std::none_of(model.groups.begin(), model.groups.end(), holds_both))
        node.at("features").fail("should be two different features of one group, in ascending order");
    effect.product = node.at("product").number();
    effect.product_mean = node.at("product_mean").number();
    effect.first_thresholds = read_thresholds(thresholds[0]);
    effect.second_thresholds = read_thresholds(thresholds[1]);
    const std::size_t cells = (effect.first_thresholds.size() + 1) * (effect.second_thresholds.size() + 1);
    effect.cells = node.at("cells").numbers(node.at("cells").size() == 0 && cells == 1 ? 0 : cells);
    return effect;
}

AdditiveFunction read_effects(const Node& node, const Tagger::Model& model) {
    AdditiveFunction function;
    for (const Node& element : node.at("mains").elements()) {
        function.mains.push_back(read_main(element, model.features.size()));
        if (function.mains.size() > 1 && function.mains.rbegin()[1].feature >= function.mains.back().feature)
            element.at("feature").fail("should ascend");
    }
    for (const Node& element : node.at("pairs").elements()) {
        function.pairs.push_back(read_pair(element, model));
        if (function.pairs.size() < 2) continue;
        const PairEffect &last = function.pairs.rbegin()[1], &now = function.pairs.back();
        if (std::pair(last.first, last.second) >= std::pair(now.first, now.second))
            element.at("features").fail("should ascend from pair to pair");
    }
    return function;
}

// The most that a tag's raw score can depart from its intercept.
double reach_of(const ModelTag& tag, const Tagger::Model& model) {
    constexpr double outermost = 2.6;
    const auto largest = [](const auto& values) {
        double most = 0.0;
        for (const double value : values) most = std::max(most, std::abs(value));
        return most;
    };
    double reach = 0.0;
    for (std::size_t j = 0; j < tag.weights.size(); ++j) {
        const ColumnScale& scale = model.features[j].scale;
        reach += std::max(std::abs(tag.weights[j] * scale.standardise(scale.minimum)),
                          std::abs(tag.weights[j] * scale.standardise(scale.maximum)));
    }
    for (const MainEffect& effect : tag.function.mains) reach += largest(effect.curve) + largest(effect.steps);
    for (const PairEffect& effect : tag.function.pairs)
        reach +=
            std::abs(effect.product) * (outermost * outermost + std::abs(effect.product_mean)) + largest(effect.cells);
    return reach;
}

TagReplicates read_replicates(const Node& node, std::size_t groups) {
    TagReplicates replicates;
    const Node offsets = node.at("offsets");
    replicates.offsets = offsets.numbers(offsets.size());
    const auto slopes = node.at("slopes").elements();
    if (slopes.size() != offsets.size()) node.at("slopes").fail("should be as many as offsets");
    for (const Node& by_group : slopes) replicates.slopes.push_back(by_group.numbers(groups));
    const Node variances = node.at("group_variances");
    replicates.group_variances = variances.numbers(replicates.known() ? groups : 0);
    for (const double variance : replicates.group_variances)
        if (variance < 0.0) variances.fail("should not be below 0");
    replicates.variance = node.at("variance").number_at_least(0.0);
    return replicates;
}

std::vector<OperatingPoint> read_points(const Node& node) {
    std::vector<OperatingPoint> points;
    for (const Node& element : node.elements()) {
        const auto parts = element.elements();
        if (parts.size() != 3)
            element.fail("should be a threshold, how many are given, and how many of these are right");
        const OperatingPoint point{parts[0].number_at_least(0.0), parts[1].count(), parts[2].count()};
        if (point.threshold > 1.0) parts[0].fail("is above 1");
        if (point.right > point.given) parts[2].fail("is more than are given");
        if (!points.empty() && (point.threshold >= points.back().threshold || point.given <= points.back().given))
            element.fail("should have a lower threshold, and give the tag to more tracks, than the one before");
        points.push_back(point);
    }
    return points;
}

// The most that a replicate can move a score of at most `reach` beside its baseline.
double reach_of(const TagReplicates& replicates, double reach) {
    double most = std::sqrt(replicates.variance);
    for (std::size_t k = 0; k < replicates.offsets.size(); ++k) {
        double moved = std::abs(replicates.offsets[k]);
        for (const double slope : replicates.slopes[k]) moved += std::abs(slope) * reach;
        most += moved * moved;
    }
    return most;
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
    tag.lambdas = node.at("lambdas").numbers(model.bands.size());
    const Node shared = node.at("shared_lambdas");
    tag.shared_lambdas = shared.numbers(shared.size() == 0 ? 0 : model.bands.size());
    for (const Node& deviation : node.at("log_lambda_deviations").elements())
        tag.log_lambda_deviations.push_back(
            deviation.value().is_null() ? std::nullopt : std::optional(deviation.number_at_least(0.0)));
    if (!tag.log_lambda_deviations.empty() && tag.log_lambda_deviations.size() != model.bands.size())
        node.at("log_lambda_deviations").fail("should be as many as there are bands, or none");
    if (model.kind == Kind::linear)
        tag.weights = node.at("weights").numbers(model.features.size());
    else
        tag.function = read_effects(node.at("effects"), model);
    tag.info.baseline = tag.slope * tag.intercept + tag.offset;
    tag.replicates = read_replicates(node.at("replicates"), model.groups.size());
    tag.points = read_points(node.at("operating_points"));
    const double reach = std::abs(tag.info.baseline) + tag.slope * reach_of(tag, model);
    if (!std::isfinite(reach + reach_of(tag.replicates, reach)))
        node.fail("has weights so large that scores would be infinite");
    return tag;
}

DecisionGoal read_goal(const Node& node) {
    try {
        return decision_goal_named(node.text());
    } catch (const std::invalid_argument& error) {
        node.fail("is no goal: " + std::string(error.what()));
    }
}

void check_families(const Node& tags, const Tagger::Model& model) {
    const auto nodes = tags.elements();
    for (std::size_t a = 0; a < nodes.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (!model.tags[a].info.family.empty() && model.tags[a].info.family == model.tags[b].info.family &&
                (model.tags[a].slope != model.tags[b].slope || model.tags[a].offset != model.tags[b].offset ||
                 model.tags[a].replicates.offsets.size() != model.tags[b].replicates.offsets.size()))
                nodes[a].fail("has another slope, offset or number of replicates than its family \"" +
                              model.tags[a].info.family + "\"");
}

std::unique_ptr<Tagger::Model> read_model(const Node& root) {
    if (const auto format = root.at("format"); format.text() != format_name)
        format.fail("is \"" + format.text() + "\"; this is not an Armonica model");
    if (const auto version = root.at("format_version"); version.count() != format_version)
        version.fail("is " + version.value().dump() + ", but this build reads version " +
                     std::to_string(format_version));
    auto model = std::make_unique<Tagger::Model>();
    const auto kind = kind_named(root.at("kind").text());
    if (!kind || *kind == Kind::xgboost)
        root.at("kind").fail("is \"" + root.at("kind").text() + "\", a kind of model that this build does not know");
    model->kind = *kind;
    if (const auto version = root.at("catalogue_version"); !version.value().is_null()) {
        model->catalogue_version = version.text();
        if (measuring_catalogue(*model->catalogue_version) != catalogue_version())
            version.fail("is \"" + version.text() + "\", but this build measures with \"" +
                         std::string(catalogue_version()) + "\"; train the model again");
    }
    model->grouping = root.at("grouping").text();
    model->goal = read_goal(root.at("goal"));

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
    for (const Node& node : root.at("bands").elements()) model->bands.push_back(read_band(node, model->groups.size()));
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

ordered_json effects_json(const AdditiveFunction& function) {
    ordered_json mains = ordered_json::array(), pairs = ordered_json::array();
    for (const MainEffect& effect : function.mains)
        mains.push_back(ordered_json{{"feature", effect.feature},
                                     {"curve", effect.curve},
                                     {"thresholds", effect.thresholds},
                                     {"steps", effect.steps}});
    for (const PairEffect& effect : function.pairs)
        pairs.push_back(ordered_json{{"features", {effect.first, effect.second}},
                                     {"product", effect.product},
                                     {"product_mean", effect.product_mean},
                                     {"thresholds", {effect.first_thresholds, effect.second_thresholds}},
                                     {"cells", effect.cells}});
    return {{"mains", mains}, {"pairs", pairs}};
}

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
    const json value = json::parse(text, nullptr, false);
    if (value.is_discarded()) {
        // Where it ends to be JSON is looked for only now: that takes as long as reading it.
        const auto error = find_json_error(text);
        throw InputError(name, error ? std::optional(error->line) : std::nullopt,
                         "is not JSON" + (error ? ": " + error->problem : std::string()));
    }
    auto model = read_model(Node(name, text, value, json::json_pointer()));
    model->file = name;
    return model;
}

}  // namespace armonica
