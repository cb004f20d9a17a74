#include "lessons/broker/ledger.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "posix/process_figures.hpp"

namespace asyncdemo::lessons::broker {
namespace {

constexpr std::size_t longest_line = 400;

// So that it is written whole, it must be shorter than PIPE_BUF.
void write_line(int to, std::string line) {
    line.resize(std::min(line.size(), longest_line - 1));
    line += '\n';
    require(static_cast<int>(::write(to, line.data(), line.size())), "write to the ledger");
}

ledger_line parse(const std::string& text) {
    std::istringstream from(text);
    int what = 0;
    ledger_line line{};
    if (from >> what >> line.message >> line.threads) {
        line.what = static_cast<ledger_line::event>(what);
        return line;
    }
    throw std::runtime_error(text);
}

}  // namespace

void ledger_writer::write(ledger_line::event what, integer message) const {
    write_line(to_, fmt::format("{} {} {}", static_cast<int>(what), message,
                                thread_count(::getpid()).value_or(0)));
}

void ledger_writer::write_failure(const std::string& why) const { write_line(to_, why); }

void read_ledger(descriptor from, const std::function<void(const ledger_line&)>& take) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> lines(
        ::fdopen(require(::dup(from.fd()), "read the ledger"), "r"), std::fclose);
    std::array<char, longest_line + 1> buffer;
    while (std::fgets(buffer.data(), buffer.size(), lines.get()) != nullptr) {
        std::string line(buffer.data());
        if (line.ends_with('\n')) line.pop_back();
        take(parse(line));
    }
}

}  // namespace asyncdemo::lessons::broker
