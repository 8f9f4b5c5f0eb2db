#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace armonica::app {

/// One line on the error stream that says how far long work has come: "tagging 312 of 1,000 · 3:12 left". Shown only
/// where the stream is a terminal. Messages go through it too, so that they do not run into the line.
class Progress {
public:
    Progress(std::string verb, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more is done.
    void advance();

    /// Takes the line away until the next advance(), so that a result can be printed where it stood.
    void make_room();

    /// Prints `line` on the error stream, above the progress line.
    void message(const std::string& line);

private:
    void show();

    std::string verb_;
    std::size_t total_;
    std::size_t done_ = 0;
    bool on_terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point last_shown_;
};

}  // namespace armonica::app
