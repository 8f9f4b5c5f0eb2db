#include "support/program.hpp"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

[[noreturn]] void execute(const std::vector<std::string>& arguments) {
    std::string program = ARMONICA_PROGRAM;
    std::vector<char*> argv = {program.data()};
    std::vector<std::string> copies = arguments;
    for (std::string& argument : copies) argv.push_back(argument.data());
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
}

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const std::filesystem::path& where,
                                 const std::filesystem::path& out, const std::filesystem::path& err) {
    if (!where.empty() && chdir(where.c_str()) != 0) _exit(126);
    const int input = open("/dev/null", O_RDONLY);
    const int output = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int error = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(input, 0);
    dup2(output, 1);
    dup2(error, 2);
    execute(arguments);
}

int wait_for(int process) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(8);
    int status = 0;
    while (waitpid(process, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > deadline) kill(process, SIGKILL);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace

std::vector<std::string> ProgramRun::lines() const {
    std::vector<std::string> result;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);) result.push_back(line);
    return result;
}

std::vector<nlohmann::json> ProgramRun::json_lines() const {
    std::vector<nlohmann::json> result;
    for (const std::string& line : lines()) result.push_back(nlohmann::json::parse(line));
    return result;
}

ProgramRun armonica(const std::vector<std::string>& arguments, const std::filesystem::path& where,
                    const std::function<void(int)>& meanwhile) {
    const TemporaryFolder folder;
    const int process = fork();
    if (process == 0) become_program(arguments, where, folder / "out", folder / "err");
    if (meanwhile) meanwhile(process);
    ProgramRun run;
    run.status = wait_for(process);
    run.out = read_bytes(folder / "out");
    run.err = read_bytes(folder / "err");
    return run;
}

ProgramRun armonica_on_terminal(const std::vector<std::string>& arguments) {
    winsize size{.ws_row = 24, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
    int terminal = -1;
    const int process = forkpty(&terminal, nullptr, nullptr, &size);
    if (process == 0) execute(arguments);
    std::string shown;
    char buffer[4096];
    // Reading fails once the program has closed its side.
    for (ssize_t got; (got = read(terminal, buffer, sizeof buffer)) > 0;)
        shown.append(buffer, static_cast<std::size_t>(got));
    ProgramRun run;
    run.status = wait_for(process);
    close(terminal);
    run.err = shown;
    std::istringstream stream(shown);
    for (std::string line; std::getline(stream, line);) {
        if (line.ends_with('\r')) line.pop_back();
        const std::size_t erased = line.rfind("\r\033[K");
        const std::string left = erased == std::string::npos ? line : line.substr(erased + 4);
        // What is erased after the last line end leaves no line of its own.
        if (!left.empty() || !stream.eof()) run.out += left + "\n";
    }
    return run;
}

std::filesystem::path shared_folder() {
    const char* chosen = std::getenv("ARMONICA_SHARED");
    const std::filesystem::path folder = chosen != nullptr
                                             ? std::filesystem::path(chosen)
                                             : std::filesystem::path(ARMONICA_SOURCE_DIR) / ".." / "shared";
    return std::filesystem::is_directory(folder / "data") ? folder : std::filesystem::path();
}

}  // namespace armonica::test
