#include "posix/explanation.hpp"

#include <fmt/format.h>

#include <new>
#include <system_error>

namespace asyncdemo {
namespace {

// What to do when the system does not let a server listen.
std::string_view advice_for_listening(std::errc error) {
    switch (error) {
        case std::errc::address_in_use:
            return "another program has that port; choose others with --port";
        case std::errc::permission_denied:
            return "only the administrator may have that port; choose others with --port";
        case std::errc::address_not_available:
            return "this machine has no such address; choose another with --host";
        default:
            return {};
    }
}

// What to do when a program can't be started.
std::string_view advice_for_starting(std::errc error) {
    switch (error) {
        case std::errc::no_such_file_or_directory:
        case std::errc::permission_denied:
            return "PATH has no executable of that name";
        default:
            return {};
    }
}

// What to do when nobody can be reached.
std::string_view advice_for_connecting(std::errc error) {
    switch (error) {
        case std::errc::connection_refused:
            return "nobody listens there; start the server, or give another host or port";
        case std::errc::timed_out:
        case std::errc::host_unreachable:
        case std::errc::network_unreachable:
            return "no machine answers there; give another host";
        default:
            return {};
    }
}

struct limit_advice {
    std::string_view advice;
    bool is_limit = false;
};

limit_advice advice_for_any(std::errc error) {
    switch (error) {
        case std::errc::too_many_files_open:
        case std::errc::too_many_files_open_in_system:
            return {"raise the limit (ulimit -n 1024)", true};
        case std::errc::resource_unavailable_try_again:
            return {
                "the system allows no more processes or threads: raise the limit (ulimit -u, or "
                "that of the container: pids.max)",
                true};
        case std::errc::not_enough_memory:
            return {"there is no memory left: raise the limit (ulimit -v)", true};
        case std::errc::operation_not_permitted:
        case std::errc::function_not_supported:
            return {
                "the system refuses this call, perhaps because a container filters system calls "
                "(seccomp): allow it there, or run outside the container"};
        default:
            return {};
    }
}

// `code` may be libuv's or the system's. One that no system has is no `std::errc` either.
limit_advice advice(const std::error_code& code, std::string_view what) {
    const std::error_condition met = code.default_error_condition();
    if (met.category() != std::generic_category()) return {};
    const auto error = static_cast<std::errc>(met.value());
    std::string_view special;
    if (what.starts_with("listen")) special = advice_for_listening(error);
    if (what.starts_with("connect ")) special = advice_for_connecting(error);
    if (what.starts_with("start ")) special = advice_for_starting(error);
    return special.empty() ? advice_for_any(error) : limit_advice{special};
}

}  // namespace

std::string explain(const std::exception& e, std::string_view or_else) {
    std::string text = e.what();
    limit_advice known;
    if (dynamic_cast<const std::bad_alloc*>(&e) != nullptr) {
        text = "out of memory";
        known = advice_for_any(std::errc::not_enough_memory);
    } else if (const auto* const failed = dynamic_cast<const std::system_error*>(&e)) {
        known = advice(failed->code(), text);
    }
    if (known.advice.empty()) return text;
    text += fmt::format(": {}", known.advice);
    if (known.is_limit && !or_else.empty()) text += fmt::format(", {}", or_else);
    return text;
}

}  // namespace asyncdemo
