#include "asyncdemo/learner/progress_file.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const lesson_progress done{lesson_state::done, "2026-01-01T10:00:00Z", {}};
const lesson_progress skipped{lesson_state::skipped, "2026-01-01T10:00:00Z", {}};

/// A file of progress in a directory of its own, with what it told.
class place {
public:
    [[nodiscard]] std::string path(std::string_view ending = "") const {
        return directory_.path("state/progress.json") + std::string(ending);
    }
    progress_file file() {
        return progress_file(path(), [this](const std::string& text) { told += text + "\n"; });
    }
    /// Puts that in its place.
    void put(std::string_view content) const {
        fs::create_directories(directory_.path("state"));
        (void)directory_.file("state/progress.json", content);
    }
    /// The names in its directory, but that of the lock.
    [[nodiscard]] words names() const {
        words all;
        for (const auto& entry : fs::directory_iterator(directory_.path("state"))) {
            if (entry.path().extension() != ".lock") all.push_back(entry.path().filename());
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    std::string told;

private:
    temporary_directory directory_;
};

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

unsigned mode_of(const std::string& path) {
    struct stat about{};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("to read makes nothing, and nothing is done") {
    place p;
    CHECK(p.file().read().of("gather") == lesson_progress{});
    CHECK(p.file().load().of("gather") == lesson_progress{});
    CHECK_FALSE(fs::exists(fs::path(p.path()).parent_path()));
    CHECK(p.told.empty());
}

TEST_CASE("what was noted is there for the next, and for nobody else") {
    place p;
    p.file().note("gather", done);
    p.file().note("sockets", skipped);
    CHECK(p.file().read().of("gather") == done);
    CHECK(p.file().load().of("sockets") == skipped);
    CHECK(p.names() == words{"progress.json"});
    CHECK(mode_of(p.path()) == 0600);
    CHECK(mode_of(fs::path(p.path()).parent_path()) == 0700);
    CHECK(p.told.empty());
}

TEST_CASE("processes that note at once lose nothing, and no reader sees half of it") {
    constexpr int processes = 8;
    constexpr int rounds = 25;
    place p;
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
    place p;
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
    place p;
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

TEST_CASE("what is no progress is kept, and none replaces an earlier one") {
    place p;
    for (const char* content : {"", "one", R"({"schema_version":9,"lessons":{}})"}) {
        p.put(content);
        CHECK(p.file().load().of("gather") == lesson_progress{});
    }
    p.put("last");
    p.file().note("gather", done);
    CHECK(content_of(p.path(".damaged-1")).empty());
    CHECK(content_of(p.path(".damaged-2")) == "one");
    CHECK(content_of(p.path(".damaged-3")) == R"({"schema_version":9,"lessons":{}})");
    CHECK(content_of(p.path(".damaged-4")) == "last");
    CHECK(p.file().read().of("gather") == done);
    CHECK(lines_of(p.told).size() == 4);
    CHECK(contains(p.told, p.path() + " is not JSON; it is kept as progress.json.damaged-1\n"));
    CHECK(contains(p.told, "comes from a later version of asyncdemo"));
}

TEST_CASE("a file that has no end is not read to its end") {
    place p;
    p.put("");
    REQUIRE(::truncate(p.path().c_str(), 1'000'000'000) == 0);
    CHECK_THROWS_WITH_AS((void)p.file().read(), "is far too large", bad_progress);
    p.file().note("gather", done);
    CHECK(fs::file_size(p.path(".damaged-1")) == 1'000'000'000);
}

TEST_CASE("a file that can be read can be read again when something was noted in it") {
    place p;
    const std::string begin = R"({"schema_version":1,"lessons":{"gather":)"
                              R"({"state":"done","at":"2026-01-01T10:00:00Z"}})";
    std::string text = begin;
    while (text.size() < 900'000) text += ",\"" + std::to_string(text.size()) + "\":{}";
    p.put(text + "}");
    p.file().note("sockets", done);
    CHECK(p.file().read().of("gather").state == lesson_state::done);
    CHECK(p.file().read().of("sockets") == done);

    // One that would get too large keeps what it has.
    while (text.size() < 999'990) text += ",\"" + std::to_string(text.size()) + "\":1";
    text.resize(text.rfind(','));
    p.put(text + "}");
    CHECK_THROWS_AS(p.file().note("event-loop", done), progress_error);
    CHECK(p.file().read().of("gather").state == lesson_state::done);
}

TEST_CASE("what stands in the place of the file and is none is set aside as it is") {
    place p;
    fs::create_directories(p.path() + "/with/something");
    p.file().note("gather", done);
    CHECK(fs::is_directory(p.path(".damaged-1/with/something")));

    fs::remove(p.path());
    fs::create_symlink("nowhere/at-all", p.path());
    p.file().note("gather", done);
    CHECK(fs::read_symlink(p.path(".damaged-2")) == "nowhere/at-all");

    fs::remove(p.path());
    fs::create_symlink("progress.json", p.path());
    p.file().note("gather", done);
    CHECK(fs::is_symlink(p.path(".damaged-3")));

    fs::remove(p.path());
    fs::create_symlink("/dev/zero", p.path());
    p.file().note("gather", done);
    CHECK(fs::read_symlink(p.path(".damaged-4")) == "/dev/zero");

    fs::remove(p.path());
    REQUIRE(::mkfifo(p.path().c_str(), 0600) == 0);  // nobody will ever write to it
    p.file().note("gather", done);
    CHECK(fs::is_fifo(p.path(".damaged-5")));

    CHECK(p.file().read().of("gather") == done);
    CHECK(lines_of(p.told).size() == 5);
}

TEST_CASE("a file that may not be read is set aside") {
    if (::geteuid() == 0) {
        MESSAGE("skipped: root may read anything");
        return;
    }
    place p;
    p.put("secret");
    fs::permissions(p.path(), fs::perms::none);
    p.file().note("gather", done);
    CHECK(fs::exists(p.path(".damaged-1")));
    CHECK(p.file().read().of("gather") == done);
}

TEST_CASE("another program that keeps the lock is waited for, but not for ever") {
    place p;
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
    place p;
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

TEST_CASE("a directory that can't be made is an error with its name") {
    const temporary_directory d;
    const std::string file = d.file("file", "is in the way");
    progress_file below(file + "/asyncdemo/progress.json");
    CHECK_THROWS_AS((void)below.read(), progress_error);
    CHECK_THROWS_AS((void)below.load(), progress_error);
    try {
        below.note("gather", done);
        FAIL("was noted");
    } catch (const progress_error& e) {
        CHECK(contains(e.what(), "can't make the directory " + file));
    }
    CHECK(content_of(file) == "is in the way");
}

TEST_CASE("forgotten is forgotten, and what was set aside is still there") {
    place p;
    p.put("damaged");
    p.file().note("gather", done);
    p.file().forget();
    CHECK(p.file().read().of("gather") == lesson_progress{});
    CHECK(p.names() == words{"progress.json.damaged-1"});
    CHECK_NOTHROW(p.file().forget());
}

TEST_CASE("a link to the file stays a link, whatever is noted and forgotten") {
    place p;
    const temporary_directory elsewhere;
    const std::string target = elsewhere.file("progress.json", learner_progress().text());
    fs::create_directories(fs::path(p.path()).parent_path());
    fs::create_symlink(target, p.path());
    p.file().note("gather", done);
    CHECK(fs::read_symlink(p.path()) == target);
    CHECK(learner_progress::parse(content_of(target)).of("gather") == done);
    p.file().forget();
    CHECK(fs::read_symlink(p.path()) == target);
    CHECK(learner_progress::parse(content_of(target)).of("gather") == lesson_progress{});
    CHECK(p.told.empty());
}

TEST_CASE("a link to a file that is not there yet stays a link, and the file is made") {
    place p;
    const temporary_directory elsewhere;
    const std::string target = elsewhere.path("progress.json");
    fs::create_directories(fs::path(p.path()).parent_path());
    fs::create_symlink(target, p.path());
    CHECK(p.file().load().of("gather") == lesson_progress{});
    CHECK_FALSE(fs::exists(target));
    p.file().note("gather", done);
    CHECK(fs::read_symlink(p.path()) == target);
    CHECK(learner_progress::parse(content_of(target)).of("gather") == done);
    CHECK(p.told.empty());
}

TEST_CASE("what a link leads to is set aside beside itself, and the link stays") {
    place p;
    const temporary_directory elsewhere;
    const std::string target = elsewhere.file("progress.json", "damaged");
    fs::create_directories(fs::path(p.path()).parent_path());
    fs::create_symlink(target, p.path());
    p.file().note("gather", done);
    CHECK(fs::read_symlink(p.path()) == target);
    CHECK(content_of(target + ".damaged-1") == "damaged");
    CHECK(learner_progress::parse(content_of(target)).of("gather") == done);
    CHECK(p.names() == words{"progress.json"});
    CHECK(contains(p.told, target + " is not JSON; it is kept as progress.json.damaged-1\n"));
}
