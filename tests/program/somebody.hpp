// A learner whose progress is kept apart from that of all others.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "program/programs.hpp"

namespace asyncdemo {

/// Somebody with a state directory of their own.
class somebody {
public:
    [[nodiscard]] std::string state() const { return directory_.path("state"); }
    [[nodiscard]] std::string file() const { return state() + "/asyncdemo/progress.json"; }

    /// Puts that in the place of the file of progress.
    void remembers(std::string_view content) const {
        std::filesystem::create_directories(state() + "/asyncdemo");
        (void)directory_.file("state/asyncdemo/progress.json", content);
    }
    /// Has done these lessons.
    void has_done(const words& lessons) const {
        nlohmann::json all = {{"schema_version", 1}, {"lessons", nlohmann::json::object()}};
        for (const std::string& name : lessons) {
            all["lessons"][name] = {{"state", "done"}, {"at", "2026-01-02T10:00:00Z"}};
        }
        remembers(all.dump());
    }

    [[nodiscard]] launch types(words arguments) const {
        launch l = program(std::move(arguments));
        l.environment = {{"XDG_STATE_HOME", state()}};
        return l;
    }
    [[nodiscard]] launch types_on_terminal(words arguments) const {
        launch l = types(std::move(arguments));
        l.out = l.err = {stream_to::kind::terminal};
        return l;
    }

    /// What the program says of that lesson: "done", "skipped" or "not yet".
    [[nodiscard]] std::string state_of(std::string_view lesson) const {
        const auto document = json_of(run(types({"progress", "--json"})).out);
        for (const auto& entry : document.at("lessons")) {
            if (entry.at("name") == lesson) return entry.at("state");
        }
        return "no lesson";
    }

private:
    temporary_directory directory_;
};

}  // namespace asyncdemo
