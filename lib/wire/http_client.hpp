// The client's end of a connection that speaks HTTP/1.1: requests in, bytes out; bytes in,
// responses out. The counterpart of `http_server`, and used in the same way.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/http_limits.hpp"
#include "wire/http_message.hpp"
#include "wire/http_reader.hpp"
#include "wire/outgoing.hpp"

namespace wire {

/// Several requests may be asked before the first is answered (pipelining); the responses come in
/// the same order. Unlike a server, it has nobody to tell of a broken rule but its caller.
class http_client {
public:
    /// `host` is what every request says it is for: "127.0.0.1:8000".
    explicit http_client(std::string host, const http_limits& limits = {});

    /// Asks. The body of a request that expects "100-continue" is held back until the server says
    /// so (or `send_body`). Throws `std::logic_error` when the connection is over or while a body
    /// is still to be sent, `std::invalid_argument` for what would break the message.
    void ask(const http_request& what);

    /// Asks in parts, in chunks, of which the body of `head` is the first. Throws as `ask` does.
    void begin_ask(const http_request& head);
    void add_to_ask(std::string_view part);
    void end_ask();

    /// Sends the body that was held back: the server may know nothing of "100 Continue".
    void send_body();

    /// Bytes as they came.
    void feed(std::string_view bytes);

    /// No more bytes come: a response without a length is whole then.
    void end() noexcept { reader_.end(); }

    /// The response to the oldest request that has none, or null: more bytes are needed, or it is
    /// over. It belongs to the codec and lasts until the next call. Throws `http_error` when what
    /// came is no response to what was asked; then the connection is over.
    const http_response* next();

    /// Exchanges what is to be sent with `spare`, whose memory is used again.
    void take_outgoing(std::string& spare) { hand_over(outgoing_, spare); }

    /// True when no response comes any more: close the connection.
    [[nodiscard]] bool is_over() const;

    /// How many requests have no response yet.
    [[nodiscard]] std::size_t unanswered() const noexcept { return asked_.size(); }

    /// True after a response with 101; `take_rest` gives the first bytes of the other protocol.
    [[nodiscard]] bool is_upgraded() const noexcept { return is_upgraded_; }
    [[nodiscard]] std::string take_rest() { return reader_.take_rest(); }

private:
    // What of a request says how to read its response.
    struct asked {
        bool is_head;
        bool is_upgrade;
    };

    const http_response* read();
    bool settle(const http_response& response);
    void look_for_unasked();
    void check_may_ask() const;
    void remember(const http_request& what);

    std::string host_;
    http_reader<http_response> reader_;
    std::vector<asked> asked_;  // without a response, oldest first
    std::string outgoing_;
    std::optional<std::string> held_back_;  // the body of the newest request
    bool is_asking_ = false;                // between begin_ask and end_ask
    bool is_last_ = false;                  // the newest request is the last
    bool is_over_ = false;
    bool is_upgraded_ = false;
};

}  // namespace wire
