// A place for files that a test makes.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// A directory that is removed with all that is in it.
class temporary_directory {
public:
    temporary_directory();
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    ~temporary_directory();

    [[nodiscard]] std::string path(std::string_view name) const {
        return path_ + "/" + std::string(name);
    }
    /// Makes the file, with that content.
    [[nodiscard]] std::string file(std::string_view name, std::string_view content) const;

private:
    std::string path_;
};

}  // namespace asyncdemo
