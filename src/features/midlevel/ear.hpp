#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/midlevel/network.hpp"

namespace armonica::features::midlevel {

/// The networks that listen to a track: the one that is shipped, and one of the user's own whose outputs take the place
/// of those of the same id.
class Ear {
public:
    /// `own` is the descriptor of the user's own. Throws InputError where a network cannot be used.
    explicit Ear(const std::optional<std::filesystem::path>& own = {});

    const std::vector<std::shared_ptr<const Network>>& networks() const { return networks_; }

    /// Which network's outputs stand in the place of the shipped one's, its name and the beginning of its hash; empty
    /// where none does.
    std::string replacement() const;

    /// Outputs that the shipped network does not have, perceptions first.
    const std::vector<OutputInfo>& beside() const { return beside_; }

private:
    std::vector<std::shared_ptr<const Network>> networks_;  // the later win
    std::vector<OutputInfo> beside_;
    bool replaces_ = false;
};

}  // namespace armonica::features::midlevel
