#include "aio/queue.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::queue<int>>);
static_assert(!std::is_copy_constructible_v<aio::queue<int>::putting>);
static_assert(!std::is_move_constructible_v<aio::queue<int>::putting>);
static_assert(!std::is_copy_constructible_v<aio::queue<int>::getting>);
static_assert(!std::is_move_constructible_v<aio::queue<int>::getting>);

aio::task<> put_all(aio::queue<char>& q, std::string items) {
    for (const char item : items) co_await q.put(item);
}

// Everything until the queue is closed and empty.
aio::task<> get_all(aio::queue<char>& q, std::string& into) {
    while (const std::optional<char> item = co_await q.get()) into += *item;
}

std::string what_is_in(aio::queue<char>& q) {
    std::string items;
    while (const std::optional<char> item = q.try_get()) items += *item;
    return items;
}

TEST_CASE("a queue hands items over in the order in which they were put") {
    in_virtual_time([]() -> aio::task<> {
        for (const std::size_t capacity : {std::size_t{1}, std::size_t{2}, std::size_t{100}}) {
            CAPTURE(capacity);
            aio::queue<char> q(capacity);
            std::string got;
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(get_all(q, got));
                co_await put_all(q, "abcdefgh");
                q.close();
            });
            CHECK(got == "abcdefgh");
        }
    });
}

TEST_CASE("those who wait for an item get one in the order in which they came") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto getter = [&](char name) -> aio::task<> {
            const std::optional<char> item = co_await q.get();
            log += name;
            log += item.value_or('-');
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'A', 'B', 'C'}) group.spawn(getter(name));
            co_await aio::yield();
            // All at once: nobody may overtake, also not one who asks when the items are there.
            co_await put_all(q, "123");
            group.spawn(getter('D'));
            co_await aio::yield();
            co_await q.put('4');
        });
        CHECK(log == "A1B2C3D4");
    });
}

TEST_CASE("an item that was handed over can't be taken by one who comes later") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto getter = [&]() -> aio::task<> { log += (co_await q.get()).value_or('-'); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(getter());
            co_await aio::yield();
            co_await q.put('x');
            CHECK_FALSE(q.try_get().has_value());
            CHECK(q.empty());
        });
        CHECK(log == "x");
    });
}

TEST_CASE("a bounded queue never holds more than its capacity, and its producer waits") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> q(3);
        int put = 0;
        std::size_t most = 0;
        const auto producer = [&]() -> aio::task<> {
            for (int i = 0; i < 10; ++i) {
                co_await q.put(i);
                ++put;
                most = std::max(most, q.size());
            }
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(producer());
            co_await aio::sleep(1s);
            CHECK(put == 3);
            CHECK(q.is_full());
            for (int i = 0; i < 10; ++i) {
                const std::optional<int> item = co_await q.get();
                CHECK(item == i);
                co_await aio::sleep(1s);
                CHECK(put == std::min(10, 4 + i));
            }
        });
        CHECK(most == 3);
        CHECK(q.empty());
    });
}

TEST_CASE("those who wait to put are let in in the order in which they came") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        std::string got;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char item : {'a', 'b', 'c', 'd'}) group.spawn(put_all(q, {item}));
            co_await aio::yield();
            for (int i = 0; i < 4; ++i) {
                got += (co_await q.get()).value_or('-');
                CHECK(q.size() == (i < 3 ? 1 : 0));
            }
        });
        CHECK(got == "abcd");
    });
}

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

TEST_CASE("a closed queue gives what is in it, and then nothing") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        co_await put_all(q, "ab");
        q.close();
        std::string got;
        co_await get_all(q, got);
        CHECK(got == "ab");
        const std::optional<char> nothing = co_await q.get();
        CHECK_FALSE(nothing.has_value());
    });
}

TEST_CASE("closing tells everybody who waits for an item that none will come") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        int told = 0;
        const auto getter = [&]() -> aio::task<> {
            const std::optional<char> item = co_await q.get();
            told += item.has_value() ? 0 : 1;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 3; ++i) group.spawn(getter());
            co_await aio::yield();
            q.close();
            q.close();
        });
        CHECK(told == 3);
    });
}

TEST_CASE("closing fails those who wait to put, and their items do not get in") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        int failed = 0;
        const auto putter = [&]() -> aio::task<> {
            failed += co_await throws<aio::queue_closed>([&] { return q.put('b'); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 3; ++i) group.spawn(putter());
            co_await aio::yield();
            q.close();
        });
        CHECK(failed == 3);
        CHECK(what_is_in(q) == "a");
    });
}

TEST_CASE("a putter that was let in before the closing has put its item") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        std::string failure;
        const auto putter = [&]() -> aio::task<> {
            failure = co_await failure_of([&] { return q.put('b'); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(putter());
            co_await aio::yield();
            CHECK(q.try_get() == 'a');
            q.close();
        });
        CHECK(failure == "no failure");
        CHECK(what_is_in(q) == "b");
    });
}

TEST_CASE("nothing can be put into a closed queue, and it loses nothing by the attempt") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        q.close();
        const bool put_fails = co_await throws<aio::queue_closed>([&] { return q.put('b'); });
        CHECK(put_fails);
        CHECK_THROWS_AS(q.try_put('b'), aio::queue_closed);
        CHECK_THROWS_AS(q.put_over_oldest('b'), aio::queue_closed);
        CHECK(what_is_in(q) == "a");
    });
}

