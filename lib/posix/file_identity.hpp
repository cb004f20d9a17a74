// Which file a name means, so that links do not hide that two names mean the same one.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

namespace asyncdemo {

/// Of a file that is there: its device and inode. Of one that is not there yet: those of its
/// directory, with its name in it.
struct file_identity {
    dev_t device = 0;
    ino_t inode = 0;
    std::string name = {};

    friend bool operator==(const file_identity&, const file_identity&) = default;
};

/// Nothing for what can't be the same as anything in a way that matters: a device that only takes,
/// such as /dev/null, or a name in a directory that is not there.
std::optional<file_identity> identity_of(const std::filesystem::path& name);

/// Of a file that is open; nothing as well when it is not.
std::optional<file_identity> identity_of(int fd);

/// The name of the file itself where `path` is a symbolic link, else `path`: replacing a file by
/// another then replaces what the link leads to, and not the link. The file need not be there. A
/// chain of links without an end is left where it is too long.
std::filesystem::path link_target(std::filesystem::path path);

}  // namespace asyncdemo
