// What a program in C puts beside libuv, which has no such thing, to have something done soon: a
// queue of callbacks, first in, first out, that an idle handle empties. The floor for all that the
// runtime does with its ready queue.
#pragma once

#include <uv.h>

namespace asyncdemo::bench {

/// Stands first in a struct with what the callback needs. Whoever pushes it owns it again when it
/// is called.
struct callback {
    void (*run)(callback* self) = nullptr;
    callback* next = nullptr;
};

struct plain_queue {
    uv_loop_t loop{};
    uv_idle_t idle{};
    callback* first = nullptr;
    callback** end = &first;
};

/// How many callbacks are called before libuv looks at the outside again.
inline constexpr int longest_burst = 1000;

inline callback* pop(plain_queue& q) {
    callback* const next = q.first;
    q.first = next->next;
    if (q.first == nullptr) q.end = &q.first;
    return next;
}

inline void call_those_ready(uv_idle_t* idle) {
    auto& q = *static_cast<plain_queue*>(idle->data);
    for (int i = 0; i < longest_burst && q.first != nullptr; ++i) {
        callback* const next = pop(q);
        next->run(next);
    }
    if (q.first == nullptr) uv_idle_stop(idle);
}

inline void push(plain_queue& q, callback& c) {
    if (q.first == nullptr) uv_idle_start(&q.idle, call_those_ready);
    c.next = nullptr;
    *q.end = &c;
    q.end = &c.next;
}

inline void open(plain_queue& q) {
    uv_loop_init(&q.loop);
    uv_idle_init(&q.loop, &q.idle);
    q.idle.data = &q;
}

/// Until nothing is left to call or to wait for.
inline void run(plain_queue& q) {
    uv_run(&q.loop, UV_RUN_DEFAULT);
    uv_close(reinterpret_cast<uv_handle_t*>(&q.idle), nullptr);
    uv_run(&q.loop, UV_RUN_DEFAULT);
    uv_loop_close(&q.loop);
}

}  // namespace asyncdemo::bench
