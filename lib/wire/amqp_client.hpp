// The client's end of a connection that speaks AMQP 0-9-1, with one channel: what is asked becomes
// bytes, bytes become messages. It knows no sockets, so a coroutine and a thread use it alike:
//
//     codec.consume("tasks");
//     for (;;) {
//         std::optional<amqp_delivery> task = codec.next();
//         codec.take_outgoing(out);
//         send(out);
//         if (task || codec.is_over()) return task;
//         const std::size_t count = receive(chunk);
//         count == 0 ? codec.end() : codec.feed({chunk, count});
//     }
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "wire/amqp_codec.hpp"
#include "wire/amqp_error.hpp"
#include "wire/amqp_frames.hpp"
#include "wire/amqp_limits.hpp"
#include "wire/amqp_message.hpp"
#include "wire/outgoing.hpp"

namespace wire {

/// A message in somebody's hand. Its tag names it to the broker, on the same connection.
class amqp_delivery {
public:
    amqp_delivery() = default;
    amqp_delivery(std::uint64_t t, bool again) : tag(t), is_redelivered(again) {}

    std::uint64_t tag = 0;
    bool is_redelivered = false;  // it was in somebody's hand before
    std::string body;
};

/// Who logs in, and where to: each broker has some virtual hosts, with queues of their own.
struct amqp_login {
    std::string user = "guest";
    std::string password = "guest";
    std::string vhost = "/";
};

/// What is asked may be asked at once: it goes out when the broker has let us in. A refusal is the
/// end, as is what breaks the rules.
class amqp_client {
public:
    explicit amqp_client(amqp_login as, std::size_t longest_message = 1024UL * 1024);

    /// Bytes as they came.
    void feed(std::string_view bytes);

    /// No more bytes come.
    void end();

    /// The oldest message that was delivered and nobody has taken, if there is one.
    std::optional<amqp_delivery> next();

    // All throw `std::invalid_argument` for a name beyond 255 bytes, and send nothing when it is
    // over. These are answered; `unanswered` counts them.

    /// A queue that outlives its connections; it may be there already.
    void declare(std::string_view queue);
    void remove(std::string_view queue);
    /// How many messages may be in our hand, of each `consume` that follows; 0 for any number.
    void prefetch(std::uint16_t most);
    /// Every message of the queue is delivered to us, or to another one that consumes.
    void consume(std::string_view queue);
    /// One message, if the queue has one now.
    void get(std::string_view queue);
    /// From now on every `publish` is answered, when the message is safe.
    void confirm_publications();
    /// Says good-bye: it is over when the broker has answered.
    void close();

    void publish(std::string_view queue, std::string_view body);

    // These are not answered.

    /// The message is done with: the broker forgets it.
    void ack(std::uint64_t tag);
    /// It goes back to where it was in its queue, or is dropped.
    void reject(std::uint64_t tag, bool requeue = true);
    /// The same, of all up to that one.
    void nack_up_to(std::uint64_t tag, bool requeue = true);

    /// How much of what was asked is not answered yet, letting us in too.
    [[nodiscard]] std::size_t unanswered() const { return unanswered_ + unconfirmed_.size(); }

    /// Messages that the broker did not take, of those whose `publish` is answered.
    [[nodiscard]] std::size_t refused_messages() const noexcept { return refused_messages_; }

    /// Exchanges what is to be sent with `spare`, whose memory is used again.
    void take_outgoing(std::string& spare) { hand_over(outgoing_, spare); }

    /// "RabbitMQ" and "4.0.5"; empty until its greeting has come.
    [[nodiscard]] const std::string& product() const noexcept { return product_; }
    [[nodiscard]] const std::string& version() const noexcept { return version_; }

    /// True when nothing more is read: close the connection when all has been sent.
    [[nodiscard]] bool is_over() const noexcept { return is_over_; }

    /// Why it is over, when that was not our wish.
    [[nodiscard]] const std::optional<amqp_error>& refusal() const noexcept { return refusal_; }

    /// Throws the refusal, if there is one.
    void require_no_refusal() const {
        if (refusal_) throw amqp_error(*refusal_);
    }

private:
    void take(const amqp_frame& f);
    void take_message(std::optional<amqp_message> m);
    void ask(const amqp::method& m);
    void say(const amqp::method& m);
    [[nodiscard]] std::string& out() { return is_open_ ? outgoing_ : held_back_; }
    void announce(std::uint64_t tag, bool is_redelivered);
    void settle(std::uint64_t tag, bool multiple, bool is_refused);
    void fail(const amqp_error& why);

    // What the broker says. Whatever has no function here breaks the rules.
    void on(const amqp::connection_start& m);
    void on(const amqp::connection_tune& m);
    void on(const amqp::connection_open_ok& m);
    void on(const amqp::connection_close& m);
    void on(const amqp::connection_close_ok& m);
    void on(const amqp::channel_open_ok& m);
    void on(const amqp::channel_close& m);
    void on(const amqp::basic_cancel& m);
    void on(const amqp::basic_deliver& m);
    void on(const amqp::basic_get_ok& m);
    void on(const amqp::basic_ack& m);
    void on(const amqp::basic_nack& m);
    void on(const auto& answer);

    amqp_login login_;
    amqp_frames frames_;
    std::string outgoing_;
    std::string held_back_;  // until the broker has let us in
    std::string product_;
    std::string version_;
    std::uint32_t frame_bytes_ = 4096;  // the least that a broker takes, until it says more
    std::size_t unanswered_ = 1;        // letting us in
    std::uint64_t published_ = 0;       // that are to be confirmed
    std::set<std::uint64_t> unconfirmed_;
    std::size_t refused_messages_ = 0;
    amqp_incoming incoming_;
    amqp_delivery announced_;
    std::deque<amqp_delivery> delivered_;
    bool confirms_ = false;
    bool is_open_ = false;
    bool is_over_ = false;
    std::optional<amqp_error> refusal_;
};

}  // namespace wire
