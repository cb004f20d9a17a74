#include "asyncdemo/serve/serve_session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "aio/error.hpp"
#include "aio/first_of.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/serve/free_port.hpp"
#include "asyncdemo/serve/knock_page.hpp"
#include "asyncdemo/serve/opening_words.hpp"
#include "asyncdemo/serve/serve_picture.hpp"
#include "asyncdemo/terminal/keyboard.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/raw_terminal.hpp"
#include "report/short_text.hpp"
#include "report/terminal/live_view.hpp"
#include "runner/stage_child.hpp"
#include "runner/this_machine.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_last_lines = 10;

// Keys come to whoever is in the foreground; who asks for them elsewhere is stopped.
bool has_keys() { return ::isatty(STDIN_FILENO) == 1 && ::tcgetpgrp(STDIN_FILENO) == ::getpgrp(); }

// The page's server listens on the loop, so it goes before that.
class page_end {
public:
    explicit page_end(std::optional<web_server>& page) : page_(page) {}
    page_end(const page_end&) = delete;
    page_end& operator=(const page_end&) = delete;
    ~page_end() { page_.reset(); }

private:
    std::optional<web_server>& page_;
};

}  // namespace

serve_session::serve_session(const serve_plan& plan, const serve_command& c,
                             const wish_to_end& enough)
    : plan_(plan),
      enough_(enough),
      look_(c.look),
      is_quiet_(c.is_quiet),
      is_live_(can_show_progress(c.is_quiet) && ::isatty(STDOUT_FILENO) == 1),
      servers_(plan.servers()),
      port_(plan.at.port),
      guests_(style_from(c.look, STDOUT_FILENO)),
      phones_(plan.of(), names_),
      display_(style_from(c.look, STDERR_FILENO)) {
    at_ = static_cast<std::size_t>(std::find(servers_.begin(), servers_.end(), plan.server) -
                                   servers_.begin());
    recorded_.of = &plan.of();
    recorded_.chosen = plan.recorded();
    recorded_.machine = this_machine();
    recorded_.was_served = true;
    // References to the recordings are held while they are filled: they must not move.
    recorded_.sides.reserve(servers_.size());
}

aio::task<> serve_session::run() {
    const page_end with_loop(page_);
    co_await aio::first_of(enough_.comes(), time_to_be_open(), show(), obey_keys(), serve_sides(),
                           serve_page(), tell_phones());
    if (recorder_) end_side();
    display_.end();
}

void serve_session::write_table() {
    lines_.write_rest();
    const duration open = std::chrono::steady_clock::now() - opened_at_;
    write_results(is_live_ ? guests_.summary(open) : guests_.table(open));
}

// From the moment on in which it is open: even the shortest time shows that.
aio::task<> serve_session::time_to_be_open() {
    co_await is_open_.wait();
    co_await aio::sleep(plan_.open_for);
}

aio::task<> serve_session::show() {
    if (is_live_) {
        co_await show_picture();
    } else {
        co_await lines_.write_on();
    }
}

aio::task<> serve_session::show_picture() {
    co_await is_open_.wait();
    for (;;) {
        const aio::time_point begun = aio::loop::current().now();
        draw();
        co_await aio::sleep(rest_after_picture(aio::loop::current().now() - begun));
    }
}

aio::task<> serve_session::obey_keys() {
    co_await is_open_.wait();
    if (!is_live_ || !has_keys()) co_await aio::sleep_forever();
    const raw_terminal modes(STDIN_FILENO, "");
    keyboard keys(STDIN_FILENO);
    for (;;) {
        const key pressed = co_await keys.next();
        if (pressed.is == key::kind::end) break;
        if (pressed.text == "q") co_return;
        if (pressed.text == "s" && servers_.size() > 1) is_switched_.set();
    }
    co_await aio::sleep_forever();  // nobody will press a key any more
}

aio::task<> serve_session::serve_page() {
    co_await is_open_.wait();
    if (page_) co_await page_->serve();
    co_await aio::sleep_forever();
}

aio::task<> serve_session::tell_phones() {
    co_await is_open_.wait();
    for (;;) {
        if (recorder_ && phones_.people().size() > 0) {
            recorder_->grow(open_s());
            phones_.tell(recording_of_side(), recorder_->line(), recorder_->corrections());
        }
        co_await aio::sleep(picture_interval);
    }
}

aio::task<> serve_session::serve_sides() {
    bool goes_on = co_await serve_until_switched();
    while (goes_on) {
        end_side();
        at_ = (at_ + 1) % servers_.size();
        tell(fmt::format("now side {}: {}\n", servers_[at_]->name, servers_[at_]->about));
        const address here{plan_.at.host, port_};
        co_await until_free(here);
        goes_on = co_await serve_until_switched();
    }
}

