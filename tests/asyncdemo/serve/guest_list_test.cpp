#include "asyncdemo/serve/guest_list.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "report/text_layout.hpp"

using namespace asyncdemo;

namespace {

client_seen answered(std::string name) {
    return {7901,       "127.0.0.1:51234",  2'000'000'000,  0,
            "answered", client_state::over, std::move(name)};
}

}  // namespace

TEST_CASE("what became of somebody begins in one column, whatever they call themselves") {
    const terminal_style style;
    guest_list all(style);
    const auto column_of_end = [&all](std::string name) {
        const std::string line = all.saw(answered(std::move(name)));
        return display_width(line.substr(0, line.find("answered")));
    };
    const std::size_t column = column_of_end("");
    for (const char* name : {"Ana", "Zoe\u0308", "田中さん", "🦊 Fox",
                             "ありがとうございます長い名前です", "👨\u200d👩\u200d👧"}) {
        CAPTURE(name);
        CHECK(column_of_end(name) == column);
    }
}
