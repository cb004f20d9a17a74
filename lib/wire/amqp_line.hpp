// What a broker has to send to one client, also because of what others do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "wire/amqp_codec.hpp"
#include "wire/amqp_frames.hpp"
#include "wire/amqp_limits.hpp"
#include "wire/amqp_message.hpp"
#include "wire/outgoing.hpp"

namespace wire {

class amqp_line {
public:
    /// `wake` is called when there is something to send where nothing was. Beyond `most_unsent`
    /// bytes the line is full.
    amqp_line(std::function<void()> wake, std::size_t most_unsent)
        : wake_(std::move(wake)), most_unsent_(most_unsent) {}

    void say(std::uint16_t channel, const amqp::method& m) {
        add([&](std::string& out) { write_method(out, channel, m); });
    }

    /// A method that carries a message.
    void say(std::uint16_t channel, const amqp::method& m, const amqp_message& carried) {
        add([&](std::string& out) {
            write_method(out, channel, m);
            write_content(out, channel, carried.properties, carried.body, frame_bytes);
        });
    }

    /// Calls `write` with the string to append to.
    void add(const auto& write) {
        const bool was_empty = unsent_.empty();
        write(unsent_);
        if (was_empty) wake_();
    }

    /// When it is full, what can wait should wait.
    [[nodiscard]] bool is_full() const noexcept { return unsent_.size() >= most_unsent_; }

    void take(std::string& spare) { hand_over(unsent_, spare); }

    std::size_t frame_bytes = amqp_frame_bytes;  // that the client takes
    bool hears_cancels = false;                  // the client does

private:
    std::string unsent_;
    std::function<void()> wake_;
    std::size_t most_unsent_;
};

}  // namespace wire
