#include "lessons/startup/balancer.hpp"

#include <utility>

#include "aio/sleep.hpp"
#include "lessons/startup/load.hpp"
#include "serving/serving_limits.hpp"

namespace asyncdemo::lessons::startup {

aio::task<> balancer::lead() {
    for (;;) {
        loop_http_client client(co_await door_.accept(), serving_limits::small_requests);
        co_await leads_to_->take(std::move(client));
    }
}

aio::task<> balancer::look_at(server& fresh) {
    do {
        co_await aio::sleep(look_every);
    } while (!fresh.says_that_it_is_ready());
    leads_to_ = &fresh;
    fresh.be_found();
}

}  // namespace asyncdemo::lessons::startup
