#include <armonica/tagger.hpp>

#include <algorithm>

#include "shipped/data_directory.hpp"
#include "model/judging.hpp"
#include "model/model.hpp"
#include "model/model_file.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

std::unique_ptr<const Tagger::Model> with_lists(const Tagger::Model& model) {
    auto complete = std::make_unique<Tagger::Model>(model);
    complete->tag_infos.clear();
    complete->feature_ids.clear();
    for (const auto& tag : model.tags) complete->tag_infos.push_back(tag.info);
    for (const auto& feature : model.features) complete->feature_ids.push_back(feature.id);
    return complete;
}

}  // namespace

Tagger::Tagger(std::unique_ptr<const Model> model) : model_(with_lists(*model)) {}
Tagger::~Tagger() = default;
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;

Tagger Tagger::load(const std::filesystem::path& file) { return Tagger(load_model(file)); }

const std::vector<TagInfo>& Tagger::tags() const { return model_->tag_infos; }

const std::vector<std::string>& Tagger::features() const { return model_->feature_ids; }

std::variant<std::vector<TagResult>, TrackError> Tagger::tag(const FeatureVector& track,
                                                             const TagOptions& options) const {
    const std::vector<double> inputs = inputs_of_track(*model_, track);
    if (auto error = missing_too_much(*model_, track)) return *std::move(error);
    std::vector<TagResult> results = judge(*model_, inputs, options);
    std::stable_sort(results.begin(), results.end(),
                     [](const TagResult& a, const TagResult& b) { return a.probability > b.probability; });
    return results;
}

std::filesystem::path default_model_file() {
    const std::filesystem::path file = data_directory() / "models" / "emotify.json";
    if (!std::filesystem::is_regular_file(file))
        throw InputError(file.string(), std::nullopt, "the model that Armonica ships is not there; install it again");
    return file;
}

}  // namespace armonica
