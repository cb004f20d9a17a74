// The two parties of a call, as they are told: the caller, and the body of what it calls.
#pragma once

#include <optional>

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::coroutine {

/// A local variable of a body, declared first: tells that the body "begins", at its end that it
/// "ends", and shows that it waits in between. When it began is the metric "begins_s".
class running_body {
public:
    explicit running_body(stage& on);
    running_body(const running_body&) = delete;
    running_body& operator=(const running_body&) = delete;
    ~running_body();

private:
    stage& on_;
    open_span waits_;
};

/// Tells that the caller gets `result`; nothing if there is none.
void caller_gets(stage& on, std::optional<integer> result);

/// What the caller has to do itself: tells of it, and waits for `length`, as a coroutine.
aio::task<> do_something_else(stage& on, duration length);

}  // namespace asyncdemo::lessons::coroutine
