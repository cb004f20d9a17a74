// Programs that note progress at once, or that can't come to the end of it.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "asyncdemo/learner/progress_place.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// Does it in a process of its own, which exits with 0 unless it throws.
template <class Work>
pid_t in_process(Work work) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    try {
        work();
        ::_exit(0);
    } catch (...) {
        ::_exit(1);
    }
}

int status_of(pid_t child) {
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

std::string lesson_of(int process, int round) { return fmt::format("{}-{}", process, round); }

}  // namespace

TEST_CASE("processes that note at once lose nothing, and no reader sees half of it") {
    constexpr int processes = 8;
    constexpr int rounds = 25;
    progress_place p;
    std::vector<pid_t> children;
    for (int i = 0; i < processes; ++i) {
        children.push_back(in_process([&p, i] {
            progress_file file(p.path(), {}, 60s);
            for (int k = 0; k < rounds; ++k) file.note(lesson_of(i, k), done);
        }));
    }
    for (int i = 0; i < 200; ++i) CHECK_NOTHROW((void)p.file().read());
    for (const pid_t child : children) CHECK(status_of(child) == 0);
    const learner_progress all = p.file().read();
    for (int i = 0; i < processes; ++i) {
        for (int k = 0; k < rounds; ++k) CHECK(all.of(lesson_of(i, k)) == done);
    }
    CHECK(p.names() == words{"progress.json"});
}

TEST_CASE("processes that find it damaged at once set it aside once, and lose nothing") {
    constexpr int processes = 8;
    progress_place p;
    p.put("not JSON");
    std::vector<pid_t> children;
    for (int i = 0; i < processes; ++i) {
        children.push_back(in_process([&p, i] {
            progress_file file(p.path(), {}, 60s);
            (void)file.load();
            file.note(lesson_of(i, 0), done);
        }));
    }
    for (const pid_t child : children) CHECK(status_of(child) == 0);
    for (int i = 0; i < processes; ++i) CHECK(p.file().read().of(lesson_of(i, 0)) == done);
    CHECK(p.names() == words{"progress.json", "progress.json.damaged-1"});
}

TEST_CASE("a process that is killed while it notes leaves a file that is whole") {
    progress_place p;
    p.file().note("gather", done);
    for (int i = 0; i < 20; ++i) {
        const pid_t child = in_process([&p] {
            for (int k = 0;; ++k) p.file().note(lesson_of(0, k % 100), done);
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(2 + i));
        ::kill(child, SIGKILL);
        CHECK(status_of(child) == SIGKILL);
        CHECK(p.file().read().of("gather") == done);
        CHECK_NOTHROW(p.file().note("sockets", done));
        CHECK(p.names() == words{"progress.json"});
    }
}

TEST_CASE("another program that keeps the lock is waited for, but not for ever") {
    progress_place p;
    p.file().note("gather", done);
    const int lock = ::open(p.path(".lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(lock >= 0);
    REQUIRE(::flock(lock, LOCK_EX) == 0);
    progress_file impatient(p.path(), {}, 20ms);
    CHECK_THROWS_AS(impatient.note("sockets", done), progress_error);
    CHECK_THROWS_AS(impatient.forget(), progress_error);
    CHECK(impatient.load().of("gather") == done);  // to read needs no lock

    const pid_t patient =
        in_process([&p] { progress_file(p.path(), {}, 60s).note("threads", done); });
    std::this_thread::sleep_for(20ms);
    CHECK(::waitpid(patient, nullptr, WNOHANG) == 0);
    ::flock(lock, LOCK_UN);  // the other process has the descriptor too
    ::close(lock);
    CHECK(status_of(patient) == 0);
    CHECK(p.file().read().of("threads") == done);
    CHECK(p.file().read().of("sockets") == lesson_progress{});
}

TEST_CASE("a disk that takes no more leaves what there was, and nothing else") {
    progress_place p;
    p.file().note("gather", done);
    const std::string before = content_of(p.path());
    const pid_t child = in_process([&p, &before] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit most{before.size() + 10, before.size() + 10};
        ::setrlimit(RLIMIT_FSIZE, &most);
        try {
            p.file().note("sockets", done);
        } catch (const progress_error& e) {
            if (contains(e.what(), "can't write " + p.path(".new") + ": File too large"))
                ::_exit(42);
        }
    });
    const int status = status_of(child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 42);
    CHECK(content_of(p.path()) == before);
    CHECK(p.names() == words{"progress.json"});
}
