#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include <armonica/error.hpp>

namespace armonica::audio {

/// All sound is measured at this rate, in samples per second.
inline constexpr int sample_rate = 44100;

/// A stretch of decoded sound, full scale ±1, never NaN or infinite. Sources with more than two channels are mixed down
/// to two. For a source of one channel left and right are the same span.
struct Block {
    std::span<const float> left;
    std::span<const float> right;
};

/// What the file says of its sound.
struct StreamInfo {
    std::string format;  ///< container, as FFmpeg names it
    std::string codec;   ///< as FFmpeg names it
    int channels = 0;
    int source_rate = 0;                     ///< samples per second, before resampling
    std::optional<double> declared_seconds;  ///< length as the file declares it, where it does
};

/// What is known once the last block has been read.
struct DecodeReport {
    std::size_t samples = 0;   ///< delivered, at `sample_rate`
    std::string content_hash;  ///< 128 bits over the decoded samples, hexadecimal
    std::vector<TrackWarning> warnings;
    std::optional<TrackError> error;  ///< set where nothing of use was decoded
};

/// Reads one sound file as a stream of blocks. Memory does not grow with the length of the file.
class Decoder {
public:
    /// Opens any regular file that FFmpeg's libraries can read; which format it is, its content says, not its name.
    static std::variant<Decoder, TrackError> open(const std::filesystem::path& file);

    ~Decoder();
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;

    const StreamInfo& info() const;

    /// The next block, or nullptr at the end. The samples stay valid until the next call.
    const Block* next();

    /// To be called once next() has returned nullptr.
    DecodeReport finish();

private:
    struct State;
    explicit Decoder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace armonica::audio
