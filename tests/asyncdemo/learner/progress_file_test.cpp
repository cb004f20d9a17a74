#include "asyncdemo/learner/progress_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "asyncdemo/learner/progress_place.hpp"

using namespace asyncdemo;
namespace fs = std::filesystem;

namespace {

unsigned mode_of(const std::string& path) {
    struct stat about{};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("to read makes nothing, and nothing is done") {
    progress_place p;
    CHECK(p.file().read().of("gather") == lesson_progress{});
    CHECK(p.file().load().of("gather") == lesson_progress{});
    CHECK_FALSE(fs::exists(fs::path(p.path()).parent_path()));
    CHECK(p.told.empty());
}

TEST_CASE("what was noted is there for the next, and for nobody else") {
    progress_place p;
    p.file().note("gather", done);
    p.file().note("sockets", skipped);
    CHECK(p.file().read().of("gather") == done);
    CHECK(p.file().load().of("sockets") == skipped);
    CHECK(p.names() == words{"progress.json"});
    CHECK(mode_of(p.path()) == 0600);
    CHECK(mode_of(fs::path(p.path()).parent_path()) == 0700);
    CHECK(p.told.empty());
}

TEST_CASE("what is no progress is kept, and none replaces an earlier one") {
    progress_place p;
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
    progress_place p;
    p.put("");
    REQUIRE(::truncate(p.path().c_str(), 1'000'000'000) == 0);
    CHECK_THROWS_WITH_AS((void)p.file().read(), "is far too large", bad_progress);
    p.file().note("gather", done);
    CHECK(fs::file_size(p.path(".damaged-1")) == 1'000'000'000);
}

TEST_CASE("a file that can be read can be read again when something was noted in it") {
    progress_place p;
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
    progress_place p;
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
    progress_place p;
    p.put("secret");
    fs::permissions(p.path(), fs::perms::none);
    p.file().note("gather", done);
    CHECK(fs::exists(p.path(".damaged-1")));
    CHECK(p.file().read().of("gather") == done);
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
    progress_place p;
    p.put("damaged");
    p.file().note("gather", done);
    p.file().forget();
    CHECK(p.file().read().of("gather") == lesson_progress{});
    CHECK(p.names() == words{"progress.json.damaged-1"});
    CHECK_NOTHROW(p.file().forget());
}

TEST_CASE("a link to the file stays a link, whatever is noted and forgotten") {
    progress_place p;
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
    progress_place p;
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
    progress_place p;
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
