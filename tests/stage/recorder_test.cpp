#include "stage/recorder.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>

#include "stage/recorded.hpp"
#include "stage/thread_group.hpp"

using namespace asyncdemo;

TEST_CASE("events are sent in their order") {
    const auto events = events_recorded([](recorder& to) {
        for (int i = 0; i < 1000; ++i) to.add(span_ended{i, i});
    });
    REQUIRE(events.size() == 1000);
    for (int i = 0; i < 1000; ++i)
        CHECK(std::get<span_ended>(events[static_cast<std::size_t>(i)]).id == i);
}

TEST_CASE("few events are kept until they are flushed; many go out in pieces before") {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
    const auto size = [&file] {
        struct stat s{};
        ::fstat(::fileno(file.get()), &s);
        return s.st_size;
    };
    recorder to(::fileno(file.get()));
    std::thread([&] {
        for (int i = 0; i < 10; ++i) to.add(marked{"A", "happens", i});
        CHECK(size() == 0);
        to.flush();
        const auto few = size();
        CHECK(few > 0);
        to.flush();
        CHECK(size() == few);
        for (int i = 0; i < 10'000; ++i) to.add(marked{"A", "happens", i});
        CHECK(size() > 100 * few);
    }).join();
}

TEST_CASE("what can't wait goes out at once, behind what was kept") {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
    recorder to(::fileno(file.get()));
    std::thread([&] {
        to.add(marked{"A", "happens", 1});
        to.tell(span_begun{1, "A", "computes", 2});
        std::rewind(file.get());
        std::string lines;
        append_line(lines, marked{"A", "happens", 1});
        append_line(lines, span_begun{1, "A", "computes", 2});
        std::string sent(lines.size() + 1, ' ');
        sent.resize(std::fread(sent.data(), 1, sent.size(), file.get()));
        CHECK(sent == lines);
    }).join();
}

TEST_CASE("many threads record at a time, and each event stays whole") {
    constexpr int threads = 16;
    constexpr int each = 2000;
    std::int64_t peak = 0;
    const auto events = events_recorded([&peak](recorder& to) {
        std::atomic<int> recording{0};
        {
            thread_group group;
            for (int t = 0; t < threads; ++t) {
                group.start([&, t] {
                    to.add(marked{"start", "", 0});
                    ++recording;
                    while (recording < threads) std::this_thread::yield();
                    for (int i = 0; i < each; ++i) to.add(marked{std::to_string(t), "", i});
                });
            }
        }
        peak = to.peak_recording_threads();
    });
    CHECK(peak == threads);
    REQUIRE(events.size() == threads * (each + 1));
    std::map<std::string, std::int64_t> next;
    for (const event& e : events) {
        const auto& m = std::get<marked>(e);
        if (m.lane == "start") continue;
        CHECK(m.at_ns == next[m.lane]++);  // of one thread, in its order
    }
}

TEST_CASE("threads that record one after the other are one at a time") {
    std::int64_t peak = 0;
    lines_recorded([&peak](recorder& to) {
        for (int t = 0; t < 5; ++t) {
            std::thread([&to] { to.add(marked{"A", "", 0}); }).join();
        }
        peak = to.peak_recording_threads();
    });
    CHECK(peak == 1);
}

TEST_CASE("a thread that joins is counted before it records anything") {
    std::int64_t peak = 0;
    lines_recorded([&peak](recorder& to) {
        std::thread([&to] { to.join(); }).join();
        peak = to.peak_recording_threads();
    });
    CHECK(peak == 1);
}

TEST_CASE("threads that record nothing are not counted") {
    std::int64_t peak = -1;
    lines_recorded([&peak](recorder& to) {
        std::thread([] {}).join();
        peak = to.peak_recording_threads();
    });
    CHECK(peak == 0);
}

TEST_CASE("recording for a reader that is gone loses the events and nothing else") {
    recorder to(-1);
    std::thread([&to] {
        for (int i = 0; i < 10'000; ++i) to.add(marked{"A", "", i});
        to.flush();
    }).join();
    CHECK(to.peak_recording_threads() == 1);
}
