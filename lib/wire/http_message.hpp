// A request and a response of HTTP/1.1, as values: no bytes, no connection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wire {

/// True when both, of the same length, are the same but for the case of their ASCII letters.
bool equal_letters(std::string_view a, std::string_view b);

/// True when both are the same but for the case of their ASCII letters.
inline bool equal_but_for_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && equal_letters(a, b);
}

/// True when a list of words with commas between them, "keep-alive, Upgrade", has that word.
bool lists(std::string_view words, std::string_view word);

/// The fields of a head, in their order. They live in one text, whose memory `clear` keeps: a
/// connection reads one message after the other without allocating.
class http_headers {
public:
    struct field {
        std::string_view name;
        std::string_view value;
    };

    /// Adds a field as it is. Whoever writes the message looks whether it fits into a line.
    void add(std::string_view name, std::string_view value);

    /// In place of what there is, the lines of a head as they came, in one copy. `add_in_lines`
    /// says for each what is its name and what its value, in `lines`.
    void set_lines(std::string_view lines);
    void add_in_lines(std::string_view lines, std::string_view name, std::string_view value);

    /// The value of the first field of that name, in whatever case; empty if there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;

    /// How many fields have that name, in whatever case.
    [[nodiscard]] std::size_t count(std::string_view name) const;

    /// True when a field of that name lists the word (`lists`).
    [[nodiscard]] bool any_lists(std::string_view name, std::string_view word) const;

    [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }

    /// The views last until the next change.
    [[nodiscard]] field operator[](std::size_t i) const;

    /// All of them as they go over the wire, each line with its end.
    [[nodiscard]] std::string_view lines() const noexcept { return lines_; }

    void clear() noexcept;

private:
    [[nodiscard]] bool has_name(std::size_t i, std::string_view name) const {
        return places_[i].name_size == name.size() && equal_letters((*this)[i].name, name);
    }

    struct place {
        std::uint32_t name;  // where it begins in `lines_`
        std::uint32_t name_size;
        std::uint32_t value;
        std::uint32_t value_size;
    };

    std::string lines_;
    std::vector<place> places_;
};

/// What requests and responses have in common. (No aggregate: g++ 12 destroys one twice that is
/// written within an awaited expression.)
class http_message {
public:
    http_message() = default;
    explicit http_message(std::string content) : body(std::move(content)) {}

    /// Of those of a message that is sent, Content-Length, Transfer-Encoding and Host are written
    /// by the codec, and so is Connection, but for an upgrade.
    http_headers headers;
    std::string body;
    int minor_version = 1;    // of HTTP/1
    bool keeps_alive = true;  // false: the connection ends after this exchange

protected:
    void clear() noexcept;
};

class http_request : public http_message {
public:
    explicit http_request(std::string verb = "GET", std::string of = "/", std::string content = {})
        : http_message(std::move(content)), method(std::move(verb)), target(std::move(of)) {}

    std::string method;
    std::string target;  // "/items?from=7", as it was sent

    /// True when the client asks to go on in this protocol, such as "websocket".
    [[nodiscard]] bool asks_for(std::string_view protocol) const;

    /// Forgets all but the memory that it takes.
    void clear() noexcept;
};

class http_response : public http_message {
public:
    /// `type` is that of the content, such as "application/json"; none is said when it is empty.
    explicit http_response(int code = 200, std::string content = {}, std::string_view type = {});

    int status;

    /// Forgets all but the memory that it takes.
    void clear() noexcept;
};

}  // namespace wire
