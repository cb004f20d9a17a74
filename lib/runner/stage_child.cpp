#include "runner/stage_child.hpp"

#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "posix/inherited_state.hpp"
#include "runner/own_executable.hpp"

namespace asyncdemo {
namespace {

constexpr auto program_name = "asyncdemo";  // as `ps` shows it, wherever its file is found
constexpr std::size_t longest_line = 1'048'576;

stage_request as_here(stage_request request) {
    request.ignored_signals = ignored_signals();
    return request;
}

}  // namespace

stage_child::stage_child(stage_request request)
    : child_(own_executable(), {"stage", to_json(as_here(std::move(request)))}, program_name) {}

aio::task<> stage_child::say(std::string word) {
    word += '\n';
    co_await child_.input().write(word);
}

aio::task<std::optional<event>> stage_child::next_event() {
    for (;;) {
        const std::size_t end = unread_.find('\n', seen_);
        if (end != std::string::npos) {
            const event e = parse_line(std::string_view(unread_).substr(taken_, end - taken_));
            taken_ = seen_ = end + 1;
            co_return e;
        }
        unread_.erase(0, std::exchange(taken_, 0));
        seen_ = unread_.size();
        if (seen_ > longest_line) throw bad_event("wrote a line without an end");
        const std::size_t count = co_await child_.output().read(chunk_);
        if (count == 0) co_return std::nullopt;
        unread_.append(chunk_.data(), count);
    }
}

void require_good_end(const aio::exit_status& status, bool has_finished, std::string_view who) {
    if (status.signal != 0) {
        throw ended_badly(ending::crashed,
                          fmt::format("{}crashed ({})", who, strsignal(status.signal)));
    }
    if (!has_finished) {
        throw ended_badly(ending::crashed,
                          fmt::format("{}ended without a word, exit code {}", who, status.code));
    }
}

}  // namespace asyncdemo
