#include "asyncdemo/terminal/wish_to_end.hpp"

#include <csignal>

#include "aio/io/signal.hpp"
#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "asyncdemo/terminal/first_process.hpp"

namespace asyncdemo {
namespace {

bool is_ignored(int signal) {
    struct sigaction now{};
    return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

}  // namespace

aio::task<> wish_to_end(int signal) {
    if (is_ignored(signal)) co_await aio::sleep_forever();
    {
        aio::signal_watch watch(signal);
        co_await watch.next();
    }
    end_by_if_first(signal);
}

}  // namespace asyncdemo
