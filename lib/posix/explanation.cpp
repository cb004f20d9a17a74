#include "posix/explanation.hpp"

#include <fmt/format.h>
#include <uv.h>

#include <new>
#include <optional>
#include <system_error>

#include "aio/error.hpp"

namespace asyncdemo {
namespace {

// libuv's number for the error; nothing when the system has no part in it.
std::optional<int> code_of(const std::exception& e) {
    if (const auto* io = dynamic_cast<const aio::error*>(&e)) return io->code();
    if (const auto* system = dynamic_cast<const std::system_error*>(&e)) {
        return uv_translate_sys_error(system->code().value());
    }
    return std::nullopt;
}

// What to do when the system does not let a server listen.
std::string_view advice_for_listening(int code) {
    switch (code) {
        case UV_EADDRINUSE:
            return "another program has that port; choose others with --port";
        case UV_EACCES:
            return "only the administrator may have that port; choose others with --port";
        case UV_EADDRNOTAVAIL:
            return "this machine has no such address; choose another with --host";
        default:
            return {};
    }
}

// What to do when a program can't be started.
std::string_view advice_for_starting(int code) {
    switch (code) {
        case UV_ENOENT:
        case UV_EACCES:
            return "PATH has no executable of that name";
        default:
            return {};
    }
}

struct limit_advice {
    std::string_view advice;
    bool is_limit = false;
};

limit_advice advice_for_any(int code) {
    switch (code) {
        case UV_EMFILE:
        case UV_ENFILE:
            return {"raise the limit (ulimit -n 1024)", true};
        case UV_EAGAIN:
            return {
                "the system allows no more processes or threads: raise the limit (ulimit -u, or "
                "that of the container: pids.max)",
                true};
        case UV_ENOMEM:
            return {"there is no memory left: raise the limit (ulimit -v)", true};
        case UV_EPERM:
        case UV_ENOSYS:
            return {
                "the system refuses this call, perhaps because a container filters system calls "
                "(seccomp): allow it there, or run outside the container"};
        default:
            return {};
    }
}

limit_advice advice_for(std::string_view what, int code) {
    std::string_view special;
    if (what.starts_with("listen")) special = advice_for_listening(code);
    if (what.starts_with("start ")) special = advice_for_starting(code);
    return special.empty() ? advice_for_any(code) : limit_advice{special};
}

}  // namespace

std::string explain(const std::exception& e, std::string_view or_else) {
    std::string text = e.what();
    limit_advice known;
    if (dynamic_cast<const std::bad_alloc*>(&e) != nullptr) {
        text = "out of memory";
        known = advice_for_any(UV_ENOMEM);
    } else if (const auto code = code_of(e)) {
        known = advice_for(text, *code);
    }
    if (known.advice.empty()) return text;
    text += fmt::format(": {}", known.advice);
    if (known.is_limit && !or_else.empty()) text += fmt::format(", {}", or_else);
    return text;
}

}  // namespace asyncdemo
