#include "program/process_family.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace asyncdemo {
namespace {

std::string new_value() {
    static int count = 0;
    return std::to_string(::getpid()) + "." + std::to_string(++count);
}

#ifdef __linux__
// True for a process without an environment that is still there: one that ends loses it first, and
// its open files, a server's port among them, a moment later. Its session is that of the first.
bool is_ending(const std::filesystem::path& directory, pid_t session) {
    std::ifstream file(directory / "stat");
    std::string stat;
    std::getline(file, stat);
    // Behind the name, which may have any characters, and its bracket.
    std::istringstream fields(stat.substr(std::min(stat.rfind(')') + 1, stat.size())));
    char state = 'X';
    pid_t parent = 0;
    pid_t group = 0;
    pid_t its_session = 0;
    fields >> state >> parent >> group >> its_session;
    return its_session == session && state != 'Z' && state != 'X';
}
#endif

}  // namespace

process_family::process_family() : value_(new_value()) {}

std::vector<pid_t> process_family::members(pid_t first) const {
    std::vector<pid_t> found;
#ifdef __linux__
    const std::string entry = std::string(variable) + "=" + value_;
    std::error_code gone;
    for (const auto& directory : std::filesystem::directory_iterator("/proc", gone)) {
        const std::string name = directory.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::ifstream file(directory.path() / "environ");
        bool has_environment = false;
        for (std::string one; std::getline(file, one, '\0'); has_environment = true) {
            if (one == entry) found.push_back(std::stoi(name));
        }
        if (!has_environment && is_ending(directory.path(), first)) {
            found.push_back(std::stoi(name));
        }
    }
#else
    if (::kill(-first, 0) == 0) found.push_back(first);
#endif
    return found;
}

}  // namespace asyncdemo
