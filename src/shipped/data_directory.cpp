#include "shipped/data_directory.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <armonica/error.hpp>

namespace armonica {
namespace {

namespace fs = std::filesystem;

fs::path running_program() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored);
}

/// The file this code was loaded from: the shared library, or the program where it is linked in.
fs::path own_binary() {
    static const char anchor = 0;
    Dl_info info{};
    if (dladdr(&anchor, &info) == 0 || info.dli_fname == nullptr) return {};
    std::error_code ignored;
    return fs::weakly_canonical(info.dli_fname, ignored);
}

bool lies_under(const fs::path& file, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return end == folder.end();
}

std::vector<fs::path> candidates() {
    if (const char* chosen = std::getenv("ARMONICA_DATA"); chosen != nullptr && *chosen != '\0') return {chosen};
    if (lies_under(running_program(), ARMONICA_BUILD_TREE)) return {ARMONICA_SOURCE_DATA};
    std::vector<fs::path> places;
    for (const fs::path& binary : {own_binary(), running_program()})
        for (fs::path up = binary.parent_path().parent_path(); up.has_relative_path(); up = up.parent_path())
            places.push_back(up / "share" / "armonica");  // lib/x86_64-linux-gnu/ lies one deeper than bin/
    places.emplace_back(ARMONICA_INSTALLED_DATA);
    return places;
}

}  // namespace

fs::path data_directory() {
    std::string looked;
    for (const fs::path& place : candidates()) {
        std::error_code ignored;
        if (fs::is_directory(place / "groupings", ignored)) return place;
        looked += (looked.empty() ? "" : ", ") + place.string();
    }
    throw InputError(
        "armonica data", std::nullopt,
        "no folder with Armonica's groupings and models was found; looked in " + looked +
            ". Set ARMONICA_DATA to the folder `data` of the source tree or `share/armonica` of an installation");
}

}  // namespace armonica
