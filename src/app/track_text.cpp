#include "app/track_text.hpp"

#include <algorithm>

#include <armonica/catalogue.hpp>

#include "app/text.hpp"
#include "explain/words.hpp"
#include "model/scoring.hpp"

namespace armonica::app {

std::string tag_title(const std::string& tag) {
    std::string title = tag;
    if (const std::size_t at = title.find("---"); at != std::string::npos) title.replace(at, 3, ": ");
    std::replace(title.begin(), title.end(), '_', ' ');
    return title;
}

std::string track_summary(const FeatureVector& track) {
    std::string summary = minutes_and_seconds(track.length_seconds);
    if (const auto bpm = track.value("bpm")) summary += " · " + number_in_words(*bpm) + " BPM";
    if (track.key) summary += " · " + to_string(*track.key);
    return summary;
}

std::vector<std::string> features_to_measure(const Tagger& tagger) {
    std::vector<std::string> features = tagger.features();
    for (const char* shown : {"bpm", "key_strength"})
        if (std::find(features.begin(), features.end(), shown) == features.end()) features.emplace_back(shown);
    return features;
}

Tagger load_tagger(const std::optional<std::filesystem::path>& model) {
    Tagger tagger = Tagger::load(model ? *model : default_model_file());
    check_catalogue(tagger.model(), catalogue_version());  // before any track is measured in vain
    return tagger;
}

}  // namespace armonica::app
