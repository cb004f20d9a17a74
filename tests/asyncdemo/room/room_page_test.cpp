#include "asyncdemo/room/room_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "report/html/script_hash.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

// What stands in the first element of that name.
std::string_view inside(std::string_view html, const std::string& name) {
    const std::size_t begin = html.find("<" + name + ">") + name.size() + 2;
    return html.substr(begin, html.find("</" + name + ">", begin) - begin);
}

}  // namespace

TEST_CASE(
    "a page of the room may run its one script, use its one style, and talk to the room alone") {
    for (const live_page& page : {room_page(), screen_page()}) {
        const std::string_view policy = page.content_security_policy;
        const std::string script = script_source(inside(page.html, "script"));
        const std::string style = script_source(inside(page.html, "style"));
        CHECK(count(page.html, "<script") == 1);
        CHECK(count(page.html, "<style") == 1);
        CHECK(policy.find("script-src " + script + ";") != policy.npos);
        CHECK(policy.find("style-src " + style + ";") != policy.npos);
        CHECK(policy.find("default-src 'none'; ") == 0);
        CHECK(policy.find("connect-src 'self'") != policy.npos);
        CHECK(policy.find("unsafe") == policy.npos);
    }
}

TEST_CASE("a page of the room has no handlers, no styles and no addresses in its elements") {
    const std::string html = room_page().html;
    const std::string_view elements = std::string_view(html).substr(html.find("<body>"));
    const std::string_view body = elements.substr(0, elements.find("<script>"));
    for (const std::string_view unwanted : {" style=", " onclick=", " src=", " href=", "http:"}) {
        CAPTURE(unwanted);
        CHECK(count(body, unwanted) == 0);
    }
}

TEST_CASE("the projector's page is the same, in other letters") {
    std::string screen = screen_page().html;
    const std::string_view its = "class=\"screen\"";
    screen.replace(screen.find(its), its.size(), "class=\"phone\"");
    CHECK(screen == room_page().html);
    CHECK(screen_page().content_security_policy == room_page().content_security_policy);
}
