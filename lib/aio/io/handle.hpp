// Ownership of what libuv knows by address: sockets, pipes, processes, signals.
#pragma once

#include <uv.h>

#include <memory>
#include <string_view>

#include "aio/error.hpp"

namespace aio {

/// libuv uses a handle's memory until its close callback has run. So the deleter only begins the
/// closing; the callback frees.
struct close_then_delete {
    template <class Uv>
    void operator()(Uv* what) const noexcept {
        uv_close(reinterpret_cast<uv_handle_t*>(what),
                 [](uv_handle_t* closed) { delete reinterpret_cast<Uv*>(closed); });
    }
};

/// Owns an initialised libuv handle, or a type that derives from one first and keeps beside it what
/// its callbacks need. Must be destroyed before the loop, which else aborts. No exception may leave
/// a callback, for libuv's frames can't be unwound: what fails there is told to the task that
/// waits.
template <class Uv>
using handle = std::unique_ptr<Uv, close_then_delete>;

/// A handle that `init(uv)`, one of libuv's `uv_..._init`, has initialised. The loop does not stay
/// awake for it (`uv_ref`) until somebody waits for it: what nobody waits for must not hide a
/// deadlock. Throws `error` with the name of the operation when the initialising fails.
template <class Uv, class Init>
handle<Uv> make_handle(Init init, std::string_view operation) {
    auto fresh = std::make_unique<Uv>();
    check(init(fresh.get()), operation);
    uv_unref(reinterpret_cast<uv_handle_t*>(fresh.get()));
    return handle<Uv>(fresh.release());
}

}  // namespace aio
