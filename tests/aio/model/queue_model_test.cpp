#include "aio/model/queue_model.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "aio/model/agreement.hpp"
#include "aio/model/crew.hpp"
#include "aio/queue.hpp"

namespace {

using command = test::queue_command;

class real_queue {
public:
    explicit real_queue(std::size_t capacity) : queue_(capacity) {}

    aio::task<std::string> after(command c, aio::task_group& group) {
        if (c.what == command::runs) co_await test::everybody_runs();
        std::string told = done(c, group);
        told += "; " + std::to_string(queue_.size()) + " in the queue";
        if (c.what == command::runs) told += test::text_of(tasks_.how_they_ended());
        co_return told;
    }

private:
    std::string done(const command& c, aio::task_group& group) {
        switch (c.what) {
            case command::runs:
                return "";
            case command::puts:
                tasks_.start(group, put(next_item_++));
                return "";
            case command::gets:
                tasks_.start(group, get());
                return "";
            case command::joins:
                tasks_.start(group, join());
                return "";
            case command::tries_to_put:
                return unless_closed([&] {
                    return queue_.try_put(next_item_++) ? std::string("accepted") : "refused";
                });
            case command::tries_to_get:
                return text_of(queue_.try_get());
            case command::puts_over_oldest:
                return unless_closed([&] {
                    std::string dropped = "dropped";
                    for (const int item : queue_.put_over_oldest(next_item_++)) {
                        dropped += " " + std::to_string(item);
                    }
                    return dropped;
                });
            case command::has_done_one:
                return finish_one();
            case command::closes:
                queue_.close();
                return "";
            case command::cancels:
                tasks_.cancel(c.before_last);
                return "";
        }
        return "";
    }

    aio::task<std::string> put(int item) {
        try {
            co_await queue_.put(item);
        } catch (const aio::queue_closed&) {
            co_return "closed";
        }
        co_return "put";
    }

    aio::task<std::string> get() {
        const std::optional<int> item = co_await queue_.get();
        co_return text_of(item);
    }

    aio::task<std::string> join() {
        co_await queue_.join();
        co_return "all done";
    }

    std::string finish_one() {
        try {
            queue_.task_done();
        } catch (const std::logic_error&) {
            return "nothing to be done";
        }
        return "done";
    }

    template <class Body>
    static std::string unless_closed(Body body) {
        try {
            return body();
        } catch (const aio::queue_closed&) {
            return "closed";
        }
    }

    static std::string text_of(const std::optional<int>& item) {
        return item ? "got " + std::to_string(*item) : "nothing";
    }

    aio::queue<int> queue_;
    int next_item_ = 0;
    test::crew tasks_;
};

}  // namespace

TEST_CASE("a bounded queue does what its model does, whatever is done to it") {
    test::for_all([](std::vector<command> commands) {
        const auto capacity = *rc::gen::inRange<std::size_t>(1, 4);
        commands.push_back({command::runs});
        test::check_agreement<test::queue_model, real_queue>(commands, capacity);
    });
}

TEST_CASE("an unbounded queue does what its model does, whatever is done to it") {
    test::for_all([](std::vector<command> commands) {
        commands.push_back({command::runs});
        test::check_agreement<test::queue_model, real_queue>(commands, aio::queue<int>::unbounded);
    });
}
