#include "program/process_family.hpp"

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace asyncdemo {
namespace {

std::string new_value() {
    static int count = 0;
    return std::to_string(::getpid()) + "." + std::to_string(++count);
}

}  // namespace

process_family::process_family() : value_(new_value()) {}

std::vector<pid_t> process_family::members([[maybe_unused]] pid_t first) const {
    std::vector<pid_t> found;
#ifdef __linux__
    const std::string entry = std::string(variable) + "=" + value_;
    std::error_code gone;
    for (const auto& directory : std::filesystem::directory_iterator("/proc", gone)) {
        const std::string name = directory.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::ifstream file(directory.path() / "environ");
        for (std::string one; std::getline(file, one, '\0');) {
            if (one == entry) found.push_back(std::stoi(name));
        }
    }
#else
    if (::kill(-first, 0) == 0) found.push_back(first);
#endif
    return found;
}

}  // namespace asyncdemo
