#include "tables/npz_file.hpp"

#include <armonica/error.hpp>

namespace armonica {
namespace {

constexpr std::uint64_t mebi = std::uint64_t{1} << 20;
constexpr std::uint64_t largest_array = 8192 * mebi;
constexpr std::uint64_t never_a_bomb = 256 * mebi;
constexpr std::uint64_t most_expansion = 200;  // deflate itself stops at 1032

/// A source over `reader` that counts what it gives.
ByteSource counted(ZipReader& reader, std::uint64_t& given) {
    return [&reader, &given](char* to, std::size_t count) {
        reader.read(to, count);
        given += count;
    };
}

/// Why an entry of such a size is not unpacked; empty where it is.
std::string too_much(const ZipArchive::Entry& entry) {
    const bool bomb = entry.size > never_a_bomb && entry.size / most_expansion > entry.packed;
    if (entry.size <= largest_array && !bomb) return {};
    return "it claims to unpack to " + std::to_string(entry.size / mebi) + " MiB, too much to be a table";
}

}  // namespace

NpzFile::NpzFile(const std::filesystem::path& file) : archive_(file) {
    for (const ZipArchive::Entry& entry : archive_.entries()) {
        if (!entry.name.ends_with(".npy")) continue;
        Member member{&entry, {}, too_much(entry)};
        std::uint64_t header_size = 0;
        try {
            ZipReader reader(archive_, entry);
            member.header = read_npy_header(counted(reader, header_size));
            if (member.problem.empty() && member.header.data_size() != entry.size - header_size)
                member.problem =
                    "its header claims an array of " + shape_text(member.header.shape) + ", which is not what follows";
        } catch (const InputError&) {
            throw;  // the archive is damaged
        } catch (const std::runtime_error& error) {
            member.problem = error.what();
        }
        arrays_.emplace(entry.name.substr(0, entry.name.size() - 4), std::move(member));
    }
    if (arrays_.empty()) throw InputError(name(), std::nullopt, "there is no NumPy array (.npy) in this archive");
}

std::optional<std::vector<std::size_t>> NpzFile::shape(const std::string& array) const {
    const auto found = arrays_.find(array);
    if (found == arrays_.end() || !found->second.problem.empty()) return std::nullopt;
    return found->second.header.shape;
}

std::vector<std::string> NpzFile::names() const {
    std::vector<std::string> names;
    for (const auto& [array, member] : arrays_) names.push_back(array);
    return names;
}

NpyArray NpzFile::read(const std::string& array) const {
    const Member& member = arrays_.at(array);
    if (!member.problem.empty())
        throw InputError(name(), std::nullopt, "array `" + array + "` cannot be used: " + member.problem);
    try {
        ZipReader reader(archive_, *member.entry);
        std::uint64_t given = 0;
        const ByteSource next = counted(reader, given);
        const NpyHeader header = read_npy_header(next);
        NpyArray result = read_npy_data(header, next);
        reader.finish();
        return result;
    } catch (const InputError&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw InputError(name(), std::nullopt, "array `" + array + "` cannot be used: " + error.what());
    }
}

std::string NpzFile::description() const {
    std::string text;
    for (const auto& [array, member] : arrays_)
        text += (text.empty() ? "" : ", ") + array + " (" +
                (member.problem.empty() ? shape_text(member.header.shape) : member.problem) + ")";
    return text;
}

}  // namespace armonica
