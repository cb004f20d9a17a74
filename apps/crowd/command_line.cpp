#include "crowd/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <stdexcept>

#include "posix/address.hpp"

namespace asyncdemo::crowd {
namespace {

constexpr std::uint32_t most_people = 5'000;
constexpr int longest_s = 600;
constexpr std::uint32_t usual_share = 10;  // of the people: a tenth

void require_number(const std::string& host) {
    try {
        to_socket_address({host, 0});
    } catch (const std::invalid_argument&) {
        throw usage_error(
            fmt::format("--host \"{}\" is not an address: write it in numbers, "
                        "such as 127.0.0.1 or ::1",
                        host));
    }
}

}  // namespace

typed_plan parse_command_line(int argc, const char* const* argv) {
    typed_plan plan;
    std::string host = plan.to.host;
    std::uint16_t port = 0;
    int seconds = static_cast<int>(plan.lasts.count());
    CLI::App app(
        "A crowd of browsers at a room: they join, vote and hear; some of them slowly, "
        "and some of them make trouble. Prints what they saw, as JSON.",
        "asyncdemo-crowd");
    app.add_option("--host", host, "the address of the room, in numbers")->capture_default_str();
    app.add_option("--port", port, "its port")->required()->check(CLI::Range(1, 65'535));
    app.add_option("--people", plan.who.people, "how many come")
        ->capture_default_str()
        ->check(CLI::Range(1U, most_people));
    auto* const slow = app.add_option("--slow", plan.who.slow, "how many of them read slowly");
    auto* const hostile =
        app.add_option("--hostile", plan.who.hostile, "how many of them make trouble");
    app.add_option("--for", seconds, "how many seconds they stay")
        ->capture_default_str()
        ->check(CLI::Range(1, longest_s));
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        plan.help = app.help();
        return plan;
    } catch (const CLI::ParseError& e) {
        throw usage_error(e.what());
    }
    require_number(host);
    if (slow->count() == 0) plan.who.slow = plan.who.people / usual_share;
    if (hostile->count() == 0) plan.who.hostile = plan.who.people / usual_share;
    if (std::uint64_t{plan.who.slow} + plan.who.hostile > plan.who.people) {
        throw usage_error(fmt::format("--slow {} and --hostile {} are more than --people {}",
                                      plan.who.slow, plan.who.hostile, plan.who.people));
    }
    plan.to = server_address(host, port);
    plan.lasts = std::chrono::seconds(seconds);
    return plan;
}

}  // namespace asyncdemo::crowd
