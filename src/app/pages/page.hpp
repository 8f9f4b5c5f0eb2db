#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "explain/messages.hpp"

namespace armonica::app {

/// What every page is told, whichever it is (web/src/data.ts has the whole contract): which one, the language, and all
/// sentences.
nlohmann::ordered_json page_data(const std::string& page, const Messages& messages);

/// The page that shows `data`, as one file that needs nothing else. Throws InputError in a build without pages.
std::string page_html(const nlohmann::ordered_json& data);

/// Throws InputError in a build without pages, and where `file` cannot be written: before anything is measured for it,
/// which may take minutes.
void require_page(const std::filesystem::path& file);

}  // namespace armonica::app
