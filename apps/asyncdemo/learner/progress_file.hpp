// The file that a learner's progress is kept in between two runs of the program. Programs that run
// at once lose nothing to each other: each takes a lock, reads, and puts a whole new file in the
// place of the old one. Whatever else stands in the file's place is kept beside it.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "asyncdemo/learner/learner_progress.hpp"

namespace asyncdemo {

/// The system did not let the file be read or written; the text names the file and the reason.
class progress_error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class progress_file {
public:
    /// `tell` gets a sentence when something that is no progress was set aside. `patience` is how
    /// long another program is waited for.
    explicit progress_file(std::filesystem::path path,
                           std::function<void(const std::string&)> tell = {},
                           std::chrono::milliseconds patience = std::chrono::seconds(2));

    /// What it has; nothing is done when there is no such file. Changes nothing and waits for
    /// nobody. Throws `bad_progress` when it is something else, and `progress_error`.
    [[nodiscard]] learner_progress read() const;

    /// What it has. Sets aside what is no progress, as PATH.damaged-1 and so on: then nothing is
    /// done. Of a link to a plain file PATH is that file, and the link stays. Throws
    /// `progress_error`.
    learner_progress load();

    /// Adds to what it has. Throws `progress_error`; the file then has what it had.
    void note(std::string_view lesson, const lesson_progress& left);

    /// Adds where a lesson was left, in the same way.
    void note_place(std::string_view lesson, const lesson_place& place, std::string_view at);

    /// Removes the file; where it is a link, what that leads to has nothing then. Throws
    /// `progress_error`.
    void forget();

private:
    void change(const std::function<void(learner_progress&)>& how);

    // Both only under the lock.
    learner_progress read_or_set_aside();
    void set_aside(std::string_view reason);

    std::filesystem::path path_;
    std::function<void(const std::string&)> tell_;
    std::chrono::milliseconds patience_;
};

}  // namespace asyncdemo
