#include "asyncdemo/terminal/output.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>

#include "asyncdemo/terminal/exit_code.hpp"
#include "asyncdemo/terminal/surroundings.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "report/text_layout.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {

namespace {

// Whoever shares the descriptor may have made it non-blocking: a full pipe then is no error.
bool wait_until_writable(int fd) {
    pollfd watched{.fd = fd, .events = POLLOUT, .revents = 0};
    return ::poll(&watched, 1, -1) >= 0;
}

}  // namespace

bool write_all(int fd, std::string_view text) {
    const bool was_wished_before = wish_to_end::has_come();
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno == EAGAIN && wait_until_writable(fd)) continue;
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
        // A reader that reads no more keeps nobody. But what was measured until the wish came is
        // written all of it, however slowly it is read.
        if (!text.empty() && wish_to_end::has_come() && !was_wished_before) {
            errno = EINTR;
            return false;
        }
    }
    return true;
}

void write_results(std::string_view text) {
    if (write_all(STDOUT_FILENO, text)) return;
    if (errno == EPIPE || errno == EINTR) throw reader_gone{};
    throw environment_error(
        fmt::format("can't write to standard output: {}", std::strerror(errno)));
}

void write_message(std::string_view text) { write_all(STDERR_FILENO, text); }

void tell(std::string_view what, const std::optional<std::string>& typed_width) {
    const std::string line =
        fmt::format("asyncdemo: {}", locale_is_ascii() ? visible_in_ascii(what) : visible(what));
    const std::optional<int> width = message_width(typed_width);
    if (!width) return write_message(line + "\n");
    std::string text;
    for (const std::string& part : wrap(line, static_cast<std::size_t>(*width))) {
        text += part + "\n";
    }
    write_message(text);
}

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

}  // namespace asyncdemo
