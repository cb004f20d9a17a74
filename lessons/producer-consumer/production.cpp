#include "lessons/producer-consumer/production.hpp"

#include "lesson/random.hpp"
#include "lessons/producer-consumer/sides.hpp"

namespace asyncdemo::lessons::producer_consumer {

std::vector<duration> production_times(const settings& chosen, int producer) {
    std::mt19937_64 random = random_stream(chosen, static_cast<std::uint64_t>(producer));
    std::vector<duration> times;
    for (integer i = 0; i < chosen[items]; ++i) {
        times.push_back(draw_between(random, chosen[produce_min], chosen[produce_max]));
    }
    return times;
}

}  // namespace asyncdemo::lessons::producer_consumer
