#include "runner/stage_child.hpp"

#include <fmt/format.h>
#include <uv.h>

#include <cstring>
#include <utility>

namespace asyncdemo {
namespace {

constexpr std::size_t longest_line = 1'048'576;

std::string own_path() {
    std::array<char, 4096> path{};
    std::size_t length = path.size();
    aio::check(uv_exepath(path.data(), &length), "find this program's own file");
    return {path.data(), length};
}

}  // namespace

stage_child::stage_child(const stage_request& request)
    : child_(own_path(), {"stage", to_json(request)}) {}

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

std::string describe(const aio::error& e) {
    std::string text = e.what();
    if (e.code() == UV_EMFILE || e.code() == UV_ENFILE) {
        text += ": raise the limit (ulimit -n 1024), or run fewer sides (--side)";
    } else if (e.code() == UV_EAGAIN) {
        text += ": the system gives no more processes; raise the limit (ulimit -u)";
    }
    return text;
}

}  // namespace asyncdemo
