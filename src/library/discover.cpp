#include "library/discover.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>

#include "features/lyrics/files/read_lyrics.hpp"
#include "library/playlist.hpp"

namespace armonica::library {

namespace fs = std::filesystem;

namespace {

/// Extensions under which FFmpeg's libraries find sound, sorted.
constexpr std::array<std::string_view, 69> media_extensions = {
    ".3g2",  ".3gp", ".aa",  ".aac",  ".aax", ".ac3",  ".adts", ".aif", ".aifc", ".aiff", ".alac", ".amr",
    ".ape",  ".asf", ".au",  ".avi",  ".caf", ".dff",  ".divx", ".dsf", ".dts",  ".eac3", ".f4a",  ".f4v",
    ".flac", ".flv", ".it",  ".m2ts", ".m4a", ".m4b",  ".m4p",  ".m4r", ".m4v",  ".mka",  ".mkv",  ".mod",
    ".mov",  ".mp1", ".mp2", ".mp3",  ".mp4", ".mpc",  ".mpeg", ".mpg", ".mpga", ".mts",  ".oga",  ".ogg",
    ".ogv",  ".ogx", ".oma", ".opus", ".ra",  ".rf64", ".rm",   ".s3m", ".snd",  ".spx",  ".tak",  ".thd",
    ".ts",   ".tta", ".vob", ".w64",  ".wav", ".webm", ".wma",  ".wmv", ".wv"};
static_assert(std::is_sorted(media_extensions.begin(), media_extensions.end()));

TrackError unreadable_folder(const std::error_code& error) {
    if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted) {
        return {ErrorCode::permission_denied, "this user may not read the folder; check its permissions"};
    }
    return {ErrorCode::read_failed,
            "the operating system could not read the folder (" + error.message() + "); try again"};
}

/// Identifies a folder on this machine whatever path or link leads to it.
struct FolderIdentity {
    dev_t device;
    ino_t inode;
    auto operator<=>(const FolderIdentity&) const = default;
};

class Search {
public:
    explicit Search(FileKind kind) : kind_(kind) {}
    void add(const fs::path& path);
    Discovery take() { return std::move(found_); }

private:
    void add_track(const fs::path& file);
    void add_folder(const fs::path& folder, std::set<FolderIdentity>& searched);
    void add_playlist(const fs::path& playlist);
    bool wanted(const fs::path& file) const {
        return kind_ == FileKind::sound ? has_media_extension(file) : features::lyrics::is_lyrics_file(file);
    }

    FileKind kind_;
    Discovery found_;
    std::unordered_set<std::string> listed_;
};

void Search::add(const fs::path& path) {
    std::error_code ignored;  // what cannot be examined is kept as a track: opening it will tell what is wrong
    const auto status = fs::status(path, ignored);
    if (fs::is_directory(status)) {
        std::set<FolderIdentity> searched;
        add_folder(path, searched);
    } else if (fs::is_regular_file(status) && is_playlist(path)) {
        add_playlist(path);
    } else {
        add_track(path);
    }
}

void Search::add_track(const fs::path& file) {
    if (listed_.insert(file.lexically_normal().string()).second) found_.tracks.push_back(file);
}

void Search::add_folder(const fs::path& folder, std::set<FolderIdentity>& searched) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) == 0 && !searched.insert({status.st_dev, status.st_ino}).second) return;
    std::vector<fs::path> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!entry->path().filename().string().starts_with(".")) names.push_back(entry->path());
    }
    if (error) found_.failures.emplace_back(folder, unreadable_folder(error));
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.native() < b.native(); });
    for (const auto& name : names) {
        std::error_code status_error;
        const auto kind = fs::status(name, status_error);
        if (fs::is_directory(kind)) {
            add_folder(name, searched);
        } else if (wanted(name)) {
            // Pipes and dangling links too, if they are named like sound: opening them will tell what is wrong.
            add_track(name);
        }
    }
}

void Search::add_playlist(const fs::path& playlist) {
    auto read = read_playlist(playlist);
    if (auto* error = std::get_if<TrackError>(&read)) {
        found_.failures.emplace_back(playlist, std::move(*error));
        return;
    }
    for (auto& entry : std::get<std::vector<PlaylistEntry>>(read)) {
        if (const auto* file = std::get_if<fs::path>(&entry.file)) {
            add_track(*file);
        } else {
            found_.failures.emplace_back(playlist.string() + ":" + std::to_string(entry.line),
                                         std::move(std::get<TrackError>(entry.file)));
        }
    }
}

}  // namespace

bool has_media_extension(const fs::path& file) {
    auto extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return std::binary_search(media_extensions.begin(), media_extensions.end(), extension);
}

Discovery discover(const std::vector<fs::path>& paths, FileKind kind) {
    Search search(kind);
    for (const auto& path : paths) search.add(path);
    return search.take();
}

}  // namespace armonica::library
