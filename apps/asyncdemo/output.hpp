// Results on their way out of the program: nothing is lost without a word.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace asyncdemo {

/// Writes to standard output. Throws `environment_error` when that fails, `reader_gone` when nobody
/// reads any more.
void write_results(std::string_view text);

/// Writes a message to standard error; there is nobody to tell when that fails.
void write_message(std::string_view text);

/// Writes all of the text to a descriptor; false when the system refuses: errno says why.
bool write_all(int fd, std::string_view text);

/// Does each of them, also when one before it fails; then throws what the first failure threw. So
/// one report that can't be written does not cost the others.
void do_each(std::initializer_list<std::function<void()>> writes);

/// A file that a report will be written to. It is opened at once, so that a run is not in vain, and
/// keeps what it had until it is written.
class report_file {
public:
    /// Throws `environment_error` with the file's name.
    explicit report_file(std::string path);
    report_file(const report_file&) = delete;
    report_file& operator=(const report_file&) = delete;
    /// Removes the file if it is new and nothing was written.
    ~report_file();

    /// Replaces what the file had. Throws `environment_error` with the file's name.
    void write(std::string_view text);

    /// Says that it is not written, after all.
    void leave() const;

private:
    [[noreturn]] void fail() const;

    std::string path_;
    bool is_new_ = false;
    int fd_ = -1;
};

}  // namespace asyncdemo
