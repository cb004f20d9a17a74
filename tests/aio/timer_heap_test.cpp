#include "aio/timer_heap.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <string>
#include <type_traits>
#include <utility>

namespace {

static_assert(!std::is_copy_constructible_v<aio::timer>);

class probe final : public aio::timer {
public:
    explicit probe(char name = '?') noexcept : name_(name) {}
    void fire() noexcept override {}
    [[nodiscard]] char name() const noexcept { return name_; }

private:
    char name_;
};

constexpr aio::time_point at(int moment) { return aio::time_point(aio::duration(moment)); }

std::string pop_all(aio::timer_heap& heap) {
    std::string names;
    while (!heap.empty()) names += static_cast<probe&>(heap.pop()).name();
    return names;
}

TEST_CASE("the heap gives up its timers earliest first") {
    aio::timer_heap heap;
    probe a('a'), b('b'), c('c'), d('d');
    heap.add(c, at(3));
    heap.add(a, at(1));
    heap.add(d, at(4));
    heap.add(b, at(2));
    CHECK(heap.earliest() == at(1));
    CHECK(pop_all(heap) == "abcd");
    CHECK(heap.empty());
}

TEST_CASE("timers of the same moment come in the order in which they were added") {
    aio::timer_heap heap;
    std::deque<probe> probes;
    std::string expected;
    for (char name = 'a'; name <= 'z'; ++name) {
        expected += name;
        heap.add(probes.emplace_back(name), at(7));
    }
    CHECK(pop_all(heap) == expected);
}

TEST_CASE("a timer that is removed does not come") {
    aio::timer_heap heap;
    probe a('a'), b('b'), c('c');
    heap.add(a, at(1));
    heap.add(b, at(2));
    heap.add(c, at(3));
    heap.remove(b);
    CHECK(pop_all(heap) == "ac");
}

TEST_CASE("removing a timer that is not in the heap does nothing") {
    aio::timer_heap heap;
    probe in('i'), never('n'), popped('p'), twice('t');
    heap.add(popped, at(1));
    heap.add(twice, at(2));
    heap.add(in, at(3));
    CHECK(&heap.pop() == &popped);
    heap.remove(popped);
    heap.remove(never);
    heap.remove(twice);
    heap.remove(twice);
    CHECK(pop_all(heap) == "i");
}

TEST_CASE("a timer can be added again after it has come or was removed") {
    aio::timer_heap heap;
    probe a('a'), b('b');
    heap.add(a, at(1));
    heap.add(b, at(2));
    heap.pop();
    heap.remove(b);
    heap.add(b, at(3));
    heap.add(a, at(4));
    CHECK(pop_all(heap) == "ba");
}

// The reference is a map by moment and by order of adding; few moments, so that ties are common.
TEST_CASE("adding, removing and popping at random agrees with a sorted map") {
    using key = std::pair<aio::time_point, std::uint64_t>;
    for (const int moments : {3, 50, 1'000'000}) {
        CAPTURE(moments);
        aio::timer_heap heap;
        std::deque<probe> probes(300);
        std::map<key, probe*> sorted;
        std::map<probe*, key> where;
        std::mt19937 random(12345);
        std::uint64_t added = 0;
        bool agrees = true;
        for (int step = 0; step < 20'000 && agrees; ++step) {
            probe& some = probes[random() % probes.size()];
            if (random() % 8 == 0 && !sorted.empty()) {
                agrees = heap.earliest() == sorted.begin()->first.first;
                const probe* const first = &static_cast<probe&>(heap.pop());
                agrees = agrees && first == sorted.begin()->second;
                where.erase(sorted.begin()->second);
                sorted.erase(sorted.begin());
            } else if (const auto known = where.find(&some); known != where.end()) {
                heap.remove(some);
                sorted.erase(known->second);
                where.erase(known);
            } else {
                const key fresh(at(static_cast<int>(random()) % moments), added++);
                heap.add(some, fresh.first);
                sorted.emplace(fresh, &some);
                where.emplace(&some, fresh);
            }
            agrees = agrees && heap.empty() == sorted.empty();
        }
        CHECK(agrees);
        std::size_t in_order = 0;
        for (const auto& [moment, expected] : sorted) {
            REQUIRE_FALSE(heap.empty());
            in_order += &static_cast<probe&>(heap.pop()) == expected ? 1 : 0;
        }
        CHECK(in_order == sorted.size());
        CHECK(heap.empty());
    }
}

}  // namespace
