#include "features/midlevel/descriptor.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <armonica/error.hpp>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "features/midlevel/small_file.hpp"

namespace armonica::features::midlevel {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 1 << 20;
constexpr std::size_t most_outputs = 1000;
constexpr std::size_t most_segments = pitch_frames;

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string sizes(std::size_t rows, std::size_t columns) {
    return "[" + std::to_string(rows) + ", " + std::to_string(columns) + "]";
}

/// Reads TOML nodes of one file; every complaint names the file and the line.
class DescriptorReader {
public:
    explicit DescriptorReader(const fs::path& file) : file_(file) {}

    Descriptor read() const {
        Descriptor result;
        result.file = file_;
        result.text = read_small_file(file_, most_bytes, "a descriptor of a network (a TOML file)");
        const toml::table root = parse(result.text);
        check_format(root);
        refuse_other_keys(root, {"format", "name", "network", "segments", "input", "perception", "source"},
                          "a descriptor");
        result.name = text(root, "name");
        result.network = network(root);
        read_inputs(root, result);
        result.perceptions = outputs(root, "perception");
        result.sources = outputs(root, "source");
        if (result.perceptions.empty() && result.sources.empty())
            fail(root, "nothing says what the network gives: write a [[perception]] or a [[source]] for each number");
        result.segments = segments(root, !result.sources.empty());
        refuse_double_ids(root);
        return result;
    }

private:
    toml::table parse(const std::string& text) const {
        try {
            return toml::parse(text, file_.string());
        } catch (const toml::parse_error& error) {
            const auto line = error.source().begin.line;
            throw InputError(file_, line > 0 ? std::optional<std::size_t>(line) : std::nullopt,
                             "this is not TOML: " + std::string(error.description()));
        }
    }

    /// First of all: of another format all else may be called otherwise.
    void check_format(const toml::table& root) const {
        const toml::node* node = root.get("format");
        if (node == nullptr)
            fail(root, "`format` is missing: write `format = 1` (docs/midlevel_models.md says what else)");
        if (!node->is_integer()) fail(*node, "`format` must be a whole number: write `format = 1`");
        if (node->value<std::int64_t>() != 1)
            fail(*node, "this Armonica reads format 1 of descriptors; a newer one may read this");
    }

    fs::path network(const toml::table& root) const {
        const std::string name = text(root, "network");
        if (name.find('/') != std::string::npos || name == "." || name == "..")
            fail(*root.get("network"), "`network` must be the name of an ONNX file that lies beside this one, no path");
        return file_.parent_path() / name;
    }

    void read_inputs(const toml::table& root, Descriptor& result) const {
        result.mel_input.clear();
        result.pitch_input.clear();
        const toml::array& inputs = tables(root, "input", true);
        for (const toml::node& element : inputs) {
            const toml::table& input = *element.as_table();
            refuse_other_keys(input, {"holds", "name", "shape"}, "an [[input]]");
            const std::string holds = text(input, "holds");
            if (holds != "mel" && holds != "pitch")
                fail(*input.get("holds"), "Armonica can give \"mel\" or \"pitch\", not \"" + holds + "\"");
            std::string& name = holds == "mel" ? result.mel_input : result.pitch_input;
            if (!name.empty()) fail(input, "two inputs hold \"" + holds + "\": one is enough");
            name = input.contains("name") ? text(input, "name") : holds;
            if (holds == "mel")
                check_shape(input, mel_bands, mel_frames, "mel bands");
            else
                check_shape(input, pitches, pitch_frames, "semitones");
            if (result.mel_input == result.pitch_input) fail(input, "two inputs are called " + ticked(name));
        }
    }

    void check_shape(const toml::table& input, std::size_t rows, std::size_t columns, const char* what) const {
        const toml::node* node = input.get("shape");
        const std::string given = "Armonica gives " + std::to_string(rows) + " " + what + " in " +
                                  std::to_string(columns) + " frames: `shape = " + sizes(rows, columns) + "`";
        if (node == nullptr) fail(input, "`shape` is missing; " + given);
        const toml::array* shape = node->as_array();
        if (shape == nullptr || shape->size() != 2 ||
            shape->get(0)->value_exact<std::int64_t>() != static_cast<std::int64_t>(rows) ||
            shape->get(1)->value_exact<std::int64_t>() != static_cast<std::int64_t>(columns))
            fail(*node, "a network must take what it is given; " + given);
    }

    std::vector<OutputInfo> outputs(const toml::table& root, const char* key) const {
        std::vector<OutputInfo> result;
        const toml::array& elements = tables(root, key, false);
        if (elements.size() > most_outputs)
            fail(elements, "no network may have more than " + std::to_string(most_outputs) + " of [[" + key + "]]");
        for (const toml::node& element : elements)
            result.push_back(output(*element.as_table(), std::string_view(key) == "source"));
        return result;
    }

