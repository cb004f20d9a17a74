#include "lessons/semaphore/service.hpp"

#include "aio/sleep.hpp"
#include "lessons/semaphore/sides.hpp"

namespace asyncdemo::lessons::semaphore {

// [all-at-once, semaphore, call-not-awaited]
aio::task<> service::call(integer number) {
    const bool is_too_many = ++in_flight_ > on_[allowed];
    const auto shown =
        on_.span(fmt::format("call {}", number), is_too_many ? "is refused" : "is answered");
    co_await aio::sleep(is_too_many ? on_[answer] / 10 : on_[answer]);
    --in_flight_;
    ++(is_too_many ? refused_ : served_);
}
// [end]

void service::report() const {
    on_.metric("served", served_);
    on_.metric("refused", refused_);
}

}  // namespace asyncdemo::lessons::semaphore
