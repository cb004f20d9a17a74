#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/benchmarks.hpp"
#include "bench/load_client.hpp"
#include "bench/serving.hpp"
#include "bench/timed.hpp"
#include "posix/descriptor_limit.hpp"
#include "posix/process_figures.hpp"

namespace asyncdemo::bench {
namespace {

using load = std::function<load_client::load(count n)>;

// Where a server is loaded from outside, people are told so; else its own clients are.
std::function<void(std::uint16_t)> tell_port_to(load_client& own_clients, const run_options& with) {
    if (with.port == 0) return [&](std::uint16_t port) { own_clients.aim_at(port); };
    return [](std::uint16_t port) { fmt::print(stderr, "listening on 127.0.0.1:{}\n", port); };
}

// Those who come from outside end by themselves.
void join(const serving& asked, load_client& own_clients) {
    if (asked.port == 0) own_clients.join();
}

// The rate is also that of the clients, who are as busy; the CPU time is that of the server alone.
outcome measure_rate(serve_function serve, const load& own_load, const run_options& with) {
    load_client clients(own_load(with.n));
    serving asked(with.port, with.n);
    asked.when_open = tell_port_to(clients, with);
    const std::chrono::nanoseconds before = process_time_so_far();
    const double seconds = seconds_of([&] { serve(asked); });
    const std::chrono::duration<double, std::nano> used = process_time_so_far() - before;
    join(asked, clients);
    return {seconds, {{"server_cpu_ns", used.count() / static_cast<double>(with.n)}}};
}

void require_descriptors(count connections) {
    constexpr count others = 40;  // of the loop, and the standard ones
    const auto allowed = static_cast<count>(raise_descriptor_limit());
    if (connections + others <= allowed) return;
    throw std::runtime_error(
        fmt::format("{} connections need {} descriptors, and this process can have {}", connections,
                    connections + others, allowed));
}

count own_memory_bytes() {
    const auto kb = own_memory_kb_of(::getpid());
    if (!kb) throw std::runtime_error("this system does not tell how much memory a process has");
    return *kb * 1024;
}

// What n connections that are open and silent add to the memory of the server.
outcome measure_memory(serve_function serve, const load& own_load, const run_options& with) {
    require_descriptors(with.n);
    load_client clients(own_load(with.n));
    count before = 0;
    count with_all = 0;
    serving asked(with.port, with.n);
    asked.when_open = [&, tell_port = tell_port_to(clients, with)](std::uint16_t port) {
        before = own_memory_bytes();
        tell_port(port);
    };
    asked.when_all_are_here = [&] {
        with_all = own_memory_bytes();
        clients.dismiss();
    };
    const double seconds = seconds_of([&] { serve(asked); });
    join(asked, clients);
    const auto added = static_cast<double>(with_all - before);
    return {seconds, {{"bytes_per_connection", added / static_cast<double>(with.n)}}};
}

benchmark on_both(std::string_view name, std::string_view about, count usual_n,
                  serve_function server_kinds::* kind,
                  outcome (*measure)(serve_function, const load&, const run_options&),
                  const load& own_load) {
    const auto run = [=](const server_kinds& servers) {
        return [=, serve = servers.*kind](const run_options& with) {
            return measure(serve, own_load, with);
        };
    };
    return {.name = name,
            .about = about,
            .usual_n = usual_n,
            .implementations = {{"aio", run(servers_on_aio)}, {"libuv", run(servers_on_libuv)}},
            .takes_port = true};
}

// Servers that answer requests, of so many visitors at a time.
benchmark answering(std::string_view name, std::string_view about, count usual_n, count at_a_time,
                    const std::vector<std::pair<std::string_view, serve_function>>& servers) {
    std::vector<implementation> ways;
    for (const auto& [way, serve] : servers) {
        ways.push_back({way, [at_a_time, serve = serve](const run_options& with) {
                            const auto ask = [at_a_time](count n) {
                                return visitors_who_ask(n, at_a_time);
                            };
                            return measure_rate(serve, ask, with);
                        }});
    }
    return {name, about, usual_n, std::move(ways), true};
}

}  // namespace

benchmark connect() {
    return on_both("connect", "a visitor accepted, greeted and shown out", 100'000,
                   &server_kinds::greet, measure_rate, visitors_who_listen);
}

benchmark echo() {
    return on_both("echo", "a message of 64 bytes sent back", 500'000, &server_kinds::echo,
                   measure_rate, visitors_who_talk);
}

benchmark http() {
    return answering(
        "http", "a request over HTTP answered at once", 300'000, 64,
        {{"aio", answer_on_aio}, {"libuv", answer_on_libuv}, {"threads", answer_in_threads}});
}

benchmark http_items() {
    return answering("http-items", "a request over HTTP answered after 100 ms", 10'000, 1'000,
                     {{"aio", answer_late_on_aio}, {"threads", answer_late_in_threads}});
}

benchmark idle() {
    return on_both("idle", "a connection that is open and silent", 10'000, &server_kinds::hold,
                   measure_memory, visitors_who_stay);
}

}  // namespace asyncdemo::bench
