#include "program/open_server.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <sstream>
#include <system_error>
#include <utility>

namespace asyncdemo {
namespace {

using namespace std::chrono_literals;

launch launched(words typed, words more) {
    return program(words{"serve"} + typed + words{"--port", "0"} + more);
}

void allow_many_descriptors() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

open_server::open_server(words typed, words more)
    : process_(launched(std::move(typed), std::move(more))) {
    REQUIRE(process_.writes("ends it.\n", soon));
    const std::string& told = process_.err();
    std::istringstream banner(told.substr(told.find("port", told.find("Open at")) + 4));
    banner.ignore(2, ' ');
    for (std::string word; banner >> word && word != "for";) {
        if (word != "and") ports_.push_back(static_cast<std::uint16_t>(std::stoi(word)));
    }
    REQUIRE_FALSE(ports_.empty());
}

bool open_server::shows(const words& parts, std::ptrdiff_t rows) {
    const auto has_parts = [&parts](const std::string& line) {
        return std::all_of(parts.begin(), parts.end(),
                           [&line](const auto& part) { return contains(line, part); });
    };
    const auto until = std::chrono::steady_clock::now() + soon;
    for (;;) {
        const auto lines = lines_of(process_.out());
        if (std::count_if(lines.begin(), lines.end(), has_parts) >= rows) return true;
        if (process_.has_ended() || std::chrono::steady_clock::now() > until) return false;
        process_.watch_for(10ms);
    }
}

outcome open_server::end() {
    process_.send_to_group(SIGINT);
    return process_.wait();
}

std::string table_of(const outcome& o) {
    const std::size_t heading = o.out.rfind("  time ");
    return heading == std::string::npos ? std::string() : o.out.substr(heading);
}

std::deque<guest> knock_all_at_once(std::uint16_t port, std::size_t wanted) {
    allow_many_descriptors();
    std::deque<guest> guests;
    try {
        while (guests.size() < wanted) guests.emplace_back(port);
    } catch (const std::system_error& e) {
        MESSAGE("no more than ", guests.size(), " clients here: ", e.what());
    }
    return guests;
}

}  // namespace asyncdemo
