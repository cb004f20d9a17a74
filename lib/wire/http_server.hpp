// The server's end of a connection that speaks HTTP/1.1: bytes in, requests out; answers in, bytes
// out. It knows no sockets, so a coroutine and a thread serve through it alike:
//
//     for (;;) {
//         const http_request* asked = codec.next();
//         codec.take_outgoing(out);
//         send(out);
//         if (asked != nullptr || codec.is_over()) return asked;
//         const std::size_t count = receive(chunk);
//         count == 0 ? codec.end() : codec.feed({chunk, count});
//     }
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "wire/http_limits.hpp"
#include "wire/http_message.hpp"
#include "wire/http_reader.hpp"
#include "wire/http_writer.hpp"
#include "wire/outgoing.hpp"

namespace wire {

/// One request at a time: the next one is read when the one before is answered, so answers are in
/// order even for a client that sends several without waiting. What breaks the rules is answered as
/// the protocol has it (400, 413, ...), and is the end of the connection.
class http_server {
public:
    explicit http_server(const http_limits& limits = {}) : reader_(limits) {}

    /// Bytes as they came. They wait in memory for `next`, so read no more while it gives requests.
    void feed(std::string_view bytes);

    /// No more bytes come. What is answered then can still be sent.
    void end() noexcept { reader_.end(); }

    /// The next request, or null: more bytes are needed, or an answer, or it is over. It belongs to
    /// the codec and lasts until the next call. A client that waits for "100 Continue" gets it.
    const http_request* next();

    /// Answers the request. 101 makes the connection one of another protocol. Throws
    /// `std::logic_error` when there is no request to answer, `std::invalid_argument` for what
    /// would break the message; then it is still to be answered.
    void answer(const http_response& with);

    /// Answers in parts, of which the body of `head` is the first. Throws as `answer` does.
    void begin_answer(const http_response& head);
    void add_to_answer(std::string_view part);
    void end_answer();

    /// Exchanges what is to be sent with `spare`, whose memory is used again.
    void take_outgoing(std::string& spare) { hand_over(outgoing_, spare); }

    /// True when nothing more is read: close the connection when all has been sent. Input that
    /// nobody read would make the system take back the last answer, so read some of it before.
    [[nodiscard]] bool is_over() const;

    /// Why it is over, when it was not the client's wish.
    [[nodiscard]] const std::optional<http_error>& refusal() const noexcept { return refusal_; }

    /// True after an answer with 101; `take_rest` gives the first bytes of the other protocol.
    [[nodiscard]] bool is_upgraded() const noexcept { return state_ == state::upgraded; }
    [[nodiscard]] std::string take_rest() { return reader_.take_rest(); }

private:
    enum class state { reading, asked, answering, over, upgraded };

    void offer_to_continue();
    void refuse(const http_error& why);
    [[nodiscard]] bool will_close(const http_response& with) const;
    void begin(const http_response& with, http_framing framing);
    void finish();

    http_reader<http_request> reader_;
    state state_ = state::reading;
    bool has_continued_ = false;  // "100 Continue" was said
    bool is_head_ = false;        // of the request that is to be answered: HEAD
    bool is_old_ = false;         // of it: HTTP/1.0
    bool closes_ = false;         // after its answer
    http_framing framing_ = http_framing::with_length;  // of an answer in parts
    std::string outgoing_;
    std::optional<http_error> refusal_;
};

}  // namespace wire
