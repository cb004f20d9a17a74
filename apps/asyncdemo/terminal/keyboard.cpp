#include "asyncdemo/terminal/keyboard.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <utility>

#include "aio/error.hpp"
#include "aio/io/terminal.hpp"
#include "aio/timeout.hpp"
#include "report/utf8.hpp"

namespace asyncdemo {
namespace {

constexpr char escape = '\x1b';
constexpr char bell = '\a';
constexpr std::size_t longest_sequence = 32;
// The bytes of one key come together, also over a slow line; Escape comes alone. A string is
// longer, and may be cut into packets.
constexpr std::chrono::milliseconds longest_gap_in_key{100};
constexpr std::chrono::milliseconds longest_gap_in_string{1000};

bool is_control(char byte) { return static_cast<unsigned char>(byte) < ' ' || byte == '\x7f'; }

// Of the strings OSC, DCS, SOS, PM and APC (ECMA-48, 5.6).
bool begins_string(char byte) {
    return std::string_view("]PX^_").find(byte) != std::string_view::npos;
}

}  // namespace

void key_decoder::add(char byte) {
    switch (state_) {
        case state::between:
            return begin(byte);
        case state::character:
            return go_on_with_character(byte);
        case state::after_escape:
            return go_on_after_escape(byte);
        case state::sequence:
        case state::application:
            return go_on_with_sequence(byte);
        case state::string:
        case state::escape_in_string:
            return go_on_with_string(byte);
    }
}

void key_decoder::begin(char byte) {
    text_.clear();
    if (byte == escape) {
        state_ = state::after_escape;
    } else if (byte == '\r' || byte == '\n') {
        put(key::kind::enter);
    } else if (byte == '\x7f' || byte == '\b') {
        put(key::kind::backspace);
    } else if (byte == '\x15') {
        put(key::kind::erase_all);
    } else if (byte == '\x04' || byte == '\0') {  // 0 when it was typed before the modes were set
        put(key::kind::end);
    } else if (const std::size_t length = announced_length(byte); length > 0 && !is_control(byte)) {
        text_ = byte;
        missing_ = length - 1;
        if (missing_ > 0) {
            state_ = state::character;
        } else {
            keys_.push_back({key::kind::character, text_});
        }
    }
}

void key_decoder::go_on_after_escape(char byte) {
    if (byte == '[') {
        state_ = state::sequence;
    } else if (byte == 'O') {
        state_ = state::application;
    } else if (begins_string(byte)) {
        state_ = state::string;
    } else {
        end_key();
        begin(byte);
    }
}

void key_decoder::go_on_with_character(char byte) {
    if (!continues_character(byte)) {  // the character is cut off
        state_ = state::between;
        return begin(byte);
    }
    text_ += byte;
    if (--missing_ > 0) return;
    state_ = state::between;
    keys_.push_back({key::kind::character, text_});
}

void key_decoder::go_on_with_sequence(char byte) {
    if (is_control(byte)) {  // the sequence is cut off
        state_ = state::between;
        return begin(byte);
    }
    if (byte >= '@') return end_sequence(byte);
    if (text_.size() < longest_sequence) text_ += byte;
}

void key_decoder::go_on_with_string(char byte) {
    const bool is_after_escape = state_ == state::escape_in_string;
    if (byte == bell || (is_after_escape && byte == '\\')) {
        state_ = state::between;
    } else if (is_after_escape) {  // the string is cut off
        state_ = state::after_escape;
        add(byte);
    } else if (byte == escape) {
        state_ = state::escape_in_string;
    } else if (is_control(byte)) {  // it is cut off, or was none: somebody held Alt
        state_ = state::between;
        begin(byte);
    }
}

void key_decoder::end_sequence(char last) {
    const bool is_application = state_ == state::application;
    state_ = state::between;
    if (last == 'C' || last == 'B' || (last == '~' && text_ == "6")) {
        put(key::kind::forward);
    } else if (last == 'D' || last == 'A' || (last == '~' && text_ == "5")) {
        put(key::kind::backward);
    } else if (last == 'M' && is_application) {  // of the numbers' block
        put(key::kind::enter);
    }
}

void key_decoder::end_key() {
    if (state_ == state::after_escape) put(key::kind::escape);
    state_ = state::between;
}

std::optional<key> key_decoder::take() {
    if (keys_.empty()) return std::nullopt;
    key first = std::move(keys_.front());
    keys_.pop_front();
    return first;
}

keyboard::keyboard(int fd) : fd_(fd), terminal_(aio::open_terminal(fd)) {}

aio::task<key> keyboard::next() {
    for (;;) {
        if (const std::optional<key> complete = decoder_.take()) co_return *complete;
        bool is_open = true;
        try {
            if (decoder_.is_inside()) {
                is_open = co_await aio::timeout(longest_gap(), read_byte());
            } else {
                is_open = co_await read_byte();
            }
        } catch (const aio::timed_out&) {
            decoder_.end_key();
        } catch (const aio::error&) {
            is_open = false;  // the line was hung up
        }
        if (!is_open) break;
    }
    const key last{key::kind::end};
    co_return last;
}

std::chrono::milliseconds keyboard::longest_gap() const {
    return decoder_.is_inside_string() ? longest_gap_in_string : longest_gap_in_key;
}

std::vector<key> keyboard::pressed_by_now() {
    std::vector<key> keys;
    for (int waiting = 0; ::ioctl(fd_, FIONREAD, &waiting) == 0 && waiting > 0;) {
        std::array<char, 256> bytes{};
        const ssize_t count = ::read(fd_, bytes.data(), bytes.size());
        if (count <= 0) break;
        for (ssize_t i = 0; i < count; ++i) decoder_.add(bytes[static_cast<std::size_t>(i)]);
    }
    while (std::optional<key> complete = decoder_.take()) keys.push_back(*std::move(complete));
    return keys;
}

aio::task<bool> keyboard::read_byte() {
    std::array<char, 1> byte{};
    const std::size_t count = co_await terminal_.read(byte);
    if (count > 0) decoder_.add(byte.front());
    co_return count > 0;
}

}  // namespace asyncdemo
