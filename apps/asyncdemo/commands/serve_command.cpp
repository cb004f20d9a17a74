#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "aio/event.hpp"
#include "aio/first_of.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/cli/typed_value.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/guest_list.hpp"
#include "asyncdemo/terminal/line_writer.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "posix/interfaces.hpp"
#include "report/text_layout.hpp"
#include "runner/ended_badly.hpp"
#include "runner/server_runner.hpp"
#include "runner/stage_child.hpp"
#include "serving/backlog.hpp"
#include "serving/serving_limits.hpp"

namespace asyncdemo {
namespace {

constexpr std::uint16_t usual_port = 9001;
constexpr integer highest_port = 65534;  // a server may have the next one too
constexpr std::chrono::hours usual_time{1};

/// What to serve, where, and for how long.
struct serve_plan {
    const lesson* of = nullptr;
    const side* server = nullptr;
    settings chosen;
    address at;
    duration open_for{};
};

std::string lessons_with_servers(const catalog& lessons) {
    std::vector<std::string_view> names;
    for (const catalog_entry& e : lessons) {
        if (!e.lesson.serve.side.empty()) names.push_back(e.lesson.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

const lesson& choose_lesson(const catalog& lessons, const serve_command& c) {
    if (c.lesson.empty()) {
        throw usage_error(fmt::format("name a lesson: asyncdemo serve LESSON, where it can be {}",
                                      lessons_with_servers(lessons)));
    }
    return require_lesson(lessons, c.lesson).lesson;
}

const side& choose_server(const lesson& l, const run_plan& plan, const serve_command& c) {
    if (c.sides.empty()) return *l.find_side(l.serve.side);
    if (plan.sides.size() > 1) throw usage_error("--side: one server can be open at a time");
    const side& chosen = *plan.sides.front();
    if (!chosen.serve) throw usage_error(fmt::format("--side {} has no server", chosen.name));
    return chosen;
}

void require_address(const address& a) {
    try {
        to_socket_address(a);
    } catch (const std::invalid_argument&) {
        throw bad_value(
            "is not an address: write a number, such as 127.0.0.1 or ::1, or 0.0.0.0 to let in the "
            "whole network");
    }
}

address parse_address(const std::string& host) {
    address a{host, 0};
    require_address(a);
    if (lacks_zone(a)) {
        throw bad_value(fmt::format(
            "exists in every network: add the name of an interface of this machine, as in {}%eth0",
            host.substr(0, host.find('%'))));
    }
    return a;
}

serve_plan plan_serving(const catalog& lessons, const serve_command& c) {
    const lesson& l = choose_lesson(lessons, c);
    run_plan plan = plan_from(
        l,
        {.chosen = {.sides = c.sides}, .clock = {}, .parameters = c.parameters, .predictions = {}},
        {});
    for (const any_parameter& parameter : l.parameters) {
        const std::string name(name_of(parameter));
        if (c.parameters.contains(name)) continue;
        plan.chosen.values[name] = l.serve.initial_value(parameter);
    }
    serve_plan p;
    p.of = &l;
    p.server = &choose_server(l, plan, c);
    p.chosen = plan.chosen;
    if (c.host) p.at = read("--host", *c.host, parse_address);
    p.at.port = usual_port;
    if (c.port) {
        p.at.port = static_cast<std::uint16_t>(read("--port", *c.port, [](const auto& text) {
            return parse_count_between(text, 0, highest_port);
        }));
    }
    p.open_for = c.open_for ? read("--for", *c.open_for, parse_limit) : duration(usual_time);
    return p;
}

// The addresses by which others reach what listens at `host`.
std::vector<std::string> reachable_at(const std::string& host) {
    const bool is_wildcard = host == "0.0.0.0" || host == "::";
    return is_wildcard ? reachable_by(host, interface_addresses()) : std::vector{host};
}

std::string show_time(duration d) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(d);
    return minutes == d && d > duration{} ? fmt::format("{}m", minutes.count()) : write_duration(d);
}

std::string describe_limits(const open_house& of) {
    namespace limits = serving_limits;
    const std::string of_lines = of.scheme.empty()
                                     ? fmt::format("lines of {} bytes, {} kB in all, and ",
                                                   limits::line_bytes, limits::client_bytes / 1000)
                                     : "";
    return fmt::format(
        "Limits: {} clients at a time on the loop, {} with threads; for each client, {}{} of "
        "silence.",
        limits::clients_on_loop, limits::clients_with_threads, of_lines,
        show_time(limits::patience));
}

/// A server that is open, and what is shown of it.
class open_server final : server_watcher {
public:
    open_server(const serve_plan& plan, const serve_command& c, const wish_to_end& enough)
        : plan_(plan),
          enough_(enough),
          look_(c.look),
          is_quiet_(c.is_quiet),
          guests_(style_from(c.look, STDOUT_FILENO)),
          runner_({.lesson = std::string(plan.of->name),
                   .side = std::string(plan.server->name),
                   .role = stage_role::server,
                   .chosen = plan.chosen,
                   .entrance = plan.at},
                  start_stage_child, *this) {}

    /// Runs it as long as planned, or until a signal says that it is enough.
    aio::task<> run() {
        co_await aio::first_of(enough_.comes(), time_to_be_open(), lines_.write_on(),
                               runner_.run());
    }

    [[nodiscard]] bool has_opened() const { return is_open_.is_set(); }

    /// The lines that were not written yet, and everybody who came.
    void write_table() {
        lines_.write_rest();
        write_results(guests_.table(std::chrono::steady_clock::now() - opened_at_));
    }

private:
    // From the moment on in which it is open: even the shortest time shows that.
    aio::task<> time_to_be_open() {
        co_await is_open_.wait();
        co_await aio::sleep(plan_.open_for);
    }

    void opened(const std::vector<std::uint16_t>& ports) override {
        is_open_.set();
        opened_at_ = std::chrono::steady_clock::now();
        say(fmt::format("{}, side {}: {}.", plan_.of->name, plan_.server->name,
                        plan_.server->about));
        say(fmt::format("Open at {}, port{} {}, for {} (--for); Ctrl-C ends it.", plan_.at.host,
                        ports.size() == 1 ? "" : "s", fmt::join(ports, " and "),
                        show_time(plan_.open_for)));
        tell_the_room(ports.back());
        if (is_quiet_) return;
        say(plan_.of->serve.tries);
        say(describe_limits(plan_.of->serve));
        if (!unaccepted({})) {
            say("This system doesn't say how long a client waited to be accepted: its wait is "
                "counted from then on.");
        }
        lines_.add(guests_.heading());
    }

    // A sentence, in lines that fit on a terminal; elsewhere it stays in one.
    void say(std::string_view sentence) const {
        const auto width = static_cast<std::size_t>(style_from(look_, STDERR_FILENO).width);
        const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
        for (const std::string& line : wrap(sentence, is_terminal ? width : sentence.size())) {
            write_message(line + "\n");
        }
    }

    void tell_the_room(std::uint16_t port) const {
        const std::vector<std::string> hosts = reachable_at(plan_.at.host);
        if (!is_loopback(plan_.at)) {
            say(fmt::format(
                "asyncdemo: warning: --host {} lets everybody on the network knock here",
                plan_.at.host));
        }
        if (is_quiet_ && is_loopback(plan_.at)) return;
        const std::string_view scheme = plan_.of->serve.scheme;
        for (const std::string& host : hosts) {
            write_message(scheme.empty() ? fmt::format("Try it:  nc {} {}\n", host, port)
                                         : fmt::format("Try it:  {}://{}/\n", scheme,
                                                       to_string(address{host, port})));
        }
        if (!scheme.empty()) return;
        say("It speaks plain lines of text, not HTTP, so a browser can't show it: use nc or "
            "telnet.");
    }

    void knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns) override {
        lines_.add(guests_.knocked(port, who, at_ns));
    }

    void saw(const client_seen& c) override { lines_.add(guests_.saw(c)); }

    const serve_plan& plan_;
    const wish_to_end& enough_;
    const look_options& look_;
    const bool is_quiet_;
    guest_list guests_;
    line_writer lines_;
    server_runner runner_;
    aio::event is_open_;
    std::chrono::steady_clock::time_point opened_at_{};
};

// Why the server did not come to a good end; nothing when it did.
std::string run_to_its_end(open_server& server) {
    try {
        aio::run(server.run());
    } catch (const ended_badly& e) {
        return e.what();
    } catch (const bad_event& e) {
        return e.what();
    }
    return {};
}

}  // namespace

exit_code serve(const catalog& lessons, const serve_command& c) {
    const serve_plan plan = plan_serving(lessons, c);
    const wish_to_end enough;
    open_server server(plan, c, enough);
    const std::string problem = run_to_its_end(server);
    if (server.has_opened()) server.write_table();
    if (!problem.empty()) throw environment_error(problem);
    return wish_to_end::has_come() ? wish_to_end::code() : exit_code::ok;
}

}  // namespace asyncdemo
