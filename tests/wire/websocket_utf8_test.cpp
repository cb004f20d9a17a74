// Which texts are UTF-8, in one frame, in fragments that end within a character, and as the reason
// of a close.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "wire/websocket_talk.hpp"

using namespace wire;
using namespace wire::test;
using namespace std::string_view_literals;

namespace {

struct text_row {
    std::string_view name;
    std::string_view bytes;
};

constexpr text_row texts[] = {
    {"ASCII", "hello"},
    {"a NUL", "\0"sv},
    {"the last of one byte", "\x7f"},
    {"the first of two bytes", "\xc2\x80"},
    {"the last of two bytes", "\xdf\xbf"},
    {"the first of three bytes", "\xe0\xa0\x80"},
    {"the last before the surrogates", "\xed\x9f\xbf"},
    {"the first after the surrogates", "\xee\x80\x80"},
    {"the replacement character", "\xef\xbf\xbd"},
    {"a code that is no character, U+FDD0", "\xef\xb7\x90"},
    {"a code that is no character, U+FFFE", "\xef\xbf\xbe"},
    {"the last of three bytes", "\xef\xbf\xbf"},
    {"the first of four bytes", "\xf0\x90\x80\x80"},
    {"an emoji", "\xf0\x9f\x98\x80"},
    {"a code that is no character, U+1FFFF", "\xf0\x9f\xbf\xbf"},
    {"the first of the fifth plane", "\xf1\x80\x80\x80"},
    {"the last code of all", "\xf4\x8f\xbf\xbf"},
    {"Greek", "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5"},
    {"Japanese", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"},
    {"a mark that combines", "e\xcc\x81"},
    {"a byte order mark", "\xef\xbb\xbfx"},
};

constexpr text_row no_texts[] = {
    {"a continuation alone", "\x80"},
    {"the last continuation alone", "\xbf"},
    {"two continuations", "\x80\xbf"},
    {"a continuation after ASCII", "a\x80"},
    {"one continuation too many", "\xc2\x80\x80"},
    {"the first of two bytes alone", "\xc2"},
    {"the first of three bytes alone", "\xe0"},
    {"two of three bytes", "\xe0\xa0"},
    {"the first of four bytes alone", "\xf0"},
    {"two of four bytes", "\xf0\x90"},
    {"three of four bytes", "\xf0\x90\x80"},
    {"ASCII within two bytes", "\xc2g"},
    {"ASCII within three bytes", "\xe2\x80g"},
    {"ASCII within four bytes", "\xf0\x9f\x98g"},
    {"a character within another one", "\xe2\xc2\x80"},
    {"a slash in two bytes", "\xc0\xaf"},
    {"a slash in three bytes", "\xe0\x80\xaf"},
    {"a slash in four bytes", "\xf0\x80\x80\xaf"},
    {"a slash in five bytes", "\xf8\x80\x80\x80\xaf"},
    {"a slash in six bytes", "\xfc\x80\x80\x80\x80\xaf"},
    {"a NUL in two bytes", "\xc0\x80"},
    {"the last too long form of two bytes", "\xc1\xbf"},
    {"the last too long form of three bytes", "\xe0\x9f\xbf"},
    {"the last too long form of four bytes", "\xf0\x8f\xbf\xbf"},
    {"the first surrogate", "\xed\xa0\x80"},
    {"the last high surrogate", "\xed\xaf\xbf"},
    {"the first low surrogate", "\xed\xb0\x80"},
    {"the last surrogate", "\xed\xbf\xbf"},
    {"a pair of surrogates", "\xed\xa0\x80\xed\xb0\x80"},
    {"the first code beyond the last", "\xf4\x90\x80\x80"},
    {"a first byte beyond the last", "\xf5\x80\x80\x80"},
    {"FE", "\xfe"},
    {"FF", "\xff"},
    {"Greek that breaks off in a surrogate", "\xce\xba\xed\xa0\x80zz"},
};

}  // namespace

TEST_CASE("a text is UTF-8, wherever its fragments end") {
    for (const text_row& r : texts) {
        CAPTURE(r.name);
        const std::string all(r.bytes);
        check_heard({text(all)}, {{all}});
        check_heard({closing(1000, all)}, {{}, 1000});
        for (std::size_t at = 0; at <= all.size(); ++at) {
            check_heard({text(all.substr(0, at), false), ping("\xff"), more(all.substr(at))},
                        {{all}, 0, {"\xff"}});
        }
    }
}

TEST_CASE("a text that is no UTF-8 is told with 1007") {
    for (const text_row& r : no_texts) {
        CAPTURE(r.name);
        const std::string all(r.bytes);
        check_heard({text("a"), text(all), text("b")}, {{"a"}, 1007});
        check_heard({closing(1000, all)}, {{}, 1007});
        check_heard({binary(all)}, {{all}});
        for (std::size_t at = 0; at <= all.size(); ++at) {
            check_heard({text(all.substr(0, at), false), more(all.substr(at))}, {{}, 1007});
        }
    }
}

TEST_CASE("a text is refused as soon as it can't be UTF-8 any more") {
    check_heard({text("\xce\xba\xe1\xbd\xb9\xf4\x90", false)}, {{}, 1007});
    const std::string frame_to_come =
        bytes_of(text(std::string("\xff") + std::string(1000, 'x')), true);
    CHECK(hear(websocket::side::server, frame_to_come.substr(0, 20), 1).code == 1007);
}

TEST_CASE("a message does not go on in a character of the one before") {
    check_heard({text("\xe2\x82\xac"), text("\xac")}, {{"\xe2\x82\xac"}, 1007});
    check_heard({binary("\xe2\x82"), text("x")}, {{"\xe2\x82", "x"}});
}