TEST_CASE("an item that finds the queue full can be dropped") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(2);
        CHECK(q.try_put('a'));
        CHECK(q.try_put('b'));
        CHECK_FALSE(q.try_put('c'));
        CHECK(what_is_in(q) == "ab");
        co_return;
    });
}

TEST_CASE("an item that finds the queue full can take the place of the oldest") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(2);
        CHECK(q.put_over_oldest('a').empty());
        CHECK(q.put_over_oldest('b').empty());
        CHECK(q.put_over_oldest('c') == std::vector{'a'});
        CHECK(what_is_in(q) == "bc");
        co_return;
    });
}

TEST_CASE("an item that takes the place of the oldest comes behind those that wait to be put") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(2);
        co_await put_all(q, "ab");
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(put_all(q, "c"));
            co_await aio::yield();
            CHECK(q.put_over_oldest('d') == std::vector{'a', 'b'});
            CHECK(q.size() == 2);
        });
        CHECK(what_is_in(q) == "cd");
    });
}

/// A number that can refuse to be moved.
class stubborn {
public:
    explicit stubborn(int value) : value_(value) {}
    stubborn(stubborn&& other) : value_(other.value_) { refuse_if_asked(); }
    stubborn& operator=(stubborn&& other) {
        refuse_if_asked();
        value_ = other.value_;
        return *this;
    }
    ~stubborn() = default;

    [[nodiscard]] int value() const { return value_; }

    /// The so many-th move from now on throws, 1: the next.
    static void refuse(int move) { refused_ = move; }

private:
    static void refuse_if_asked() {
        if (refused_ > 0 && --refused_ == 0) throw std::runtime_error("refused to move");
    }

    static inline int refused_ = 0;
    int value_;
};

TEST_CASE("an item that can't be moved out of a queue stays in it") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<stubborn> q;
        CHECK(q.try_put(stubborn(1)));
        stubborn::refuse(1);
        CHECK_THROWS_WITH_AS(q.try_get(), "refused to move", std::runtime_error);
        CHECK(q.size() == 1);
        stubborn::refuse(1);
        const std::string failure = co_await failure_of([&] { return q.get(); });
        CHECK(failure == "refused to move");
        CHECK(q.size() == 1);
        const std::optional<stubborn> item = co_await q.get();
        REQUIRE(item.has_value());
        CHECK(item->value() == 1);
    });
}

TEST_CASE("an item that can't be moved into a queue fails its putter, not the one who gets") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<stubborn> q(1);
        CHECK(q.try_put(stubborn(1)));
        std::string log;
        const auto putter = [&](int value) -> aio::task<> {
            log += co_await failure_of([&] { return q.put(stubborn(value)); }) + ", ";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(putter(2));
            group.spawn(putter(3));
            co_await aio::yield();
            stubborn::refuse(2);  // the first is that of the item we get
            const std::optional<stubborn> item = q.try_get();
            REQUIRE(item.has_value());
            CHECK(item->value() == 1);
        });
        CHECK(log == "refused to move, no failure, ");
        const std::optional<stubborn> last = q.try_get();
        REQUIRE(last.has_value());
        CHECK(last->value() == 3);
    });
}

TEST_CASE("an item that is put without waiting goes to the one who waits for it") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        std::string got;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(get_all(q, got));
            co_await aio::yield();
            CHECK(q.try_put('a'));
            CHECK(q.empty());
            co_await aio::yield();
            CHECK(q.put_over_oldest('b').empty());
            CHECK(q.empty());
            q.close();
        });
        CHECK(got == "ab");
    });
}

TEST_CASE("a queue without a limit is never full, and one without room is refused") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> q;
        for (int i = 0; i < 10'000; ++i) CHECK_FALSE(!q.try_put(i));
        CHECK_FALSE(q.is_full());
        CHECK(q.size() == 10'000);
        CHECK_THROWS_AS(aio::queue<int>(0), std::invalid_argument);
        co_return;
    });
}

TEST_CASE("items that can only be moved pass through a queue") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<std::unique_ptr<int>> q(1);
        int sum = 0;
        const auto consumer = [&]() -> aio::task<> {
            while (auto item = co_await q.get()) sum += **item;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(consumer());
            for (int i = 1; i <= 4; ++i) co_await q.put(std::make_unique<int>(i));
            q.close();
        });
        CHECK(sum == 10);
    });
}

TEST_CASE("many producers and consumers lose no item and double none") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> q(5);
        long sum = 0;
        int count = 0;
        const auto consumer = [&]() -> aio::task<> {
            while (const std::optional<int> item = co_await q.get()) {
                sum += *item;
                ++count;
                if (*item % 3 == 0) co_await aio::sleep(1ms);
            }
        };
        const auto producer = [&](int first) -> aio::task<> {
            for (int i = first; i < first + 100; ++i) {
                co_await q.put(i);
                if (i % 7 == 0) co_await aio::sleep(1ms);
            }
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 4; ++i) group.spawn(consumer());
            co_await aio::with_task_group([&](aio::task_group& producers) -> aio::task<> {
                for (int i = 0; i < 10; ++i) producers.spawn(producer(i * 100));
                co_await aio::sleep(1min);
            });
            q.close();
        });
        CHECK(count == 1000);
        CHECK(sum == 999L * 1000 / 2);
    });
}

}  // namespace
