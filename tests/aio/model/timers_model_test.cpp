// Sleeping tasks, on the virtual clock, against a model that has them sorted by when they wake.
#include <map>
#include <ostream>
#include <utility>
#include <vector>

#include "aio/model/agreement.hpp"
#include "aio/model/crew.hpp"

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct command {
    enum kind {
        passes,  // so many milliseconds, while everybody runs who is ready
        sleeps,  // until so many milliseconds from the begin, which may be over: a task
        cancels  // the task that was started so many before the last one
    };

    kind what = passes;
    int number = 1;

    [[nodiscard]] std::size_t before_last() const { return static_cast<std::size_t>(number); }
};

std::ostream& operator<<(std::ostream& to, const command& c) {
    if (c.what == command::passes) return to << c.number << " ms pass";
    if (c.what == command::sleeps) return to << "sleep until " << c.number << " ms";
    return to << "cancel the last task but " << c.number;
}

// Time is looked at between two milliseconds, so that nobody wakes at the same moment as the test.
constexpr auto half = 500us;

/// Who woke up, one behind the other, each with the moment.
std::string woken(std::size_t number, aio::duration at) {
    return " " + std::to_string(number) + " at " + std::to_string(at / 1us) + " us";
}

/// The earliest first; those of one moment as they began.
class model {
public:
    std::string after(const command& c) {
        switch (c.what) {
            case command::passes: {
                const std::string woken = pass(milliseconds(c.number));
                return woken + test::text_of(endings_);
            }
            case command::sleeps:
                coming_.emplace_back(milliseconds(c.number), endings_.size());
                endings_.emplace_back();
                break;
            case command::cancels:
                if (test::was_started(endings_, c.before_last())) {
                    cancel(endings_.size() - 1 - c.before_last());
                }
                break;
        }
        return "";
    }

private:
    std::string pass(aio::duration time) {
        for (const auto& [until, number] : std::exchange(coming_, {})) {
            if (endings_[number].empty()) asleep_.emplace(until, number);
        }
        std::string told = "woke up:";
        const auto end = asleep_.upper_bound(now_ + time);
        for (auto next = asleep_.begin(); next != end; next = asleep_.erase(next)) {
            told += woken(next->second, std::max(next->first, now_));
            endings_[next->second] = "woke up";
        }
        now_ += time;
        return told;
    }

    void cancel(std::size_t number) {
        if (!endings_[number].empty()) return;
        endings_[number] = "cancelled";
        std::erase_if(asleep_, [=](const auto& sleeper) { return sleeper.second == number; });
    }

    aio::duration now_ = half;
    std::vector<std::pair<aio::duration, std::size_t>> coming_;  // started, and not yet run
    std::multimap<aio::duration, std::size_t> asleep_;  // of equal keys the older comes first
    test::endings endings_;
};

class real_sleepers {
public:
    aio::task<std::string> after(command c, aio::task_group& group) {
        if (test::elapsed() < half) co_await aio::sleep(half);
        switch (c.what) {
            case command::passes:
                woken_ = "woke up:";
                co_await aio::sleep(milliseconds(c.number));
                co_return woken_ + test::text_of(tasks_.how_they_ended());
            case command::sleeps:
                tasks_.start(group, sleep(tasks_.next_number(), milliseconds(c.number)));
                break;
            case command::cancels:
                tasks_.cancel(c.before_last());
                break;
        }
        co_return "";
    }

private:
    aio::task<std::string> sleep(std::size_t number, aio::duration until) {
        co_await aio::sleep_until(aio::time_point(until));
        woken_ += woken(number, test::elapsed());
        co_return "woke up";
    }

    std::string woken_;
    test::crew tasks_;
};

}  // namespace

template <>
struct rc::Arbitrary<command> {
    static Gen<command> arbitrary() {
        // Few moments, so that many are the same.
        return gen::oneOf(
            gen::construct<command>(gen::just(command::passes), gen::inRange(1, 5)),
            gen::construct<command>(gen::just(command::sleeps), gen::inRange(0, 20)),
            gen::construct<command>(gen::just(command::sleeps), gen::inRange(0, 100)),
            gen::construct<command>(gen::just(command::cancels), gen::inRange(0, 10)));
    }
};

TEST_CASE("sleeping tasks wake as their model does, whatever is done to them") {
    test::for_all([](std::vector<command> commands) {
        commands.push_back({command::passes, 200});
        test::check_agreement<model, real_sleepers>(commands);
    });
}
