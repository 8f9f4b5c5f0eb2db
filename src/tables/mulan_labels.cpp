#include "tables/mulan_labels.hpp"

#include <algorithm>
#include <cstring>

#include <pugixml.hpp>

#include <armonica/error.hpp>

#include "tables/text_file.hpp"

namespace armonica {
namespace {

constexpr const char* example = "; Mulan's label file reads <labels><label name=\"happy\"></label>…</labels>";

/// Walks without recursion: a hostile file may nest a million elements.
struct LabelCollector : pugi::xml_tree_walker {
    LabelCollector(const std::string& name, const std::string& xml) : file(name), text(xml) {}

    bool for_each(pugi::xml_node& node) override {
        if (node.type() != pugi::node_element || depth() == 0) return true;
        const pugi::xml_attribute name = node.attribute("name");
        if (std::strcmp(node.name(), "label") != 0)
            throw InputError(file, line_at(node.offset_debug()),
                             "there is an element <" + std::string(node.name()) + "> among the labels" + example);
        if (name.empty() || *name.value() == '\0')
            throw InputError(file, line_at(node.offset_debug()), "this label has no name");
        names.emplace_back(name.value());
        return true;
    }

    std::size_t line_at(std::ptrdiff_t offset) const {
        const auto end = std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(text.size()));
        return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + end, '\n'));
    }

    const std::string& file;
    const std::string& text;
    std::vector<std::string> names;
};

}  // namespace

std::vector<std::string> read_mulan_labels(const std::filesystem::path& file) {
    const std::string name = file.string();
    const std::string text = read_text(file);
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    LabelCollector collector(name, text);
    if (!result)
        throw InputError(name, collector.line_at(result.offset),
                         "this is not well-formed XML: " + std::string(result.description()));
    const pugi::xml_node root = document.document_element();
    if (std::strcmp(root.name(), "labels") != 0)
        throw InputError(name, collector.line_at(root.offset_debug()),
                         "the outermost element is <" + std::string(root.name()) + ">, not <labels>" + example);
    root.parent().traverse(collector);
    if (collector.names.empty()) throw InputError(name, std::nullopt, "there is no label in this file");
    return collector.names;
}

}  // namespace armonica
