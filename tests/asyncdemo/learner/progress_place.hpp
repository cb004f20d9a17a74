// A place for a learner's progress that nobody else uses, and what can be noted there.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include "asyncdemo/learner/progress_file.hpp"
#include "program/programs.hpp"

namespace asyncdemo {

inline const lesson_progress done{lesson_state::done, "2026-01-01T10:00:00Z", {}};
inline const lesson_progress skipped{lesson_state::skipped, "2026-01-01T10:00:00Z", {}};

/// A file of progress in a directory of its own, with what it told.
class progress_place {
public:
    [[nodiscard]] std::string path(std::string_view ending = "") const {
        return directory_.path("state/progress.json") + std::string(ending);
    }
    progress_file file() {
        return progress_file(path(), [this](const std::string& text) { told += text + "\n"; });
    }
    /// Puts that in its place.
    void put(std::string_view content) const {
        std::filesystem::create_directories(directory_.path("state"));
        (void)directory_.file("state/progress.json", content);
    }
    /// The names in its directory, but that of the lock.
    [[nodiscard]] words names() const {
        words all;
        for (const auto& entry : std::filesystem::directory_iterator(directory_.path("state"))) {
            if (entry.path().extension() != ".lock") all.push_back(entry.path().filename());
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    std::string told;

private:
    temporary_directory directory_;
};

}  // namespace asyncdemo
