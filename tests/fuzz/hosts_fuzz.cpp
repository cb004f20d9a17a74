// The fields of a request that say whom it is for and which page asks: what a browser sends for any
// page of the world.
#include <string>

#include "fuzz/target.hpp"
#include "web/own_hosts.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    static const own_hosts ours({"laptop"});
    const std::string host(text.substr(0, text.find('\n')));
    wire::http_request own("GET", "/socket");
    own.headers.add("Host", host);
    own.headers.add("Origin", "http://" + host);
    require(ours.is_from_own_page(own) == ours.has(host), "our hosts let their own pages in");
    if (ours.has(host)) {
        constexpr std::string_view of_hosts =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:[]";
        require(host.find_first_not_of(of_hosts) == std::string::npos, "a host has no other signs");
        require(!ours.has(host + ".example") && !ours.has("a" + host), "no other name is ours");
    }
    if (text.size() == host.size()) return;
    const std::string_view origin = text.substr(host.size() + 1);
    wire::http_request asked("GET", "/socket");
    asked.headers.add("Host", host);
    asked.headers.add("Origin", origin);
    require(!ours.is_from_own_page(asked) || ours.has(host), "only our hosts let anybody in");
    require(!ours.is_from_own_page(asked) || origin.size() == host.size() + 7,
            "a page is of the host that it asks");
}

}  // namespace asyncdemo::fuzz
