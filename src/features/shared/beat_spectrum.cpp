#include "features/shared/beat_spectrum.hpp"

namespace armonica::features {

void BeatSpectrum::add(float strength) {
    if (const auto sharp = sharpener_.add(strength)) autocorrelation_.add(*sharp);
}

void BeatSpectrum::finish() {
    while (const auto sharp = sharpener_.flush()) autocorrelation_.add(*sharp);
    correlation_ = autocorrelation_.finish();
}

}  // namespace armonica::features
