#include "web/web_page.hpp"

#include <algorithm>
#include <string_view>

namespace asyncdemo {
namespace {

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

}  // namespace

wire::http_response web_pages::answer(const wire::http_request& asked) const {
    if (asked.method != "GET" && asked.method != "HEAD") {
        wire::http_response refusal(405, "This is only to be read.\n", "text/plain");
        refusal.headers.add("Allow", "GET, HEAD");
        return refusal;
    }
    const auto page = std::find_if(pages_.begin(), pages_.end(), [&](const web_page& p) {
        return p.path == path_of(asked.target);
    });
    if (page == pages_.end()) {
        return wire::http_response(404, "There is nothing here; the page is at /.\n", "text/plain");
    }
    wire::http_response found(200, page->content, page->type);
    found.headers.add(
        "Content-Security-Policy",
        page->policy + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    found.headers.add("X-Content-Type-Options", "nosniff");
    found.headers.add("Referrer-Policy", "no-referrer");
    found.headers.add("Cache-Control", "no-store");
    return found;
}

}  // namespace asyncdemo
