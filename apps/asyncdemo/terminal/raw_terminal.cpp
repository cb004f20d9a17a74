#include "asyncdemo/terminal/raw_terminal.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "asyncdemo/terminal/blocked_signals.hpp"
#include "asyncdemo/terminal/exit_code.hpp"

namespace asyncdemo {

raw_terminal::raw_terminal(int fd, std::string_view farewell) : fd_(fd), farewell_(farewell) {
    if (::tcgetattr(fd_, &before_) != 0) {
        throw environment_error(std::string("can't set up the terminal: ") + std::strerror(errno));
    }
    inside_ = before_;
    inside_.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
    inside_.c_cc[VMIN] = 1;
    inside_.c_cc[VTIME] = 0;
    enter();
}

raw_terminal::~raw_terminal() { leave(); }

void raw_terminal::enter() noexcept {
    is_inside_ = true;
    redo();
}

void raw_terminal::leave() noexcept {
    // It would stop who does that in the background.
    const blocked_signals kept{SIGTTOU};
    ::tcsetattr(fd_, TCSANOW, &before_);
    is_inside_ = false;
}

void raw_terminal::undo() noexcept {
    if (!is_inside_) return;
    if (takes_output(fd_)) {
        [[maybe_unused]] const ssize_t told = ::write(fd_, farewell_.data(), farewell_.size());
    }
    ::tcsetattr(fd_, TCSANOW, &before_);
}

void raw_terminal::redo() noexcept {
    // Not TCSAFLUSH: what was typed ahead counts.
    if (is_inside_) ::tcsetattr(fd_, TCSANOW, &inside_);
}

}  // namespace asyncdemo