// False when the server has ended by itself.
aio::task<bool> serve_session::serve_until_switched() {
    is_switched_.clear();
    address entrance = plan_.at;
    entrance.port = port_;
    server_runner runner(stage_request{.lesson = std::string(plan_.of().name),
                                       .side = servers_[at_]->name,
                                       .role = stage_role::server,
                                       .chosen = plan_.chosen,
                                       .entrance = entrance},
                         start_stage_child, static_cast<server_watcher&>(*this));
    const auto [ended, switched] = co_await aio::first_of(runner.run(), until_switched());
    co_return switched.has_value();
}

aio::task<> serve_session::until_switched() { co_await is_switched_.wait(); }

void serve_session::opened(const std::vector<std::uint16_t>& ports, aio::time_point began) {
    ports_ = ports;
    port_ = ports.front();
    began_ = began;
    if (!is_open_.is_set()) {
        opened_at_ = began_;
        open_page();
        say_opening(plan_, ports, page_ ? page_->port() : 0, look_, is_quiet_);
        if (!is_live_ && !is_quiet_) lines_.add(guests_.heading());
    }
    begin_side();
    is_open_.set();
}

// At the port ten above the server's, or at any where that is taken.
void serve_session::open_page() {
    constexpr std::uint16_t above = 10;
    if (plan_.of().serve.by_browser.empty()) return;
    const bool is_chosen = plan_.at.port != 0 && port_ <= UINT16_MAX - above;
    address at = plan_.at;
    for (const int port : {is_chosen ? port_ + above : 0, 0}) {
        at.port = static_cast<std::uint16_t>(port);
        try {
            std::vector<web_page> pages{knock_page(ports_)};
            page_.emplace(at.endpoint(), std::move(pages), phones_.people());
            return;
        } catch (const aio::error& e) {
            if (at.port == 0)
                asyncdemo::tell(fmt::format("warning: no page for phones: {}", e.what()));
        }
    }
}

void serve_session::knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns) {
    const std::string lane = recorder_->knocked(port, who, at_ns);
    phones_.knocked(lane);
    tell(guests_.knocked(port, is_live_ ? lane : who, in_session(at_ns)));
}

void serve_session::saw(const client_seen& c) {
    client_seen shown = c;
    const std::string lane = recorder_->saw(c);
    phones_.saw(lane, c);
    shown.name = is_live_ ? lane : short_text(c.name);
    shown.at_ns = in_session(c.at_ns);
    shown.since_ns = in_session(c.since_ns);
    tell(guests_.saw(shown));
}

void serve_session::recorded(const event& e) {
    if (recorder_) recorder_->add(e);
}

// A side that was open before goes on where it was.
void serve_session::begin_side() {
    recording& into = recording_of_side();
    recorder_ = std::make_unique<visit_recorder>(into, names_, into.wall_s);
    phones_.open(*servers_[at_], ports_);
}

void serve_session::end_side() {
    recorder_->close(open_s());
    recorder_.reset();
    phones_.close();
    const duration at = std::chrono::steady_clock::now() - opened_at_;
    if (is_switched_.is_set()) guests_.cut_off(at.count());
}

recording& serve_session::recording_of_side() {
    const side* const of = servers_[at_];
    const auto found = std::find_if(recorded_.sides.begin(), recorded_.sides.end(),
                                    [of](const side_run& s) { return s.of == of; });
    if (found != recorded_.sides.end()) return found->runs.front();
    return recorded_.sides.emplace_back(side_run{of, {}}).runs.emplace_back();
}

double serve_session::open_s() const {
    return seconds(aio::loop::current().now() - began_).count();
}

std::int64_t serve_session::in_session(std::int64_t at_ns) const {
    return at_ns + duration(began_ - opened_at_).count();
}

void serve_session::tell(std::string line) {
    if (line.empty()) return;
    if (!is_live_) return lines_.add(std::move(line));
    line.pop_back();  // its newline
    last_lines_.push_back(std::move(line));
    if (last_lines_.size() > most_last_lines) last_lines_.erase(last_lines_.begin());
}

void serve_session::draw() {
    if (!recorder_) return;  // between two sides
    recorder_->grow(open_s());
    const std::string above = title();
    const std::string below = prompt();
    const terminal_style style = display_.style();
    display_.show(draw_serving({plan_.of(), recording_of_side(), above, last_lines_, below}, style,
                               display_.most_lines()));
}

std::string serve_session::title() const {
    const side& open = *servers_[at_];
    return fmt::format("{}, side {}: {}{}", plan_.of().name, open.name,
                       open.is_mistake() ? "the mistake: " : "", open.about);
}

std::string serve_session::prompt() const {
    const duration open = std::chrono::steady_clock::now() - opened_at_;
    const auto whole = std::chrono::floor<std::chrono::seconds>(open).count();
    const std::string keys =
        servers_.size() > 1
            ? fmt::format("s: side {}, q: end", servers_[(at_ + 1) % servers_.size()]->name)
            : "q: end";
    return fmt::format("Open for {}:{:02}, port{} {}   {}", whole / 60, whole % 60,
                       ports_.size() == 1 ? "" : "s", fmt::join(ports_, " and "),
                       has_keys() ? keys : "Ctrl-C ends it");
}

}  // namespace asyncdemo
