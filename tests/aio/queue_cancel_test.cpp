// Tasks that are cancelled while they wait at a queue, or before.
#include <optional>
#include <string>

#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/queue_helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("an item that was handed over survives the cancelling of its getter") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto getter = [&]() -> aio::task<> {
            log += (co_await q.get()).value_or('-');
            if (co_await throws<aio::cancelled>([&] { return q.get(); })) log += " cancelled";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(getter());
            co_await aio::yield();
            co_await q.put('x');
            group.cancel();
        });
        CHECK(log == "x cancelled");
    });
}

TEST_CASE("a getter that is cancelled takes no item and leaves no hole") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string got;
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        aio::nursery kept(aio::nursery::on_failure::cancel_the_others);
        std::string lost;
        const auto get_one = [&]() -> aio::task<> { got += (co_await q.get()).value_or('-'); };
        kept.start(get_one());
        co_await aio::yield();
        doomed.start(get_all(q, lost));
        co_await aio::yield();
        kept.start(get_one());
        co_await aio::yield();
        doomed.cancel();
        co_await put_all(q, "ab");
        co_await doomed.join();
        co_await kept.join();
        CHECK(got == "ab");
        CHECK(lost.empty());
    });
}

TEST_CASE("the item of a putter that is cancelled does not get in") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        aio::nursery kept(aio::nursery::on_failure::cancel_the_others);
        doomed.start(put_all(q, "x"));
        kept.start(put_all(q, "b"));
        co_await aio::yield();
        doomed.cancel();
        co_await doomed.join();
        CHECK(what_is_in(q) == "ab");
        co_await kept.join();
    });
}

TEST_CASE("an item that got in stays when its putter is cancelled afterwards") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        std::string log;
        aio::nursery putters(aio::nursery::on_failure::cancel_the_others);
        const auto putter = [&]() -> aio::task<> {
            const bool interrupted = co_await throws<aio::cancelled>([&] { return q.put('b'); });
            log += interrupted ? "interrupted" : "put";
        };
        putters.start(putter());
        co_await aio::yield();
        CHECK(q.try_get() == 'a');
        putters.cancel();
        co_await putters.join();
        CHECK(log == "put");
        CHECK(what_is_in(q) == "b");
    });
}

TEST_CASE("a cancelled task puts and gets nothing, also when it would not have to wait") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        co_await q.put('a');
        int thrown = 0;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.cancel();
            thrown += co_await throws<aio::cancelled>([&] { return q.put('b'); });
            thrown += co_await throws<aio::cancelled>([&] { return q.get(); });
        });
        CHECK(thrown == 2);
        CHECK(what_is_in(q) == "a");
    });
}

}  // namespace
