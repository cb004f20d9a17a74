#include "aio/io/terminal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "aio/error.hpp"
#include "aio/loop.hpp"

namespace aio {
namespace {

constexpr auto operation = "read from the terminal";

}  // namespace

stream open_terminal(int fd) {
    loop::current().require_real_clock("a terminal");
    uv_loop_t* const on = loop::current().uv();
    // libuv opens the terminal anew, so that others do not find it without blocking, and puts what
    // it has opened in the place of the descriptor that it was given as well.
    const int given = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (given < 0) throw error(uv_translate_sys_error(errno), operation);
    try {
        handle<stream_state> fresh = make_handle<stream_state>(
            [on, given](stream_state* s) { return uv_tty_init(on, &s->tty, given, 0); }, operation);
        int used = -1;
        uv_fileno(&fresh->handle, &used);
        if (used != given) ::close(given);
        return stream(std::move(fresh));
    } catch (const error&) {
        ::close(given);
        throw;
    }
}

}  // namespace aio
