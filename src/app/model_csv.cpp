#include <optional>

#include "app/model_report.hpp"
#include "app/track_json.hpp"
#include "explain/learned_bands.hpp"
#include "tables/csv.hpp"

namespace armonica::app {
namespace {

std::string number(const std::optional<double>& value) { return "," + (value ? exact_number(*value) : std::string()); }

std::string row(const Tagger::Model& model, const ModelTag& tag, const LearnedBand& band) {
    const ModelGroup& group = model.groups[static_cast<std::size_t>(band.band.group)];
    const auto& interval = band.interval;
    return csv_cell(tag.info.name) + "," + csv_cell(group.id) + "," + std::string(band_title(band.band.kind)) +
           number(band.lambda) + number(interval ? std::optional(interval->low) : std::nullopt) +
           number(interval ? std::optional(interval->high) : std::nullopt) + number(band.shared) + number(band.own) +
           number(band.taken) + "\n";
}

}  // namespace

std::string model_csv(const Tagger::Model& model, const std::vector<std::size_t>& tags) {
    std::string text = "tag,group,band,lambda,lambda_low,lambda_high,shared_lambda,own_lambda,share_from_relatives\n";
    for (const std::size_t t : tags)
        for (const LearnedBand& band : learned_bands(model, t)) text += row(model, model.tags[t], band);
    return text;
}

}  // namespace armonica::app
