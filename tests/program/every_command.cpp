#include "program/every_command.hpp"

#include <doctest/doctest.h>

namespace asyncdemo {

std::string short_command::name() const {
    std::string joined;
    for (const std::string& word : typed) joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

command_set::command_set() {
    const std::string recording = directory_.path("run.json");
    REQUIRE(run(program({"gather", "--clock", "virtual", "-o", recording})).exit_code == 0);
    all_ = {{{}},
            {{"--help"}},
            {{"--version"}},
            {{"list"}},
            {{"list", "--json"}},
            {{"schema"}},
            {{"schema", "--room"}},
            {{"man"}},
            {{"completion", "bash"}},
            {{"explain", "gather"}},
            {{"help", "terms"}},
            {{"code", "gather"}},
            {{"progress"}},
            {{"replay", recording}},
            {{"gather", "--clock", "virtual"}, true},
            {{"gather", "--clock", "virtual", "--json"}, true},
            {{"gather", "--clock", "virtual", "--sweep", "tasks=1..2"}, true},
            {{"check", "coroutine", "--speed", "20"}, true, false},
            {{"serve", "sockets", "--side", "libuv", "--port", "0", "--for", "50ms"}, true, false}};
}

launch command_set::launched(const words& typed) const {
    launch l = program(typed);
    l.environment = {{"XDG_STATE_HOME", directory_.path("state")}};
    return l;
}

launch command_set::by_shell(const words& typed, const std::string& first,
                             const std::string& redirections) const {
    launch l = launched({"-c", first + " exec \"$0\" \"$@\" " + redirections, program({}).program});
    l.program = "/bin/sh";
    l.arguments.insert(l.arguments.end(), typed.begin(), typed.end());
    return l;
}

}  // namespace asyncdemo
