#include "app/output.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include <armonica/error.hpp>

#include "app/text.hpp"

namespace armonica::app {

Output::Output(const std::optional<std::filesystem::path>& file) {
    if (!file) {
        stream_ = stdout;
        return;
    }
    file_ = *file;
    std::error_code ignored;
    // A device or a pipe is written to as it is: renaming a file over it would replace it.
    const bool special = std::filesystem::exists(file_, ignored) && !std::filesystem::is_regular_file(file_, ignored);
    if (!special) temporary_ = file_.string() + ".part";
    stream_ = std::fopen((special ? file_ : temporary_).c_str(), "wb");
    if (stream_ == nullptr) fail("cannot be written");
}

Output::~Output() {
    if (file_.empty() || stream_ == nullptr) return;
    std::fclose(stream_);
    std::error_code ignored;
    if (!temporary_.empty()) std::filesystem::remove(temporary_, ignored);
}

void Output::write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) fail("cannot be written");
    // Someone who reads along sees every track as soon as it is done.
    if (file_.empty() && std::fflush(stream_) != 0) fail("cannot be written");
}

void Output::commit() {
    if (file_.empty()) return;
    std::FILE* const stream = stream_;
    stream_ = nullptr;
    if (std::fclose(stream) != 0) fail("cannot be written");
    if (!temporary_.empty() && std::rename(temporary_.c_str(), file_.c_str()) != 0) fail("cannot be put in place");
}

void Output::fail(const char* what) const {
    const std::string reason = std::strerror(errno);
    throw InputError(file_.empty() ? "standard output" : path_text(file_), std::nullopt,
                     std::string("the result ") + what + ": " + reason);
}

}  // namespace armonica::app
