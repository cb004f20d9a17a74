#include "asyncdemo/commands/recording_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "asyncdemo/commands/report_file.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "report/json/run_reader.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_recorded_bytes = std::size_t{256} << 20U;  // of over a million spans
constexpr std::size_t block = std::size_t{1} << 20U;

std::string_view shown_name(std::string_view path) {
    return path == standard_stream ? "standard input" : path;
}

/// An open file, closed in the end.
class source_file {
public:
    /// Throws `environment_error`.
    explicit source_file(const std::string& path)
        : path_(path),
          fd_(path == standard_stream ? ::dup(STDIN_FILENO)
                                      : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (fd_ < 0) fail();
    }
    source_file(const source_file&) = delete;
    source_file& operator=(const source_file&) = delete;
    ~source_file() { ::close(fd_); }

    /// How much there is to read, as far as the system knows.
    [[nodiscard]] std::size_t size() const {
        struct stat known{};
        return ::fstat(fd_, &known) == 0 ? static_cast<std::size_t>(known.st_size) : 0;
    }

    /// Reads on, behind what `text` has. False at the end of the file. Throws `environment_error`.
    [[nodiscard]] bool read_on(std::string& text) const {
        const std::size_t before = text.size();
        text.resize(before + block);
        ssize_t count = 0;
        do {
            count = ::read(fd_, text.data() + before, block);
        } while (count < 0 && errno == EINTR);
        if (count < 0) fail();
        text.resize(before + static_cast<std::size_t>(count));
        return count > 0;
    }

private:
    [[noreturn]] void fail() const {
        throw environment_error(
            fmt::format("can't read {}: {}", shown_name(path_), std::strerror(errno)));
    }

    const std::string& path_;
    int fd_;
};

// What can't be a recording is not read to its end: it may be an image of a disk.
void require_first_bytes(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{') {
        throw bad_document("is not a recording: it doesn't begin with {");
    }
}

void require_sane_size(std::size_t bytes) {
    if (bytes <= most_recorded_bytes) return;
    throw bad_document(fmt::format("is larger than {} MB", most_recorded_bytes >> 20U));
}

// Throws `bad_document` as soon as it can be none.
std::string text_of(const std::string& path) {
    const source_file file(path);
    std::string text;
    if (file.read_on(text)) require_first_bytes(text);
    require_sane_size(file.size());
    text.reserve(file.size() + block);
    while (file.read_on(text)) require_sane_size(text.size());
    return text;
}

}  // namespace

lesson_run load_recording(const catalog& lessons, const std::string& path) {
    const lesson_lookup find_lesson = [&lessons](std::string_view name) {
        const catalog_entry* const entry = find(lessons, name);
        return entry == nullptr ? nullptr : &entry->lesson;
    };
    try {
        return read_run(text_of(path), find_lesson);
    } catch (const bad_document& e) {
        throw usage_error(fmt::format("can't replay {}: {}", shown_name(path), e.what()));
    }
}

}  // namespace asyncdemo
