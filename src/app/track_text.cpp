#include "app/track_text.hpp"

#include <algorithm>
#include <span>

#include <armonica/catalogue.hpp>

#include "app/batch.hpp"
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

namespace {

// A second candidate less likely than this is not worth a reader's time.
constexpr double least_confidence_shown = 0.1;

std::string with_confidence(const std::string& best, double confidence, const std::string& second,
                            double second_confidence) {
    std::string text = best + " (" + percent(confidence);
    if (second_confidence >= least_confidence_shown) text += "; " + second + ": " + percent(second_confidence);
    return text + ")";
}

std::string tempo_text(std::span<const Tempo> tempi) {
    const Tempo second = tempi.size() > 1 ? tempi[1] : Tempo{};
    return with_confidence(number_in_words(tempi[0].bpm) + " BPM", tempi[0].confidence, number_in_words(second.bpm),
                           second.confidence);
}

std::string key_text(const Key& best, std::span<const Key> others) {
    const Key second = others.empty() ? Key{} : others[0];
    return with_confidence(to_string(best), best.confidence, to_string(second), second.confidence);
}

}  // namespace

std::string track_summary(const FeatureVector& track) {
    std::string summary = minutes_and_seconds(track.length_seconds);
    if (!track.tempi.empty()) summary += " · " + tempo_text(track.tempi);
    if (track.key) summary += " · " + key_text(*track.key, track.other_keys);
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
    // Before its features are looked for: those of a model of a table may have any name.
    if (!tagger.model().catalogue_version) check_catalogue(tagger.model(), catalogue_version());
    return tagger;
}

Extractor extractor_for(const Tagger& tagger, const LyricsChoice& lyrics,
                        const std::optional<std::filesystem::path>& midlevel, bool quotes) {
    Extractor extractor(extract_options(features_to_measure(tagger), lyrics, midlevel, quotes));
    check_catalogue(tagger.model(), extractor.catalogue_version());  // before any track is measured in vain
    return extractor;
}

}  // namespace armonica::app
