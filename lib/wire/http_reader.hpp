// Bytes in, messages out: the parser of Boost.Beast, kept to one rule, that a message is the same
// in however many pieces it comes. `http_server` and `http_client` read through it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "wire/http_limits.hpp"
#include "wire/http_message.hpp"

namespace wire {

/// Reads the messages of one connection, requests or responses, one after the other into the same
/// memory.
template <class Message>
class http_reader {
public:
    explicit http_reader(const http_limits& limits);
    http_reader(http_reader&& other) noexcept;
    http_reader& operator=(http_reader&& other) noexcept;
    ~http_reader();

    /// Bytes as they came. They are read when the next message is asked for.
    void feed(std::string_view bytes);

    /// No more bytes come: what needs the end of the stream to be whole, is.
    void end() noexcept;

    /// The next message, or null until all of it has come. It belongs to the reader and lasts until
    /// the next call. `has_no_body`: whatever its head says, as in an answer to HEAD. Throws
    /// `http_error`, also for a message that the stream ended in; then it's over with the reader.
    const Message* next(bool has_no_body = false);

    /// The head of a message whose body has yet to begin; null when there is none such now.
    [[nodiscard]] const Message* awaits_body() const noexcept;

    /// True when a byte has come that is of no message that `next` gave.
    [[nodiscard]] bool has_begun() const noexcept;

    /// True when the stream has ended, and nothing more is to be read.
    [[nodiscard]] bool is_at_end() const noexcept;

    /// What came behind the last message: the first bytes of another protocol.
    [[nodiscard]] std::string take_rest();

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace wire
