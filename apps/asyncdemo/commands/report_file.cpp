#include "asyncdemo/commands/report_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <utility>

#include "asyncdemo/commands/outputs.hpp"
#include "asyncdemo/terminal/blocked_signals.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "posix/file_identity.hpp"

namespace asyncdemo {
namespace {

using path = std::filesystem::path;

constexpr mode_t permissions = 07777;

/// A new file beside another one, which takes its place or is removed.
class new_file {
public:
    explicit new_file(const path& beside) : beside_(beside) {
        constexpr int most_tries = 100;
        for (int n = 0; n < most_tries && fd_ < 0; ++n) {
            path_ = beside.parent_path() / fmt::format(".asyncdemo-{}-{}.new", ::getpid(), n);
            fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (fd_ < 0 && errno != EEXIST) break;
        }
    }
    new_file(const new_file&) = delete;
    new_file& operator=(const new_file&) = delete;
    ~new_file() {
        const int reason = errno;  // of what went wrong, for who tells it
        if (fd_ >= 0) ::close(fd_);
        if (is_there_ && !path_.empty()) ::unlink(path_.c_str());
        errno = reason;
    }

    [[nodiscard]] bool is_open() const { return fd_ >= 0; }

    /// Takes the place of the other file, with its permissions and its owner as far as we may give
    /// them away. False when the system refuses.
    [[nodiscard]] bool replace_with(std::string_view text) {
        struct stat old{};
        if (::stat(beside_.c_str(), &old) == 0) {
            // Where we may not give it away it is ours, as any new file.
            [[maybe_unused]] const int owned = ::fchown(fd_, old.st_uid, old.st_gid);
            ::fchmod(fd_, old.st_mode & permissions);
        }
        if (!write_all(fd_, text) || ::close(std::exchange(fd_, -1)) != 0) return false;
        is_there_ = ::rename(path_.c_str(), beside_.c_str()) != 0;
        return !is_there_;
    }

private:
    const path& beside_;
    path path_;
    int fd_ = -1;
    bool is_there_ = true;
};

bool is_refused() { return errno == EACCES || errno == EPERM; }

}  // namespace

report_file::report_file(std::string name) : name_(std::move(name)) {
    if (is_standard_output(name_)) {
        kind_ = kind::standard_output;
        return;
    }
    struct stat about{};
    const bool is_there = ::stat(name_.c_str(), &about) == 0;
    if (is_there && !S_ISREG(about.st_mode)) {
        kind_ = kind::special;
        open_special(S_ISFIFO(about.st_mode));
    } else {
        target_ = link_target(name_);
        if (is_there && ::access(target_.c_str(), W_OK) != 0) fail();
        const new_file trial(target_);
        is_in_place_ = is_there && !trial.is_open() && is_refused();
        if (!trial.is_open() && !is_in_place_) fail();
    }
}

report_file::~report_file() {
    if (fd_ >= 0) ::close(fd_);
}

void report_file::open_special(bool is_pipe) {
    constexpr int flags = O_WRONLY | O_CLOEXEC | O_NOCTTY;
    if (is_pipe) {
        fd_ = ::open(name_.c_str(), flags | O_NONBLOCK);
        if (fd_ >= 0) ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) & ~O_NONBLOCK);
        if (fd_ < 0 && errno == ENXIO) tell(fmt::format("waiting for a reader of {}", name_));
    }
    while (fd_ < 0) {
        fd_ = ::open(name_.c_str(), flags);
        if (fd_ < 0 && errno != EINTR) fail();
    }
}

void report_file::write(std::string_view text) {
    switch (kind_) {
        case kind::standard_output:
            write_results(text);
            return;
        case kind::special:
            if (!write_all(fd_, text) || ::close(std::exchange(fd_, -1)) != 0) fail();
            return;
        case kind::regular:
            is_in_place_ ? write_in_place(text) : write_beside(text);
            return;
    }
}

void report_file::write_beside(std::string_view text) const {
    // What would end the program waits, lest a file be left half written beside the other.
    const blocked_signals whole{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    new_file fresh(target_);
    if (!fresh.is_open() || !fresh.replace_with(text)) fail();
}

void report_file::write_in_place(std::string_view text) const {
    const int fd = ::open(target_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (fd < 0) fail();
    const bool is_written = write_all(fd, text);
    const int reason = errno;
    const bool is_closed = ::close(fd) == 0;
    if (!is_written) errno = reason;
    if (!is_written || !is_closed) fail();
}

void report_file::leave() const {
    tell(fmt::format("not seen to the end: {} was not written",
                     kind_ == kind::standard_output ? "the report" : name_));
}

void report_file::fail() const {
    throw environment_error(fmt::format("can't write {}: {}", name_, std::strerror(errno)));
}

}  // namespace asyncdemo
