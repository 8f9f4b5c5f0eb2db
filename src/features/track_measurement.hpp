#pragma once

#include <armonica/extract.hpp>
#include <armonica/feature_vector.hpp>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "features/family.hpp"
#include "features/harmony/sound/note_track.hpp"
#include "features/harmony/sound/recognition.hpp"
#include "features/lyrics/song.hpp"
#include "features/midlevel/heard.hpp"
#include "features/shared/band_energies.hpp"
#include "features/shared/chromagram.hpp"
#include "features/shared/log_spectrum.hpp"
#include "features/shared/mel_spectrum.hpp"
#include "features/shared/onset_envelope.hpp"
#include "features/shared/pulse.hpp"
#include "features/shared/spectrogram.hpp"

namespace armonica::features {

/// Which features are wanted, and so which families and shared stages run. Immutable: any number of threads may share
/// it.
class MeasurementPlan {
public:
    /// Throws std::invalid_argument, naming it, for a feature that is not in the catalogue, and InputError where a
    /// network that is to listen cannot be used.
    explicit MeasurementPlan(const ExtractOptions& options);

    /// No features, but shared stages: for who wants what they find and not what is measured on them.
    explicit MeasurementPlan(const Needs& needs) : needs_(needs) {}

    std::span<const Family* const> families() const { return families_; }
    const Needs& needs() const { return needs_; }
    bool wanted(std::string_view id) const;

    /// catalogue_version(), and after a + the network whose outputs replace the shipped ones, if any do.
    std::string catalogue_version() const;

    /// What listens; only with Needs::midlevel.
    const midlevel::Ear& ear() const { return *ear_; }

private:
    std::vector<const Family*> families_;
    std::vector<std::string> wanted_;  // sorted; empty: all
    Needs needs_;
    std::shared_ptr<const midlevel::Ear> ear_;
};

/// One track being measured, in one pass: sound goes in as it comes, features come out at the end.
///
/// Sound is cut into hops whatever the blocks it comes in, so that blocks do not matter to the result in any bit.
/// Samples are numbers of at most 16 (24 dB over full scale), as the decoder gives them: so no feature can be made
/// infinite by a hostile file.
class TrackMeasurement final : private Track {
public:
    explicit TrackMeasurement(const MeasurementPlan& plan);

    /// The words of the track, before finish(); without, features of lyrics are missing, no_lyrics.
    void set_lyrics(lyrics::Song song) { song_ = std::move(song); }

    /// Appends sound; `left` and `right` are equally long, at 44.1 kHz. Throws std::invalid_argument if they are not.
    void add(std::span<const float> left, std::span<const float> right);

    /// The features, without content hash and warnings, which only the decoder knows. To be called once.
    FeatureVector finish();

    /// Chords and keys of all that was added; after finish(), with Needs::harmony. Throws std::logic_error without.
    const harmony::HeardHarmony& harmony() const override;

    double seconds() const override;

private:
    const OnsetEnvelope& onsets() const override;
    const Pulse& pulse() const override;
    const Chromagram& chroma() const override;
    const lyrics::Song& lyrics() const override;
    const midlevel::Heard& midlevel() const override;

    void take_hop(std::span<const float> left, std::span<const float> right);
    void take_filled_hop();
    void follow(const Hop& hop);
    void show(Spectrum spectrum);
    void set_own_outputs(FeatureVector& result) const;
    void finish_family(std::size_t index, FeatureVector& result);

    const MeasurementPlan& plan_;
    std::vector<std::unique_ptr<Measurement>> measurements_;  // as plan_.families()
    std::vector<Measurement*> seeing_;                        // those that need the spectrum
    std::vector<Measurement*> following_;                     // those that need the chromagram
    std::vector<Measurement*> watching_;                      // those that need the bands
    std::optional<Spectrogram> spectrogram_;
    std::optional<MelSpectrum> mel_;
    std::optional<BandSplitter> bands_;
    std::optional<OnsetEnvelope> onsets_;
    std::optional<Chromagram> chromagram_;
    std::optional<LogFrames> log_frames_;
    std::optional<harmony::NoteTrack> notes_;
    std::optional<midlevel::Listener> listener_;
    midlevel::Heard heard_;
    lyrics::Song song_{MissingReason::no_lyrics};
    mutable std::optional<Pulse> pulse_;
    mutable std::optional<harmony::HeardHarmony> harmony_;
    std::array<float, hop_size> left_{}, right_{}, mono_{};  // the hop that is being filled
    std::size_t filled_ = 0;
    std::size_t samples_ = 0;
    bool silent_ = true;
};

/// Measures sound in memory, at 44.1 kHz: what Extractor does, but for the file. Samples beyond ±16 are limited to it,
/// and what is not a number counts as silence. Throws std::invalid_argument for
/// channels of different lengths or an unknown feature.
FeatureVector measure(std::span<const float> left, std::span<const float> right, const ExtractOptions& options = {});

}  // namespace armonica::features
