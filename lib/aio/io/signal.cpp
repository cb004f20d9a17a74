#include "aio/io/signal.hpp"

#include "aio/error.hpp"
#include "aio/loop.hpp"

namespace aio {

signal_watch::signal_watch(int number) {
    loop::current().require_real_clock("a signal");
    uv_loop_t* const on = loop::current().uv();
    state_ = make_handle<signal_state>(
        [on](signal_state* s) { return uv_signal_init(on, &s->signal); }, "watch a signal");
    const auto tell = [](uv_signal_t* caught, int) noexcept {
        auto& state = *reinterpret_cast<signal_state*>(caught);
        if (state.waiting.empty()) {
            ++state.pending;
        } else {
            state.waiting.grant_front();
        }
    };
    check(uv_signal_start(&state_->signal, tell, number), "watch a signal");
}

}  // namespace aio
