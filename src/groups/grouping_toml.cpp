#include "groups/grouping_toml.hpp"

#include <algorithm>
#include <cstdio>

namespace armonica {
namespace {

constexpr std::size_t line_width = 110;

/// A TOML basic string.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04X", static_cast<unsigned>(byte));
            result += escaped;
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string list(const std::vector<std::string>& names) {
    std::string text = "[\n";
    std::string line;
    for (const std::string& name : names) {
        const std::string entry = quoted(name) + ",";
        if (!line.empty() && line.size() + 1 + entry.size() > line_width) {
            text += "    " + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + entry;
    }
    return text + "    " + line + "\n]\n";
}

std::string titled(const std::string& title, const std::string& description) {
    return "title = " + quoted(title) + "\n" +
           (description.empty() ? "" : "description = " + quoted(description) + "\n");
}

}  // namespace

std::string grouping_toml(const Grouping& grouping, const std::vector<std::string>& comments) {
    std::string text;
    for (std::string comment : comments) {
        // A name with a line end in it must not leave the comment.
        std::replace_if(
            comment.begin(), comment.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
        text += "# " + comment + "\n";
    }
    text += "name = " + quoted(grouping.name) + "\n" + titled(grouping.title, grouping.description);
    for (const FeatureGroup& group : grouping.groups)
        text += "\n[[group]]\nid = " + quoted(group.id) + "\n" + titled(group.title, group.description) +
                "features = " + list(group.features);
    return text;
}

}  // namespace armonica
