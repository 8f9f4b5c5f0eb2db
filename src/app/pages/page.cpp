#include "app/pages/page.hpp"

#include <stdexcept>

#include <armonica/error.hpp>
#include <armonica/version.hpp>

#include "app/output.hpp"
#include "app/pages/page_template.hpp"

namespace armonica::app {
namespace {

/// JSON in which nothing can end the element that it stands in, whatever a track is called.
std::string within_html(const nlohmann::ordered_json& data) {
    const std::string text = data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::string safe;
    safe.reserve(text.size());
    for (const char character : text) {
        if (character == '<')
            safe += "\\u003c";
        else
            safe += character;
    }
    return safe;
}

void require_template() {
    if (page_template.empty())
        throw InputError("--html", std::nullopt,
                         "this build of Armonica has no pages; configure it with -DARMONICA_PAGES=ON, which needs npm");
}

}  // namespace

nlohmann::ordered_json page_data(const std::string& page, const Messages& messages) {
    nlohmann::ordered_json data = {
        {"page", page}, {"language", messages.language()}, {"program", ARMONICA_VERSION}, {"messages", {}}};
    for (const auto& [key, sentence] : messages.sentences()) data["messages"][key] = sentence;
    return data;
}

void require_page(const std::filesystem::path& file) {
    require_template();
    const Output opened(file);  // and left again, without a trace
}

std::string page_html(const nlohmann::ordered_json& data) {
    require_template();
    const std::size_t at = page_template.find(page_data_marker);
    if (at == std::string_view::npos) throw std::logic_error("the page has no place for its data");
    std::string html(page_template.substr(0, at));
    html += within_html(data);
    html += page_template.substr(at + page_data_marker.size());
    return html;
}

}  // namespace armonica::app
