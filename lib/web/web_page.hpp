// The pages of a web server: texts at paths, that are only read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "wire/http_message.hpp"

namespace asyncdemo {

/// What a path is answered with.
struct web_page {
    std::string path;  // "/screen"
    std::string content;
    std::string type = "text/html; charset=utf-8";

    /// What the page may load and run, as a Content-Security-Policy. That nobody shows it in a
    /// frame, moves its base or sends its forms is added.
    std::string policy = "default-src 'none'";
};

/// Some pages.
class web_pages {
public:
    explicit web_pages(std::vector<web_page> pages) : pages_(std::move(pages)) {}

    /// The page at the path of the request, whatever query it has; never from a cache. 404 where
    /// there is none, and 405 for any method but GET and HEAD.
    [[nodiscard]] wire::http_response answer(const wire::http_request& asked) const;

private:
    std::vector<web_page> pages_;
};

}  // namespace asyncdemo
