#include "asyncdemo/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <utility>

#include "asyncdemo/exit_code.hpp"

namespace asyncdemo {

namespace {

// Whoever shares the descriptor may have made it non-blocking: a full pipe then is no error.
bool wait_until_writable(int fd) {
    pollfd watched{.fd = fd, .events = POLLOUT, .revents = 0};
    return ::poll(&watched, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

bool write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN && wait_until_writable(fd)) continue;
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void write_results(std::string_view text) {
    if (write_all(STDOUT_FILENO, text)) return;
    if (errno == EPIPE) throw reader_gone{};
    throw environment_error(
        fmt::format("can't write to standard output: {}", std::strerror(errno)));
}

void write_message(std::string_view text) { write_all(STDERR_FILENO, text); }

void do_each(std::initializer_list<std::function<void()>> writes) {
    std::exception_ptr first;
    for (const auto& write : writes) {
        try {
            write();
        } catch (...) {
            if (!first) first = std::current_exception();
        }
    }
    if (first) std::rethrow_exception(first);
}

report_file::report_file(std::string path) : path_(std::move(path)) {
    struct stat before{};
    is_new_ = ::stat(path_.c_str(), &before) != 0;
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0) fail();
}

report_file::~report_file() {
    if (fd_ < 0) return;
    ::close(fd_);
    if (is_new_) ::unlink(path_.c_str());
}

void report_file::write(std::string_view text) {
    // A device or a pipe can't be cut, and has nothing to lose.
    if (::ftruncate(fd_, 0) != 0 && errno != EINVAL) fail();
    if (!write_all(fd_, text)) fail();
    if (::close(std::exchange(fd_, -1)) != 0) fail();
}

void report_file::leave() const {
    write_message(fmt::format("asyncdemo: interrupted: {} was not written\n", path_));
}

void report_file::fail() const {
    throw environment_error(fmt::format("can't write {}: {}", path_, std::strerror(errno)));
}

}  // namespace asyncdemo
