#include "aio/io/pipe.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "aio/error.hpp"
#include "aio/loop.hpp"

namespace aio {

stream unconnected_pipe(std::string_view purpose) {
    loop::current().require_real_clock(purpose);
    uv_loop_t* const on = loop::current().uv();
    return stream(make_handle<stream_state>(
        [on](stream_state* s) { return uv_pipe_init(on, &s->pipe, 0); }, "create a pipe"));
}

stream open_pipe(int fd) {
    constexpr auto operation = "open a pipe";
    stream opened = unconnected_pipe("a pipe");
    const int own = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (own < 0) throw error(uv_translate_sys_error(errno), operation);
    const int status = uv_pipe_open(reinterpret_cast<uv_pipe_t*>(opened.uv()), own);
    if (status < 0) ::close(own);
    check(status, operation);
    return opened;
}

pipe::pipe() : input_(unconnected_pipe("a pipe")), output_(unconnected_pipe("a pipe")) {
    std::array<uv_file, 2> ends{};  // to read from, to write to
    check(uv_pipe(ends.data(), UV_NONBLOCK_PIPE, UV_NONBLOCK_PIPE), "create a pipe");
    // They own their descriptors from here on.
    uv_pipe_open(reinterpret_cast<uv_pipe_t*>(output_.uv()), ends[0]);
    uv_pipe_open(reinterpret_cast<uv_pipe_t*>(input_.uv()), ends[1]);
}

}  // namespace aio
