#include "crowd/crowd.hpp"

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "crowd/people.hpp"
#include "crowd/troublemaker.hpp"

namespace asyncdemo::crowd {
namespace {

constexpr int share_for_coming = 10;

/// Who comes as number so and so: the slow and the hostile are among the others.
class crowd {
public:
    crowd(const server_address& to, const crowd_plan& who, observations& noted)
        : to_(to), who_(who), noted_(noted) {}

    aio::task<> visit(std::uint32_t number, aio::duration comes_after) {
        co_await aio::sleep(comes_after);
        // The product spreads them evenly over the numbers.
        const auto rank = static_cast<std::uint32_t>(std::uint64_t{number} * 7'919 % who_.people);
        if (rank < who_.slow) {
            co_await take_part_slowly(to_, number, noted_);
        } else if (rank < who_.slow + who_.hostile) {
            co_await make_trouble(to_, rank - who_.slow, noted_);
        } else {
            co_await take_part(to_, number, noted_);
        }
    }

private:
    const server_address& to_;
    const crowd_plan& who_;
    observations& noted_;
};

}  // namespace

aio::task<> send_crowd(const server_address& to, const crowd_plan& who, aio::duration lasts,
                       observations& noted) {
    crowd all(to, who, noted);
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        const aio::duration between = lasts / share_for_coming / who.people;
        for (std::uint32_t i = 0; i < who.people; ++i) group.spawn(all.visit(i, i * between));
        co_await aio::sleep(lasts);
        group.cancel();
    });
}

}  // namespace asyncdemo::crowd
