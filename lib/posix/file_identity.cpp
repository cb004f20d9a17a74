#include "posix/file_identity.hpp"

#include <sys/stat.h>
#ifdef __linux__
#include <sys/sysmacros.h>  // major
#endif

#include <system_error>
#include <utility>

namespace asyncdemo {
namespace {

// The devices that only take are one kind of device, /dev/null one of them.
bool only_takes(const struct stat& about) {
    struct stat null{};
    return S_ISCHR(about.st_mode) && ::stat("/dev/null", &null) == 0 &&
           major(about.st_rdev) == major(null.st_rdev);
}

std::optional<file_identity> identity_in(const struct stat& about) {
    if (only_takes(about)) return std::nullopt;
    return file_identity{.device = about.st_dev, .inode = about.st_ino};
}

}  // namespace

std::optional<file_identity> identity_of(const std::filesystem::path& name) {
    struct stat about{};
    if (::stat(name.c_str(), &about) == 0) return identity_in(about);
    const std::filesystem::path target = link_target(name);
    const std::filesystem::path directory = target.has_parent_path() ? target.parent_path() : ".";
    if (::stat(directory.c_str(), &about) != 0) return std::nullopt;
    return file_identity{about.st_dev, about.st_ino, target.filename().string()};
}

std::optional<file_identity> identity_of(int fd) {
    struct stat about{};
    return ::fstat(fd, &about) == 0 ? identity_in(about) : std::nullopt;
}

std::filesystem::path link_target(std::filesystem::path path) {
    constexpr int longest_chain = 40;  // as on Linux
    std::error_code no_link;
    for (int i = 0; i < longest_chain; ++i) {
        const std::filesystem::path to = std::filesystem::read_symlink(path, no_link);
        if (no_link) break;
        path = path.parent_path() / to;  // which is `to` alone where that is absolute
    }
    return path;
}

}  // namespace asyncdemo
