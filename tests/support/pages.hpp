#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

namespace armonica::test {

/// The whole of a page that --html wrote.
std::string page_text(const std::filesystem::path& page);

/// What the page was given to show. Throws std::runtime_error where it holds none.
nlohmann::json page_data_of(const std::filesystem::path& page);

/// What is wrong with it in a browser; nothing where it is as it should be. `choice`: further arguments of
/// web/tests/check_page.mjs.
std::string page_complaints(const std::filesystem::path& page, const std::string& choice = "");

}  // namespace armonica::test