    OutputInfo output(const toml::table& table, bool probability) const {
        std::set<std::string_view> known = {"id", "title", "low", "high", "lower", "higher", "definition", "error"};
        if (!probability) known.insert({"unit", "minimum", "maximum"});
        refuse_other_keys(table, known,
                          probability ? "a [[source]], which is a probability from 0 to 1," : "a [[perception]]");
        OutputInfo info;
        info.id = id(table);
        info.title = text(table, "title");
        info.low = text(table, "low");
        info.high = text(table, "high");
        info.lower = text(table, "lower");
        info.higher = text(table, "higher");
        info.definition = text(table, "definition");
        info.unit = table.contains("unit") ? text(table, "unit") : "1";
        if (!probability) {
            info.minimum = number(table, "minimum");
            info.maximum = number(table, "maximum");
            if (info.minimum >= info.maximum)
                fail(*table.get("minimum"), "`minimum` of " + ticked(info.id) + " must be below its `maximum`");
        }
        info.error = number(table, "error");
        if (info.error < 0.0) fail(*table.get("error"), "`error` of " + ticked(info.id) + " must not be negative");
        return info;
    }

    std::string id(const toml::table& table) const {
        const std::string id = text(table, "id");
        const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
        if (!std::all_of(id.begin(), id.end(), good))
            fail(*table.get("id"), "an id is made of a to z, 0 to 9 and _, which " + ticked(id) + " is not");
        if (id.starts_with("midlevel_"))
            fail(*table.get("id"), "`midlevel_` is put before every id: leave it out of " + ticked(id));
        return id;
    }

    void refuse_double_ids(const toml::table& root) const {
        std::set<std::string> ids;
        for (const char* key : {"perception", "source"})
            for (const toml::node& element : tables(root, key, false))
                if (const std::string name = id(*element.as_table()); !ids.insert(name).second)
                    fail(*element.as_table()->get("id"), "two outputs have the id " + ticked(name));
    }

    std::size_t segments(const toml::table& root, bool needed) const {
        const toml::node* node = root.get("segments");
        if (node == nullptr && !needed) return 0;
        if (node == nullptr)
            fail(root, "`segments` is missing: how many parts of a window the sources are told apart in");
        if (!needed) fail(*node, "`segments` is of no use without a [[source]]: leave it out");
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < 1 || *value > static_cast<std::int64_t>(most_segments))
            fail(*node, "`segments` must be a whole number from 1 to " + std::to_string(most_segments));
        return static_cast<std::size_t>(*value);
    }

    /// The tables of [[key]]; none where there is no such key and that is allowed.
    const toml::array& tables(const toml::table& root, const char* key, bool needed) const {
        static const toml::array none;
        const std::string written = "[[" + std::string(key) + "]]";
        const toml::node* node = root.get(key);
        if (node == nullptr && !needed) return none;
        if (node == nullptr) fail(root, "there is no " + written + ": say which of \"mel\" and \"pitch\" it hears");
        if (!node->is_array_of_tables()) fail(*node, ticked(key) + " must be tables: write " + written);
        return *node->as_array();
    }

    /// A text of one line. What a terminal would obey is refused with all that cannot be printed.
    std::string text(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        if (node == nullptr) fail(table, ticked(key) + " is missing");
        const auto value = node->value_exact<std::string>();
        if (!value || value->find_first_not_of(' ') == std::string::npos)
            fail(*node, ticked(key) + " must be a text that is not empty");
        for (const unsigned char c : *value)
            if (c < 0x20 || c == 0x7F) fail(*node, ticked(key) + " must be one line, without control characters");
        return *value;
    }

    double number(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        if (node == nullptr) fail(table, ticked(key) + " is missing");
        const auto value = node->is_number() ? node->value<double>() : std::nullopt;
        if (!value || !std::isfinite(*value)) fail(*node, ticked(key) + " must be a number");
        return *value;
    }

    void refuse_other_keys(const toml::table& table, const std::set<std::string_view>& known, const char* what) const {
        for (const auto& [key, node] : table)
            if (!known.contains(key.str()))
                fail(node, ticked(key.str()) + " is not a key of " + what + " (a slip of the pen?)");
    }

    [[noreturn]] void fail(const toml::node& node, const std::string& problem) const {
        const auto line = node.source().begin.line;
        throw InputError(file_, line > 0 ? std::optional<std::size_t>(line) : std::nullopt, problem);
    }

    fs::path file_;
};

}  // namespace

Descriptor read_descriptor(const fs::path& file) { return DescriptorReader(file).read(); }

}  // namespace armonica::features::midlevel
