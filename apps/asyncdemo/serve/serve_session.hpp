// A lesson's servers while they are open for people: one side at a time, and what is shown of it.
// On a terminal that is a picture that grows, and keys; elsewhere a line as soon as there is
// something to tell.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "aio/event.hpp"
#include "aio/task.hpp"
#include "asyncdemo/cli/command.hpp"
#include "asyncdemo/serve/guest_list.hpp"
#include "asyncdemo/serve/guest_names.hpp"
#include "asyncdemo/serve/knock_host.hpp"
#include "asyncdemo/serve/serve_plan.hpp"
#include "asyncdemo/serve/visit_recorder.hpp"
#include "asyncdemo/terminal/line_writer.hpp"
#include "asyncdemo/terminal/live_display.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "lesson/lesson_run.hpp"
#include "runner/server_runner.hpp"
#include "web/web_server.hpp"

namespace asyncdemo {

class serve_session final : server_watcher {
public:
    /// All of them outlive it.
    serve_session(const serve_plan& plan, const serve_command& c, const wish_to_end& enough);

    /// Serves as long as planned, or until a signal or a key says that it is enough. Throws what
    /// `server_runner::run` does, `environment_error`.
    aio::task<> run();

    [[nodiscard]] bool has_opened() const { return is_open_.is_set(); }

    /// The lines that were not written yet, and what became of everybody. Throws as `write_results`
    /// does.
    void write_table();

    /// All that happened, as a run of the sides that were open: nothing of it is judged.
    [[nodiscard]] const lesson_run& recorded() const { return recorded_; }

private:
    aio::task<> time_to_be_open();
    aio::task<> show();
    aio::task<> show_picture();
    aio::task<> obey_keys();
    aio::task<> serve_page();
    aio::task<> tell_phones();
    aio::task<> serve_sides();
    aio::task<bool> serve_until_switched();
    aio::task<> until_switched();

    void opened(const std::vector<std::uint16_t>& ports, aio::time_point began) override;
    void knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns) override;
    void saw(const client_seen& c) override;
    void recorded(const event& e) override;

    void open_page();
    void begin_side();
    void end_side();
    void draw();
    void tell(std::string line);
    [[nodiscard]] recording& recording_of_side();
    [[nodiscard]] double open_s() const;
    [[nodiscard]] std::int64_t in_session(std::int64_t at_ns) const;
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string prompt() const;

    const serve_plan& plan_;
    const wish_to_end& enough_;
    const look_options& look_;
    const bool is_quiet_;
    const bool is_live_;  // a picture, on a terminal
    const std::vector<const side*> servers_;
    std::size_t at_ = 0;  // which of them is open
    std::uint16_t port_;  // the first one; the system's choice until it has opened
    std::vector<std::uint16_t> ports_;

    guest_list guests_;
    guest_names names_;
    lesson_run recorded_;
    std::unique_ptr<visit_recorder> recorder_;  // while a side is open
    aio::time_point began_{};                   // the side that is open, or was the last one
    aio::event is_open_;
    aio::event is_switched_;
    std::chrono::steady_clock::time_point opened_at_{};  // the first one

    knock_host phones_;
    std::optional<web_server> page_;  // where a browser can knock

    line_writer lines_;
    std::vector<std::string> last_lines_;
    live_display display_;
};

}  // namespace asyncdemo
