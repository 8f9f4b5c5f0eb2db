#include "support/pages.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace armonica::test {

std::string page_text(const std::filesystem::path& page) {
    std::ifstream stream(page, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

nlohmann::json page_data_of(const std::filesystem::path& page) {
    const std::string html = page_text(page), opening = R"(<script type="application/json" id="data">)";
    const std::size_t from = html.find(opening);
    if (from == std::string::npos) throw std::runtime_error(page.string() + " holds no data");
    const std::size_t start = from + opening.size();
    return nlohmann::json::parse(html.substr(start, html.find("</script>", start) - start));
}

std::string page_complaints(const std::filesystem::path& page, const std::string& choice) {
    const std::filesystem::path told = page.string() + ".log";
    const std::string command = "node " ARMONICA_SOURCE_DIR "/web/tests/check_page.mjs '" + page.string() +
                                "' --chromium \"$(command -v chromium)\" " + choice + " >'" + told.string() + "' 2>&1";
    return std::system(command.c_str()) == 0 ? "" : page_text(told);
}

}  // namespace armonica::test
