#include "asyncdemo/terminal/line_writer.hpp"

#include <fmt/format.h>

#include <utility>

#include "aio/io/to_thread.hpp"
#include "asyncdemo/terminal/output.hpp"

namespace asyncdemo {

void line_writer::add(std::string line) {
    if (!kept_.try_put(std::move(line))) ++skipped_;
}

aio::task<> line_writer::write_on() {
    while (auto first = co_await kept_.get()) {
        const std::string text = take_kept(std::move(*first));
        co_await aio::to_thread([&text] { write_results(text); });
    }
}

void line_writer::write_rest() { write_results(take_kept({})); }

std::string line_writer::take_kept(std::string first) {
    std::string text = std::move(first);
    while (const auto next = kept_.try_get()) text += *next;
    if (skipped_ > 0) text += fmt::format("... and {} lines more\n", std::exchange(skipped_, 0));
    return text;
}

}  // namespace asyncdemo
