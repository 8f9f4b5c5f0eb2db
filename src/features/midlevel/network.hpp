#pragma once

#include <memory>
#include <string>
#include <vector>

#include "features/midlevel/descriptor.hpp"
#include "features/midlevel/window.hpp"

namespace armonica::features::midlevel {

/// What a network says of one window.
struct Impression {
    std::vector<float> perceptions;  ///< as Descriptor::perceptions, each within its minimum and maximum
    std::vector<float> sources;      ///< probabilities, segment by segment, in each as Descriptor::sources
};

/// A neural network that hears windows of sound: an ONNX file, computed by OpenCV. Its files are not trusted: they are
/// looked at before OpenCV sees them.
class Network {
public:
    /// Loads the network and hears a window of zeros and one of random numbers with it. Throws InputError where it
    /// cannot be loaded or does not give what the descriptor says.
    explicit Network(Descriptor descriptor);
    ~Network();
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;

    /// Values are brought into their range. Any number of threads may call this at a time; each computes in one thread,
    /// and the result does not depend on how many there are. Throws std::runtime_error where the network gives what is
    /// not a number.
    Impression hear(const Window& window) const;

    const Descriptor& descriptor() const;

    /// 32 hexadecimal digits that tell this network and its descriptor from all others (XXH3 of both files).
    const std::string& hash() const;

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace armonica::features::midlevel
