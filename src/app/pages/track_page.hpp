#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <armonica/extract.hpp>
#include <armonica/tagger.hpp>

#include "app/alike_report.hpp"
#include "app/explanation_text.hpp"
#include "explain/messages.hpp"

namespace armonica::app {

/// Why a track has its tags, as a page of its own: `TrackPage` of web/src/data.ts. `tags`: every tag of the model, with
/// TagInTime; `alike`: tracks with the same reasons, nearest first.
nlohmann::ordered_json track_page(const Tagger& tagger, const std::filesystem::path& path,
                                  const ExtractionInTime& extraction, const std::vector<ToldTag>& tags,
                                  const std::vector<AlikeTrack>& alike, const Messages& messages);

}  // namespace armonica::app
