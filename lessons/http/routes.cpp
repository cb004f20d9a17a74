#include "lessons/http/routes.hpp"

#include <ctime>
#include <string_view>

#include "lessons/http/sides.hpp"

namespace asyncdemo::lessons::http {
namespace {

constexpr std::string_view users = "/users/";
constexpr std::string_view json = "application/json";

constexpr auto links = R"(<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>asyncdemo http</title>
<h1>A slow service</h1>
<ul><li><a href="/items">/items</a> looks into the database
<li><a href="/users/7">/users/7</a> does, too
<li><a href="/now">/now</a> answers at once</ul>
</html>
)";

// Of "/users/7?all": "/users/7".
std::string_view path_of(const wire::http_request& asked) {
    const std::string_view target = asked.target;
    return target.substr(0, target.find('?'));
}

// Up to nine digits; nothing else is the number of a user.
bool is_user(std::string_view path) {
    if (!path.starts_with(users)) return false;
    const std::string_view number = path.substr(users.size());
    return !number.empty() && number.size() <= 9 &&
           number.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string now() {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::string text(20, '\0');
    text.resize(std::strftime(text.data(), text.size() + 1, "%Y-%m-%dT%H:%M:%SZ", &parts));
    return text;
}

}  // namespace

wire::http_response response_to(const wire::http_request& asked) {
    if (asked.method != "GET" && asked.method != "HEAD") {
        wire::http_response refused(405, "GET and HEAD are all there is.\n", "text/plain");
        refused.headers.add("Allow", "GET, HEAD");
        return refused;
    }
    const std::string_view path = path_of(asked);
    if (path == "/items") return wire::http_response(200, R"(["Item1","Item2","Item3"])", json);
    if (is_user(path)) {
        const std::string_view id = path.substr(users.size());
        return wire::http_response(200, fmt::format(R"({{"id":{0},"name":"User {0}"}})", id), json);
    }
    if (path == "/now") {
        return wire::http_response(200, fmt::format(R"({{"now":"{}"}})", now()), json);
    }
    if (path == "/") return wire::http_response(200, links, "text/html; charset=utf-8");
    return wire::http_response(404, "There are /items, /users/7 and /now.\n", "text/plain");
}

duration time_for(const settings& chosen, const wire::http_request& asked) {
    const std::string_view path = path_of(asked);
    const bool looks_up = path == "/items" || is_user(path);
    return looks_up ? chosen[takes] : duration::zero();
}

}  // namespace asyncdemo::lessons::http
