#include "asyncdemo/learner/progress_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

#include "asyncdemo/terminal/output.hpp"
#include "posix/descriptor.hpp"
#include "posix/file_identity.hpp"

namespace asyncdemo {
namespace {

using path = std::filesystem::path;
using namespace std::chrono_literals;

constexpr std::size_t most_bytes = 1'000'000;  // of a file with a line or so for each lesson

[[noreturn]] void fail(std::string_view what, const path& file) {
    throw progress_error(fmt::format("can't {} {}: {}", what, file.string(), std::strerror(errno)));
}

path with_ending(const path& file, std::string_view ending) { return file.string().append(ending); }

bool is_there(const path& file) {
    struct stat any{};
    return ::lstat(file.c_str(), &any) == 0;
}

// A link to a file that can be made, for its directory is there.
bool can_be_followed(const path& link) {
    const path directory = link_target(link).parent_path();
    std::error_code failure;
    return std::filesystem::is_directory(directory.empty() ? "." : directory, failure);
}

// A link stays one where it leads to a plain file; where it leads to something else, such as a
// device, that is not ours to rename.
path what_to_set_aside(const path& link) {
    struct stat about{};
    const bool is_plain = ::stat(link.c_str(), &about) == 0 && S_ISREG(about.st_mode);
    return is_plain ? link_target(link) : link;
}

// For nobody else to read, as the XDG specification has it.
void make_directory(const path& directory) {
    if (directory.empty() || ::mkdir(directory.c_str(), 0700) == 0 || errno == EEXIST) return;
    if (errno != ENOENT) fail("make the directory", directory);
    make_directory(directory.parent_path());
    if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) {
        fail("make the directory", directory);
    }
}

// The lock goes with the descriptor, whatever ends the program. Its file stays: were it removed,
// two could hold a lock on two files of that name.
descriptor lock_for(const path& file, std::chrono::milliseconds patience) {
    make_directory(file.parent_path());
    const path lock_file = with_ending(file, ".lock");
    descriptor lock(::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600));
    if (lock.fd() < 0) fail("open", lock_file);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(lock.fd(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) fail("lock", lock_file);
        if (std::chrono::steady_clock::now() > until) {
            throw progress_error(
                fmt::format("can't lock {}: another program has locked it", lock_file.string()));
        }
        std::this_thread::sleep_for(5ms);
    }
    return lock;
}

// What keeps the file from being opened lies in the file itself, not in the state of the system.
bool is_about_the_file(int error) {
    return error == EACCES || error == EPERM || error == ELOOP || error == ENXIO ||
           error == EOPNOTSUPP;
}

// Nothing that is no plain file of a sensible size is read, for it may have no end.
std::string content_of(const descriptor& from, const path& file) {
    struct stat about{};
    if (::fstat(from.fd(), &about) != 0) fail("read", file);
    if (!S_ISREG(about.st_mode)) throw bad_progress("is not a plain file");
    if (about.st_size > static_cast<off_t>(most_bytes)) throw bad_progress("is far too large");
    std::string content;
    std::array<char, 4096> chunk{};
    while (content.size() <= most_bytes) {
        const ssize_t count = ::read(from.fd(), chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("read", file);
        if (count == 0) break;
        content.append(chunk.data(), static_cast<std::size_t>(count));
    }
    return content;
}

void write_whole(const path& file, std::string_view text) {
    ::unlink(file.c_str());  // of a program that did not come to its end
    const descriptor to(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (to.fd() < 0 || !write_all(to.fd(), text) || ::fsync(to.fd()) != 0) {
        const int reason = errno;
        ::unlink(file.c_str());
        errno = reason;
        fail("write", file);
    }
}

// So that a new name outlives a failure of the power. Some file systems have no such thing.
void sync_directory(const path& directory) {
    const descriptor at(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (at.fd() >= 0) ::fsync(at.fd());
}

// Only under the lock, which is why one name for what is being written will do. A link stays one.
// What could not be read again is not written: the file keeps what it has.
void replace(const path& link, std::string_view text) {
    const path file = link_target(link);
    if (text.size() > most_bytes) {
        throw progress_error(
            fmt::format("can't write {}: it would take {} bytes, and only {} are allowed",
                        file.string(), text.size(), most_bytes));
    }
    const path fresh = with_ending(file, ".new");
    write_whole(fresh, text);
    if (::rename(fresh.c_str(), file.c_str()) != 0) fail("write", file);
    sync_directory(file.parent_path());
}

}  // namespace

progress_file::progress_file(std::filesystem::path path,
                             std::function<void(const std::string&)> tell,
                             std::chrono::milliseconds patience)
    : path_(std::move(path)), tell_(std::move(tell)), patience_(patience) {}

learner_progress progress_file::read() const {
    const descriptor from(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (from.fd() >= 0) return learner_progress::parse(content_of(from, path_));
    if (errno == ENOENT) {
        if (is_there(path_) && !can_be_followed(path_)) throw bad_progress("is a link to nothing");
        return {};
    }
    if (is_about_the_file(errno)) {
        throw bad_progress(fmt::format("can't be opened ({})", std::strerror(errno)));
    }
    fail("read", path_);
}

learner_progress progress_file::load() {
    try {
        return read();
    } catch (const bad_progress&) {
        // Another program may have put it right by the time that the lock is ours.
        const descriptor lock = lock_for(path_, patience_);
        return read_or_set_aside();
    }
}

void progress_file::note(std::string_view lesson, const lesson_progress& left) {
    change([&](learner_progress& all) { all.note(lesson, left); });
}

void progress_file::note_place(std::string_view lesson, const lesson_place& place,
                               std::string_view at) {
    change([&](learner_progress& all) { all.note_place(lesson, place, at); });
}

void progress_file::change(const std::function<void(learner_progress&)>& how) {
    const descriptor lock = lock_for(path_, patience_);
    learner_progress all = read_or_set_aside();
    how(all);
    replace(path_, all.text());
}

void progress_file::forget() {
    const descriptor lock = lock_for(path_, patience_);
    read_or_set_aside();
    std::error_code no_link;
    if (std::filesystem::is_symlink(path_, no_link)) {
        replace(path_, learner_progress().text());
        return;
    }
    if (::unlink(path_.c_str()) != 0 && errno != ENOENT) fail("remove", path_);
}

learner_progress progress_file::read_or_set_aside() {
    try {
        return read();
    } catch (const bad_progress& e) {
        set_aside(e.what());
        return {};
    }
}

void progress_file::set_aside(std::string_view reason) {
    const path file = what_to_set_aside(path_);
    path aside;
    for (int n = 1; aside.empty() || is_there(aside); ++n) {
        aside = with_ending(file, fmt::format(".damaged-{}", n));
    }
    if (::rename(file.c_str(), aside.c_str()) != 0) fail("set aside", file);
    if (!tell_) return;
    tell_(fmt::format("{} {}; it is kept as {}", file.string(), reason, aside.filename().string()));
}

}  // namespace asyncdemo
