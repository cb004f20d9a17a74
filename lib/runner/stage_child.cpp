#include "runner/stage_child.hpp"

#include <array>
#include <utility>

#include "posix/inherited_state.hpp"
#include "posix/process_figures.hpp"
#include "runner/event_lines.hpp"
#include "runner/own_executable.hpp"

namespace asyncdemo {
namespace {

constexpr auto program_name = "asyncdemo";  // as `ps` shows it, wherever its file is found

class stage_child final : public stage_link {
public:
    stage_child(const stage_request& request, const std::string& executable)
        : child_(executable, {"stage", to_json(request)}, program_name) {}

    aio::task<> say(std::string line) override {
        line += '\n';
        co_await child_.input().write(line);
    }

    aio::task<std::optional<event>> next_event() override {
        for (;;) {
            if (std::optional<event> next = lines_.next()) co_return next;
            const std::size_t count = co_await child_.output().read(chunk_);
            if (count == 0) co_return std::nullopt;
            lines_.add({chunk_.data(), count});
        }
    }

    aio::task<aio::exit_status> exit() override { co_return co_await child_.wait(); }

    [[nodiscard]] std::optional<std::int64_t> thread_count() const override {
        return asyncdemo::thread_count(child_.pid());
    }

private:
    aio::process child_;
    event_lines lines_;
    std::array<char, 16384> chunk_{};
};

}  // namespace

std::unique_ptr<stage_link> start_stage_child(stage_request request) {
    return start_stage_of(own_executable(), std::move(request));
}

std::unique_ptr<stage_link> start_stage_of(const std::string& executable, stage_request request) {
    request.ignored_signals = ignored_signals();
    return std::make_unique<stage_child>(request, executable);
}

}  // namespace asyncdemo
