// The pages that our own servers show while something runs: they draw with the one script, keep a
// connection that comes back, and look alike. A browser runs and loads nothing else on them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

struct live_page {
    std::string html;
    /// For the server that answers with it: its one script, its one style, whom it talks to.
    std::string content_security_policy;
};

/// What makes one of them another than the next.
struct live_page_parts {
    std::string_view title;
    std::string_view look = {};             // a class of the whole page, for its style
    std::string_view body;                  // HTML
    std::string_view style;                 // on top of the colours, the drawings and live_page.css
    std::vector<std::string_view> scripts;  // on top of `page_script` and connection.js
    std::string reaches = {};  // other servers than its own, as the policy has it: " http://*:9001"
};

/// Throws `std::runtime_error` when the library of hashes fails.
live_page draw_live_page(const live_page_parts& parts);

}  // namespace asyncdemo
