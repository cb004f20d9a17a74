#include "asyncdemo/terminal/keyboard.hpp"

#include <array>
#include <utility>

#include "aio/error.hpp"
#include "aio/io/terminal.hpp"
#include "aio/timeout.hpp"
#include "report/utf8.hpp"

namespace asyncdemo {
namespace {

constexpr char escape = '\x1b';
constexpr std::size_t longest_sequence = 32;
// The bytes of one key come together, also over a slow line; Escape comes alone.
constexpr std::chrono::milliseconds longest_gap{100};

bool is_control(char byte) { return static_cast<unsigned char>(byte) < ' ' || byte == '\x7f'; }

}  // namespace

void key_decoder::add(char byte) {
    switch (state_) {
        case state::between:
            return begin(byte);
        case state::character:
            return go_on_with_character(byte);
        case state::after_escape:
            if (byte != '[' && byte != 'O') {
                end_key();
                return begin(byte);
            }
            state_ = byte == '[' ? state::sequence : state::application;
            return;
        case state::sequence:
        case state::application:
            return go_on_with_sequence(byte);
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

keyboard::keyboard(int fd) : terminal_(aio::open_terminal(fd)) {}

aio::task<key> keyboard::next() {
    for (;;) {
        if (const std::optional<key> complete = decoder_.take()) co_return *complete;
        bool is_open = true;
        try {
            if (decoder_.is_inside()) {
                is_open = co_await aio::timeout(longest_gap, read_byte());
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

aio::task<bool> keyboard::read_byte() {
    std::array<char, 1> byte{};
    const std::size_t count = co_await terminal_.read(byte);
    if (count > 0) decoder_.add(byte.front());
    co_return count > 0;
}

}  // namespace asyncdemo
