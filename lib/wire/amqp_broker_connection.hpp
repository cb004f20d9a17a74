// The embedded broker's end of a connection: bytes in, bytes out, as with every codec here; and
// what other connections do can be something to send, too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "wire/amqp_broker.hpp"
#include "wire/amqp_broker_channel.hpp"
#include "wire/amqp_error.hpp"
#include "wire/amqp_frames.hpp"
#include "wire/amqp_line.hpp"

namespace wire {

/// Anybody may log in, with any password: there is one virtual host, "/". When it ends, its
/// messages go back to their queues.
class amqp_broker_connection {
public:
    /// `wake` is called when there is something to send and nothing was, from within any connection
    /// of the broker; it must not call back.
    amqp_broker_connection(amqp_broker& at, std::function<void()> wake);
    amqp_broker_connection(const amqp_broker_connection&) = delete;
    amqp_broker_connection& operator=(const amqp_broker_connection&) = delete;
    ~amqp_broker_connection() { end(); }

    /// Bytes as they came.
    void feed(std::string_view bytes);

    /// No more bytes come: whatever the client had in its hand goes back.
    void end();

    /// Exchanges what is to be sent with `spare`, whose memory is used again.
    void take_outgoing(std::string& spare);

    /// Says that the broker is still there; to be called when nothing was sent for half of
    /// `heartbeat_s`.
    void beat();

    /// After how many seconds without a word the other end is taken for gone, as agreed with the
    /// client; 0 for never.
    [[nodiscard]] std::uint16_t heartbeat_s() const noexcept { return heartbeat_s_; }

    /// True when so much is to be sent that nothing should be read before it is.
    [[nodiscard]] bool is_full() const noexcept { return line_.is_full(); }

    /// Messages that the client has got and has not acknowledged.
    [[nodiscard]] std::size_t in_hand() const noexcept;

    /// True when the client has logged in.
    [[nodiscard]] bool is_open() const noexcept { return state_ == state::open; }

    /// True when nothing more is read: close the connection when all has been sent.
    [[nodiscard]] bool is_over() const noexcept { return state_ == state::over; }

    /// Why it is over, when it was not the client's wish.
    [[nodiscard]] const std::optional<amqp_error>& refusal() const noexcept { return refusal_; }

private:
    enum class state { greeting, starting, tuning, opening, open, closing, over };

    void greet();
    void take(const amqp_frame& f);
    void take_of_channel(const amqp_frame& f);
    void take_of_no_channel(const amqp_frame& f);
    void take_of_closed_channel(const amqp_frame& f);
    void refuse(const amqp_error& why, const amqp_frame& f);
    void close(const amqp_error& why, const amqp_method_id& refused);
    void end_channels();
    void require(state expected, const amqp::method& said) const;

    void on(const amqp::connection_start_ok& m);
    void on(const amqp::connection_tune_ok& m);
    void on(const amqp::connection_open& m);
    void on(const amqp::connection_close& m);
    void on(const amqp::connection_close_ok& m);
    void on(const auto& other);

    amqp_broker& broker_;
    amqp_frames frames_;
    amqp_line line_;
    state state_ = state::greeting;
    std::uint16_t heartbeat_s_ = 0;
    std::map<std::uint16_t, amqp_broker_channel> channels_;
    std::set<std::uint16_t> closing_;  // channels that the client doesn't know are closed
    std::optional<amqp_error> refusal_;
};

}  // namespace wire
