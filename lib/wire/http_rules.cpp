#include "wire/http_rules.hpp"

#include <algorithm>

#include "wire/http_characters.hpp"

namespace wire {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

// How many fields of a head say each of what decides about its end and its addressee.
struct decisive_fields {
    explicit decisive_fields(const http_headers& headers) {
        for (std::size_t i = 0; i < headers.size(); ++i) {
            const auto [name, value] = headers[i];
            if (equal_but_for_case(name, "Content-Length")) {
                ++lengths;
                length = value;
            } else if (equal_but_for_case(name, "Transfer-Encoding")) {
                ++codings;
                coding = value;
            } else if (equal_but_for_case(name, "Host")) {
                ++hosts;
                host = value;
            } else if (equal_but_for_case(name, "Expect")) {
                expects_other = expects_other || !equal_but_for_case(value, "100-continue");
            }
        }
    }

    int lengths = 0;
    int codings = 0;
    int hosts = 0;
    std::string_view length;
    std::string_view coding;
    std::string_view host;
    bool expects_other = false;  // than 100-continue
};

void check_body_length(const decisive_fields& said, int minor_version) {
    if (said.lengths > 1) throw http_error(400, "Content-Length is said twice");
    if (said.lengths == 1 && (said.length.empty() || !are_digits(said.length))) {
        throw http_error(400, "Content-Length is no number");
    }
    if (said.codings == 0) return;
    if (said.codings > 1) throw http_error(400, "Transfer-Encoding is said twice");
    if (said.lengths > 0) throw http_error(400, "Transfer-Encoding with Content-Length");
    if (minor_version == 0) throw http_error(400, "Transfer-Encoding in HTTP/1.0");
    if (equal_but_for_case(said.coding, "chunked")) return;
    if (said.coding.empty()) throw http_error(400, "Transfer-Encoding is empty");
    if (lists(said.coding, "chunked")) throw http_error(400, "chunked is not the only coding");
    throw http_error(501, "Transfer-Encoding is none that we know");
}

// The name or address of a host, in brackets for IPv6, and maybe a port.
bool is_host(std::string_view text) {
    std::string_view name = text;
    const std::size_t colon = text.find(':', text.starts_with('[') ? text.rfind(']') : 0);
    if (colon != std::string_view::npos) {
        if (!are_digits(text.substr(colon + 1))) return false;
        name = text.substr(0, colon);
    }
    const bool is_in_brackets = name.size() > 2 && name.front() == '[' && name.back() == ']';
    if (!is_in_brackets) return !name.empty() && host_characters.has_all(name);
    const std::string_view address = name.substr(1, name.size() - 2);
    return std::all_of(address.begin(), address.end(),
                       [](char c) { return c == ':' || host_characters.has(c); });
}

// The host in "http://host:port/path"; empty when it has none.
std::string_view authority_of(std::string_view target) {
    const std::size_t colon = target.find("://");
    if (colon == std::string_view::npos) return {};
    const std::string_view rest = target.substr(colon + 3);
    return rest.substr(0, rest.find_first_of("/?"));
}

void check_host(const decisive_fields& said, const http_request& asked) {
    if (said.hosts > 1) throw http_error(400, "more than one Host");
    if (said.hosts == 0 && asked.minor_version == 1) throw http_error(400, "no Host");
    if (said.hosts == 1 && !is_host(said.host)) throw http_error(400, "Host is none");
}

void check_target(const decisive_fields& said, const http_request& asked) {
    const std::string_view target = asked.target;
    if (!target_characters.has_all(target)) {
        throw http_error(400, "the target has a character that it can't have");
    }
    if (target.front() == '/' || (target == "*" && asked.method == "OPTIONS")) return;
    const bool has_scheme = target.starts_with("http://") || target.starts_with("https://");
    if (!has_scheme || !is_host(authority_of(target))) {
        throw http_error(400, "the target has no form that we know");
    }
    if (said.hosts == 1 && !equal_but_for_case(authority_of(target), said.host)) {
        throw http_error(400, "target and Host name different hosts");
    }
}

}  // namespace

void check_head(const http_request& asked) {
    const decisive_fields said(asked.headers);
    check_body_length(said, asked.minor_version);
    if (asked.method == "CONNECT") throw http_error(501, "no tunnels here");
    check_host(said, asked);
    check_target(said, asked);
    if (said.expects_other) throw http_error(417, "an expectation other than 100-continue");
}

void check_head(const http_response& answer) {
    check_body_length(decisive_fields(answer.headers), answer.minor_version);
    if (answer.status < 100 || answer.status > 599) throw http_error(400, "a status of no kind");
}

int status_of_bad_version(std::string_view first_line) {
    constexpr std::string_view form = "HTTP/x.y";
    if (first_line.size() <= form.size()) return 400;
    const std::string_view version = first_line.substr(first_line.size() - form.size());
    const bool is_version = version.starts_with("HTTP/") && is_digit(version[5]) &&
                            version[6] == '.' && is_digit(version[7]);
    const bool is_ours = version == "HTTP/1.1" || version == "HTTP/1.0";  // with a blank too many
    return is_version && !is_ours ? 505 : 400;
}

}  // namespace wire
