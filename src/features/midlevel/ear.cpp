#include "features/midlevel/ear.hpp"

#include <algorithm>
#include <iterator>

#include "shipped/data_directory.hpp"

namespace armonica::features::midlevel {

namespace {

std::shared_ptr<const Network> load(const std::filesystem::path& descriptor) {
    return std::make_shared<const Network>(read_descriptor(descriptor));
}

/// Read at the first call, and then shared by all.
const std::shared_ptr<const Network>& shipped_network() {
    static const auto network = load(data_directory() / "midlevel" / "perception.toml");
    return network;
}

std::vector<OutputInfo> outputs_of(const Network& network) {
    std::vector<OutputInfo> all = network.descriptor().perceptions;
    const auto& sources = network.descriptor().sources;
    all.insert(all.end(), sources.begin(), sources.end());
    return all;
}

bool has(const std::vector<OutputInfo>& outputs, const std::string& id) {
    return std::any_of(outputs.begin(), outputs.end(), [&](const OutputInfo& output) { return output.id == id; });
}

}  // namespace

Ear::Ear(const std::optional<std::filesystem::path>& own) {
    const std::vector<OutputInfo> shipped = outputs_of(*shipped_network());
    networks_.push_back(shipped_network());
    if (!own) return;
    networks_.push_back(load(*own));
    const std::vector<OutputInfo> outputs = outputs_of(*networks_.back());
    std::copy_if(outputs.begin(), outputs.end(), std::back_inserter(beside_),
                 [&](const OutputInfo& output) { return !has(shipped, output.id); });
    replaces_ = beside_.size() < outputs.size();
    // Where every shipped output is replaced, the shipped network has nothing left to say.
    const bool all =
        std::all_of(shipped.begin(), shipped.end(), [&](const OutputInfo& output) { return has(outputs, output.id); });
    if (all) networks_.erase(networks_.begin());
}

std::string Ear::replacement() const {
    if (!replaces_) return {};
    const Network& network = *networks_.back();
    return network.descriptor().name + "-" + network.hash().substr(0, 8);
}

}  // namespace armonica::features::midlevel
