#include "wire/http_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <stdexcept>

#include "wire/http_characters.hpp"

namespace wire {
namespace {

void append_number(std::string& out, std::size_t number, int base = 10) {
    std::array<char, 20> digits{};
    char* const end = std::to_chars(digits.begin(), digits.end(), number, base).ptr;
    out.append(digits.data(), end);
}

// What follows the version. The words are for people who look at the wire.
std::string_view usual_status(int status) {
    switch (status) {
        case 101:
            return "101 Switching Protocols\r\n";
        case 200:
            return "200 OK\r\n";
        case 201:
            return "201 Created\r\n";
        case 202:
            return "202 Accepted\r\n";
        case 204:
            return "204 No Content\r\n";
        case 304:
            return "304 Not Modified\r\n";
        case 400:
            return "400 Bad Request\r\n";
        case 403:
            return "403 Forbidden\r\n";
        case 404:
            return "404 Not Found\r\n";
        case 405:
            return "405 Method Not Allowed\r\n";
        case 413:
            return "413 Content Too Large\r\n";
        case 414:
            return "414 URI Too Long\r\n";
        case 417:
            return "417 Expectation Failed\r\n";
        case 426:
            return "426 Upgrade Required\r\n";
        case 429:
            return "429 Too Many Requests\r\n";
        case 431:
            return "431 Request Header Fields Too Large\r\n";
        case 500:
            return "500 Internal Server Error\r\n";
        case 501:
            return "501 Not Implemented\r\n";
        case 503:
            return "503 Service Unavailable\r\n";
        case 505:
            return "505 HTTP Version Not Supported\r\n";
        default:
            return {};
    }
}

void append_status(std::string& out, int status) {
    out.append("HTTP/1.1 ");
    const std::string_view usual = usual_status(status);
    if (!usual.empty()) {
        out.append(usual);
        return;
    }
    append_number(out, static_cast<std::size_t>(status));
    out.append(" \r\n");
}

bool is_token(std::string_view text) { return !text.empty() && token_characters.has_all(text); }

bool is_target(std::string_view text) { return !text.empty() && target_characters.has_all(text); }

bool is_ours(std::string_view name) {
    constexpr std::array<std::string_view, 4> ours{"Connection", "Content-Length", "Host",
                                                   "Transfer-Encoding"};
    return std::any_of(ours.begin(), ours.end(),
                       [&](std::string_view one) { return equal_but_for_case(name, one); });
}

void expect(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

void check_fields(const http_headers& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto [name, value] = fields[i];
        expect(is_token(name) && value_characters.has_all(value),
               "a field of HTTP that does not fit into a line");
        expect(!is_ours(name), "a field of HTTP that the codec writes itself");
    }
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

// What the connection is for afterwards; an upgrade has to be named there as well.
void append_connection(std::string& out, const http_headers& fields, std::string_view connection) {
    const bool is_upgrade = fields.count("Upgrade") > 0;
    if (!is_upgrade && connection.empty()) return;
    out.append("Connection: ").append(connection);
    if (is_upgrade) out.append(connection.empty() ? "Upgrade" : ", Upgrade");
    out.append("\r\n");
}

// The end of the head, and what there is of the body.
void append_body(std::string& out, std::string_view content, http_framing framing) {
    switch (framing) {
        case http_framing::in_chunks:
            out.append("Transfer-Encoding: chunked\r\n\r\n");
            write_chunk(out, content);
            return;
        case http_framing::until_end:
            out.append("\r\n").append(content);
            return;
        case http_framing::head_only:
            out.append("\r\n");
            return;
        case http_framing::with_length:
        case http_framing::length_only:
            out.append("Content-Length: ");
            append_number(out, content.size());
            out.append("\r\n\r\n");
            if (framing == http_framing::with_length) out.append(content);
    }
}

// A method with which a body is usual says that it is empty; of the others, nobody expects one.
bool says_length(const http_request& asked) {
    const std::string_view m = asked.method;
    return !asked.body.empty() || m == "POST" || m == "PUT" || m == "PATCH";
}

}  // namespace

void write(std::string& out, const http_request& asked, std::string_view host,
           http_framing framing) {
    expect(is_token(asked.method) && is_target(asked.target) && value_characters.has_all(host),
           "a method, target or host of HTTP that does not fit into a line");
    check_fields(asked.headers);
    out.append(asked.method).append(" ").append(asked.target).append(" HTTP/1.1\r\n");
    append_field(out, "Host", host);
    out.append(asked.headers.lines());
    append_connection(out, asked.headers, asked.keeps_alive ? "" : "close");
    const bool has_body = framing != http_framing::with_length || says_length(asked);
    append_body(out, asked.body, has_body ? framing : http_framing::head_only);
}

void write(std::string& out, const http_response& answer, std::string_view connection,
           http_framing framing) {
    expect(answer.status == 101 || (answer.status >= 200 && answer.status <= 599),
           "a status that ends no exchange of HTTP");
    expect(answer.body.empty() || !never_has_body(answer.status),
           "a body for a status that has none");
    check_fields(answer.headers);
    append_status(out, answer.status);
    out.append(answer.headers.lines());
    append_connection(out, answer.headers, connection);
    append_body(out, answer.body,
                never_has_body(answer.status) ? http_framing::head_only : framing);
}

void write_chunk(std::string& out, std::string_view part) {
    if (part.empty()) return;
    append_number(out, part.size(), 16);
    out.append("\r\n").append(part).append("\r\n");
}

void write_last_chunk(std::string& out) { out.append("0\r\n\r\n"); }

bool never_has_body(int status) { return status < 200 || status == 204 || status == 304; }

}  // namespace wire
