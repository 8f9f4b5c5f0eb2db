#include "app/progress.hpp"

#include <unistd.h>

#include <cstdio>

#include "app/text.hpp"
#include "explain/words.hpp"

namespace armonica::app {

using std::chrono::steady_clock;

Progress::Progress(std::string verb, std::size_t total)
    : verb_(std::move(verb)), total_(total), on_terminal_(isatty(STDERR_FILENO) != 0), start_(steady_clock::now()) {
    if (on_terminal_ && total_ > 1) show();
}

Progress::~Progress() { make_room(); }

void Progress::advance() {
    ++done_;
    // Ten times a second is as much as an eye can follow.
    if (on_terminal_ && total_ > 1 && steady_clock::now() - last_shown_ > std::chrono::milliseconds(100)) show();
}

void Progress::message(const std::string& line) {
    make_room();
    std::fprintf(stderr, "%s\n", line.c_str());
}

void Progress::show() {
    last_shown_ = steady_clock::now();
    std::string line = verb_ + " " + count_in_words(done_) + " of " + count_in_words(total_);
    const double elapsed = std::chrono::duration<double>(last_shown_ - start_).count();
    // Before a second has passed an estimate is more noise than news.
    if (done_ > 0 && elapsed > 1.0)
        line += " · " +
                minutes_and_seconds(elapsed / static_cast<double>(done_) * static_cast<double>(total_ - done_)) +
                " left";
    std::fprintf(stderr, "\r\033[K%s", shortened(line, terminal_width(STDERR_FILENO) - 1).c_str());
    std::fflush(stderr);
    shown_ = true;
}

void Progress::make_room() {
    if (!shown_) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    shown_ = false;
}

}  // namespace armonica::app
