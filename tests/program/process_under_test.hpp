// A program as seen from outside: started with its arguments, environment, limits and streams, and
// watched to its end. It has nothing of the project's own process code, which it is to test.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>
#include <termios.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "program/outcome.hpp"
#include "program/process_family.hpp"

namespace asyncdemo {

/// Far longer than anything here takes that happens at all, on a busy machine as well.
inline constexpr std::chrono::seconds patience{30};

/// Where a stream of the program goes.
struct stream_to {
    enum class kind {
        pipe,
        pipe_that_never_blocks,  // with room for a page, where the system lets us choose
        terminal,
        file,
        nowhere
    };

    kind to = kind::pipe;
    std::string path = {};  // file
};

/// What to start, and in which surroundings.
struct launch {
    std::string program;
    std::vector<std::string> arguments = {};
    /// Added to ours; without a value the variable is removed. Ours is cleared beforehand of what
    /// the program's look depends on: NO_COLOR, COLUMNS and the locale; TERM is xterm-256color.
    std::map<std::string, std::optional<std::string>> environment = {};
    stream_to out = {};
    stream_to err = {};
    int columns = 80;  // of the terminal, if a stream goes to it
    int rows = 24;
    std::optional<rlim_t> most_descriptors = {};
    /// When we are root the program runs as an unprivileged user then, for root has no such limit.
    std::optional<rlim_t> most_processes = {};
    /// What the process does before it becomes the program: a state that a parent may leave behind.
    /// Only what is allowed between fork and exec.
    std::function<void()> beforehand = {};
    /// When it has not ended by then, it is killed with all that it started.
    std::chrono::seconds deadline{60};
};

class process_under_test {
public:
    /// Starts it, in a process group of its own. Throws `std::system_error`.
    explicit process_under_test(const launch& what);
    process_under_test(const process_under_test&) = delete;
    process_under_test& operator=(const process_under_test&) = delete;
    /// Kills what is still there of it.
    ~process_under_test();

    /// Waits for its end.
    outcome wait();

    /// Reads on until what was written so far has `text` in it, or until `within` is over: then
    /// false.
    bool writes(std::string_view text, std::chrono::milliseconds within = patience);

    /// The same for what is written on the terminal behind the text that was waited for last.
    bool writes_next(std::string_view text, std::chrono::milliseconds within = patience);

    /// Which of these texts is the first to stand there, by its place in the list; none when none
    /// comes.
    std::optional<std::size_t> writes_next_of(const std::vector<std::string>& texts,
                                              std::chrono::milliseconds within = patience);

    /// What was read from the terminal so far is not waited for any more.
    void overlook_terminal() noexcept { seen_ = terminal_.read.size(); }

    /// Reads on for so long.
    void watch_for(std::chrono::milliseconds time);

    /// Waits until it has at least so many children; false when that takes longer than the
    /// deadline.
    bool has_children(std::size_t at_least);

    void send(int signal) const;
    /// To those that it started itself: what runs in it, where it is only a frame.
    void send_to_children(int signal) const;
    void send_to_group(int signal) const;

    /// Presses keys on its terminal: "\x03" is Ctrl-C.
    void type(std::string_view keys) const;

    /// What it wrote to its standard output and error so far, as far as it was read.
    [[nodiscard]] const std::string& out() const { return out_.read; }
    [[nodiscard]] const std::string& err() const { return err_.read; }

    /// What went to its terminal so far, as far as it was read.
    [[nodiscard]] const std::string& terminal() const { return terminal_.read; }

    /// Gives its terminal another size, which it notices.
    void resize_terminal(int columns, int rows) const;

    /// True when it has ended by now.
    bool has_ended() noexcept { return reap(); }

    /// Reads no more of its standard output, which it notices when it writes.
    void close_output();

    /// What it started and is still there; waits up to `within` for the last to go.
    [[nodiscard]] std::vector<pid_t> left_over(std::chrono::milliseconds within = patience) const;

    /// What it and all that it has started have taken of the processors so far, as far as they are
    /// still there. On Linux; elsewhere none.
    [[nodiscard]] std::chrono::nanoseconds processor_time() const;

    [[nodiscard]] termios terminal_modes() const;
    /// As they were when it was started.
    [[nodiscard]] const termios& terminal_modes_before() const { return modes_before_; }

private:
    class descriptor {
    public:
        descriptor() = default;
        explicit descriptor(int fd) noexcept : fd_(fd) {}
        descriptor(const descriptor&) = delete;
        descriptor& operator=(const descriptor&) = delete;
        ~descriptor() { close(); }

        [[nodiscard]] int get() const noexcept { return fd_; }
        [[nodiscard]] bool is_open() const noexcept { return fd_ >= 0; }
        void reset(int fd) noexcept;
        void close() noexcept { reset(-1); }

    private:
        int fd_ = -1;
    };

    struct source {
        descriptor from;
        std::string read = {};
    };

    void open_terminal(int columns, int rows);
    int open_stream(const stream_to& where, source& ours) const;
    bool pump(std::chrono::milliseconds at_most);
    static bool read_some(source& s);
    bool reap() noexcept;
    void kill_all() const noexcept;

    process_family family_;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point deadline_;
    std::chrono::steady_clock::time_point ended_{};
    pid_t pid_ = -1;
    std::optional<int> status_;
    source out_;
    source err_;
    source terminal_;
    termios modes_before_{};
    std::size_t seen_ = 0;        // of what was read from the terminal
    descriptor terminal_inside_;  // held open so that its modes can be asked for afterwards
};

/// Starts it and waits for its end.
outcome run(const launch& what);

}  // namespace asyncdemo
