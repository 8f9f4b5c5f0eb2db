#pragma once

#include <filesystem>
#include <memory>

#include "model/model.hpp"

namespace armonica {

/// Writes `model` as JSON (docs/formats.md) to `file`: first to a temporary file beside it, which then takes its name,
/// so that a reader never meets half a model. The same model gives the same bytes. Throws InputError where the file
/// cannot be written.
void save_model(const Tagger::Model& model, const std::filesystem::path& file);

/// The effects of a tag as the file has them (docs/formats.md).
nlohmann::ordered_json effects_json(const AdditiveFunction& function);

/// Reads what save_model wrote; every number comes back as the same bits. Throws InputError with file, line and what is
/// wrong: not JSON, another format or version, a key that is missing, a value of the wrong type or out of its range,
/// lists whose lengths disagree, a name that is there twice, a feature or catalogue version that this build does not
/// know.
std::unique_ptr<Tagger::Model> load_model(const std::filesystem::path& file);

}  // namespace armonica
