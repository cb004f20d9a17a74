// Keys, made of the bytes that a terminal sends for them.
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "aio/io/stream.hpp"
#include "aio/task.hpp"

namespace asyncdemo {

struct key {
    enum class kind {
        character,
        enter,
        backspace,
        erase_all,  // Ctrl-U
        escape,
        forward,  // right, down, page down: what a presenter's remote sends
        backward,
        end  // Ctrl-D, or nobody will press a key any more
    };

    kind is = kind::character;
    std::string text = {};  // of a character, in UTF-8

    friend bool operator==(const key&, const key&) = default;
};

/// Takes bytes in whatever portions they come. What is no key that we know is dropped, and so are
/// bytes that are no UTF-8, and what a terminal answers to questions that somebody asked it: a
/// report (CSI), or a string with its end (OSC, DCS, SOS, PM, APC).
class key_decoder {
public:
    void add(char byte);

    /// The next key, if it is complete.
    std::optional<key> take();

    /// True in the middle of a key.
    [[nodiscard]] bool is_inside() const { return state_ != state::between; }

    /// True in the middle of a string that a terminal sends by itself.
    [[nodiscard]] bool is_inside_string() const { return state_ == state::string; }

    /// Nothing more comes of the key that has begun: it was the Escape key, or nothing.
    void end_key();

private:
    enum class state {
        between,
        character,
        after_escape,
        sequence,
        application,
        string,
        escape_in_string  // its end, if a backslash follows
    };

    void begin(char byte);
    void go_on_after_escape(char byte);
    void go_on_with_character(char byte);
    void go_on_with_sequence(char byte);
    void go_on_with_string(char byte);
    void end_sequence(char last);
    void put(key::kind what) { keys_.push_back({what}); }

    state state_ = state::between;
    std::string text_;         // of the character or sequence, so far
    std::size_t missing_ = 0;  // bytes of the character
    std::deque<key> keys_;
};

/// The keys of a terminal, one after the other.
class keyboard {
public:
    /// `fd` is a terminal. Throws `aio::error`.
    explicit keyboard(int fd);

    /// Waits for the next key. Other keys stay in the system, for the next reader.
    aio::task<key> next();

    /// The keys that were pressed up to now and that nobody has asked for. Nobody waits for the
    /// next one meanwhile.
    std::vector<key> pressed_by_now();

private:
    aio::task<bool> read_byte();
    [[nodiscard]] std::chrono::milliseconds longest_gap() const;

    const int fd_;
    aio::stream terminal_;
    key_decoder decoder_;
};

}  // namespace asyncdemo
