// Items that find the queue full, and items that can't be moved.
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/queue_helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

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

}  // namespace
