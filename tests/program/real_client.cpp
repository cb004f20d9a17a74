#include "program/real_client.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>

namespace asyncdemo {

std::optional<std::string> real_client(std::string_view name) {
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        std::string program = folder + "/" + std::string(name);
        if (::access(program.c_str(), X_OK) == 0) return program;
    }
    MESSAGE("skipped: there is no " << name << " here");
    return std::nullopt;
}

std::optional<std::string> python_with(std::string_view module) {
    for (const std::string python : {"/usr/bin/python3", "python3"}) {
        const outcome o = run({.program = "/usr/bin/env",
                               .arguments = {python, "-c", "import " + std::string(module)}});
        if (o.exit_code == 0) return python == "python3" ? real_client(python) : python;
    }
    MESSAGE("skipped: there is no Python with " << module << " here");
    return std::nullopt;
}

}  // namespace asyncdemo
