// A file that a report is written to: either it has all of the report in the end, or what it had
// before.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace asyncdemo {

/// The name that stands for standard output, and for standard input where one is read.
inline constexpr std::string_view standard_stream = "-";

class report_file {
public:
    /// Finds out whether it can be written, so that a run is not in vain: a file is written beside
    /// the one that it is to replace. What is no file (a device, a pipe) is opened, and a pipe that
    /// nobody reads yet is waited for, with a word. Throws `environment_error` with its name.
    explicit report_file(std::string name);
    report_file(const report_file&) = delete;
    report_file& operator=(const report_file&) = delete;
    ~report_file();

    /// Writes all of it. Throws `environment_error` with the file's name; a file has what it had
    /// before then.
    void write(std::string_view text);

    /// Says that it is not written, after all.
    void leave() const;

private:
    enum class kind { standard_output, regular, special };

    void open_special(bool is_pipe);
    void write_beside(std::string_view text) const;
    void write_in_place(std::string_view text) const;
    [[noreturn]] void fail() const;

    std::string name_;
    kind kind_ = kind::regular;
    std::filesystem::path target_;  // of a regular file
    bool is_in_place_ = false;      // its directory takes no other file
    int fd_ = -1;                   // of a special one
};

}  // namespace asyncdemo
