#include "asyncdemo/serve/opening_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "asyncdemo/cli/host_option.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "report/text_layout.hpp"
#include "serving/backlog.hpp"
#include "serving/serving_limits.hpp"
#include "web/qr_code.hpp"

namespace asyncdemo {
namespace {

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

class opening {
public:
    opening(const serve_plan& plan, const look_options& look, bool is_quiet)
        : plan_(plan), look_(look), is_quiet_(is_quiet) {}

    void say_all(const std::vector<std::uint16_t>& ports, std::uint16_t page) const {
        say(fmt::format("{}, side {}: {}.", plan_.of().name, plan_.server->name,
                        plan_.server->about));
        say(fmt::format("Open at {}, port{} {}, for {} (--for); Ctrl-C ends it.", plan_.at.host,
                        ports.size() == 1 ? "" : "s", fmt::join(ports, " and "),
                        show_time(plan_.open_for)));
        tell_the_room(ports.back(), page);
        if (is_quiet_) return;
        say(tries(ports.front()));
        say(describe_limits(plan_.of().serve));
        if (!unaccepted({})) {
            say("This system doesn't say how long a client waited to be accepted: its wait is "
                "counted from then on.");
        }
    }

private:
    // A sentence, in lines that fit on a terminal; elsewhere it stays in one.
    void say(std::string_view sentence) const {
        const auto width = static_cast<std::size_t>(style_from(look_, STDERR_FILENO).width);
        const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
        for (const std::string& line : wrap(sentence, is_terminal ? width : sentence.size())) {
            write_message(line + "\n");
        }
    }

    // The story names the usual address; what is said is where this server is.
    [[nodiscard]] std::string tries(std::uint16_t port) const {
        constexpr std::string_view usual = "127.0.0.1:9001";
        const std::vector<std::string> hosts = reachable_at(plan_.at.host);
        const address here{hosts.empty() ? "127.0.0.1" : hosts.front(), port};
        std::string text = plan_.of().serve.tries;
        for (std::size_t at = text.find(usual); at != std::string::npos;
             at = text.find(usual, at + 1)) {
            text.replace(at, usual.size(), to_string(here));
        }
        return text;
    }

    void tell_the_room(std::uint16_t port, std::uint16_t page) const {
        const std::vector<std::string> hosts = reachable_at(plan_.at.host);
        if (!is_loopback(plan_.at)) {
            say(fmt::format(
                "asyncdemo: warning: --host {} lets everybody on the network knock here",
                plan_.at.host));
        }
        if (is_quiet_ && is_loopback(plan_.at)) return;
        const std::string_view scheme = plan_.of().serve.scheme;
        for (const std::string& host : hosts) {
            write_message(scheme.empty() ? fmt::format("Try it:  nc {} {}\n", host, port)
                                         : fmt::format("Try it:  {}://{}/\n", scheme,
                                                       to_string(address{host, port})));
        }
        if (scheme.empty()) {
            say("It speaks plain lines of text: use nc or telnet; a browser has its page.");
        }
        if (page != 0) tell_page(hosts, page);
    }

    void tell_page(const std::vector<std::string>& hosts, std::uint16_t port) const {
        const bool is_for_network = !is_loopback(plan_.at);
        for (const std::string& host : hosts) {
            write_message(fmt::format("Page: http://{}/{}\n", to_string(address{host, port}),
                                      is_for_network ? " - open it on a phone" : ""));
        }
        if (is_for_network && !hosts.empty()) draw_code(to_string(address{hosts.front(), port}));
    }

    void draw_code(const std::string& where) const {
        if (::isatty(STDERR_FILENO) != 1) return;
        const terminal_style style = style_from(look_, STDERR_FILENO);
        const qr_code code("http://" + where + "/");
        // Where we set both colours, it is dark on light, as all cameras read it.
        const qr_drawing drawn =
            style.has_color ? qr_drawing::dark_modules : qr_drawing::light_modules;
        for (const std::string& line :
             style.is_ascii ? in_ascii(code, drawn) : in_half_blocks(code, drawn)) {
            write_message(style.has_color ? "\x1b[30;107m" + line + "\x1b[0m\n" : line + "\n");
        }
    }

    const serve_plan& plan_;
    const look_options& look_;
    const bool is_quiet_;
};

}  // namespace

void say_opening(const serve_plan& plan, const std::vector<std::uint16_t>& ports,
                 std::uint16_t page, const look_options& look, bool is_quiet) {
    opening(plan, look, is_quiet).say_all(ports, page);
}

}  // namespace asyncdemo
