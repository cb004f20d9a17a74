#include "aio/signal.hpp"

#include <utility>

#include "aio/error.hpp"
#include "aio/loop.hpp"

namespace aio {

signal_watch::signal_watch(int number) {
    loop::current().require_real_clock("a signal");
    uv_loop_t* const on = loop::current().uv();
    state_ = make_handle<signal_state>(
        [on](signal_state* s) { return uv_signal_init(on, &s->signal); }, "watch a signal");
    const auto tell = [](uv_signal_t* caught, int) {
        auto& state = *reinterpret_cast<signal_state*>(caught);
        ++state.pending;
        if (state.awaited_by != nullptr) std::exchange(state.awaited_by, nullptr)->wake();
    };
    check(uv_signal_start(&state_->signal, tell, number), "watch a signal");
}

}  // namespace aio
