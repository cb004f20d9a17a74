#include "wire/http_reader.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/version.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "wire/http_head_end.hpp"
#include "wire/http_rules.hpp"

namespace wire {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

// What an idle connection may keep of its input.
constexpr std::size_t kept_input_bytes = 4096;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

// The parser calls these with the parts of a message.
template <class Message>
class message_parser final : public http::basic_parser<std::is_same_v<Message, http_request>> {
    using text = boost::beast::string_view;

public:
    message_parser(Message& into, const http_limits& limits)
        : into_(&into), longest_body_(limits.body_bytes) {
        this->eager(true);
        // `http_head_end` sees to the head. Of its limit for the body, Beast takes the size of a
        // chunk each time that it looks at the chunk's line, and not once.
        this->header_limit(std::numeric_limits<std::uint32_t>::max());
        this->body_limit(std::numeric_limits<std::uint64_t>::max());
    }

    // The head that is put in next, all of it.
    void begin_head(std::string_view head) {
        const std::size_t first_line = head.find('\n') + 1;
        lines_ = head.substr(first_line, head.size() - first_line - 2);  // without the empty line
        into_->headers.set_lines(lines_);
    }

private:
    void on_request_impl(http::verb, text method, text target, int version, error_code&) override {
        if constexpr (std::is_same_v<Message, http_request>) {
            into_->method = view(method);
            into_->target = view(target);
            into_->minor_version = version % 10;
        }
    }
    void on_response_impl(int status, text, int version, error_code&) override {
        if constexpr (std::is_same_v<Message, http_response>) {
            into_->status = status;
            into_->minor_version = version % 10;
        }
    }
    void on_field_impl(http::field, text name, text value, error_code&) override {
        if (has_head_) return;  // it is a trailer
        into_->headers.add_in_lines(lines_, view(name), view(value));
    }
#if BOOST_BEAST_VERSION >= 358
    void on_trailer_field_impl(http::field, text, text, error_code&) override {}
#endif
    void on_header_impl(error_code&) override {
        has_head_ = true;
        check_head(*into_);
        if (!this->is_done()) expect_body(this->content_length().value_or(0));
    }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(text part, error_code&) override {
        expect_body(part.size());
        into_->body.append(part.data(), part.size());
        return part.size();
    }
    void on_chunk_header_impl(std::uint64_t size, text extensions, error_code&) override {
        expect_body(size);
        const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' '; };
        if (std::any_of(extensions.begin(), extensions.end(), is_control)) {
            throw http_error(400, "a chunk's line has a character that it can't have");
        }
    }
    std::size_t on_chunk_body_impl(std::uint64_t, text part, error_code& problem) override {
        return on_body_impl(part, problem);
    }
    void on_finish_impl(error_code&) override {}

    void expect_body(std::uint64_t more) const {
        if (more > longest_body_ - into_->body.size())
            throw http_error(413, "the body is too long");
    }

    Message* into_;
    std::size_t longest_body_;
    std::string_view lines_;  // of the head, until it is read
    bool has_head_ = false;
};

[[noreturn]] void refuse(const error_code& problem, std::string_view head) {
    if (problem == http::error::bad_version) {
        throw http_error(status_of_bad_version(head.substr(0, head.find('\r'))), "not HTTP/1.1");
    }
    throw http_error(400, problem.message().c_str());
}

}  // namespace

template <class Message>
struct http_reader<Message>::state {
    explicit state(const http_limits& l) : limits(l), head_end(l), parser(message, l) {}

    void begin() {
        message.clear();
        head_end.reset();
        parser = message_parser<Message>(message, limits);
    }

    [[nodiscard]] std::string_view unread() const { return std::string_view(input).substr(taken); }

    // An idle connection is to cost little.
    void forget_taken() {
        if (taken == input.size()) {
            input.clear();
        } else {
            input.erase(0, taken);
        }
        taken = 0;
        if (input.empty() && input.capacity() > kept_input_bytes) std::string().swap(input);
    }

    // Reads the head when all of it has come; false when not.
    bool read_head() {
        while (unread().starts_with("\r\n")) {  // allowed before a message
            taken += 2;
            head_end.reset();
        }
        const std::size_t size = head_end.find(unread());
        if (size == 0) return false;
        parser.begin_head(unread().substr(0, size));
        put(unread().substr(0, size));
        // Beast takes a first line that is too short for one that has not come.
        if (!parser.is_header_done()) throw http_error(400, "the first line breaks off");
        return true;
    }

    // Reads on in the body; false when more is needed. What surrounds the chunks has to fit into as
    // much as a head may have.
    bool read_body() {
        const std::string_view part = unread().substr(0, limits.head_bytes);
        // Of a body in chunks, no less is left than an empty chunk; Beast asserts that it has come.
        constexpr std::size_t least_of_chunks = 5;
        if (part.size() < (parser.chunked() ? least_of_chunks : 1)) return false;
        const std::size_t taken_before = taken;
        put(part);
        const bool goes_on = taken > taken_before || parser.is_done();
        if (!goes_on && part.size() == limits.head_bytes) {
            throw http_error(400, "what surrounds a chunk is too long");
        }
        return goes_on;
    }

    void put(std::string_view bytes) {
        error_code problem;
        taken += parser.put(boost::asio::const_buffer(bytes.data(), bytes.size()), problem);
        if (problem && problem != http::error::need_more) refuse(problem, bytes);
    }

    // No more bytes come; true when that makes the message whole.
    bool finish() {
        if (parser.got_some() && parser.need_eof()) {
            error_code problem;
            parser.put_eof(problem);
            return true;
        }
        if (parser.got_some() || !unread().empty()) {
            throw http_error(400, "the stream ended within a message");
        }
        return false;
    }

    http_limits limits;
    Message message;
    http_head_end head_end;
    message_parser<Message> parser;
    std::string input;
    std::size_t taken = 0;  // of `input`
    bool has_ended = false;
};

template <class Message>
http_reader<Message>::http_reader(const http_limits& limits)
    : state_(std::make_unique<state>(limits)) {}
template <class Message>
http_reader<Message>::http_reader(http_reader&&) noexcept = default;
template <class Message>
http_reader<Message>& http_reader<Message>::operator=(http_reader&&) noexcept = default;
template <class Message>
http_reader<Message>::~http_reader() = default;

template <class Message>
void http_reader<Message>::feed(std::string_view bytes) {
    state_->forget_taken();
    state_->input.append(bytes);
}

template <class Message>
void http_reader<Message>::end() noexcept {
    state_->has_ended = true;
}

template <class Message>
const Message* http_reader<Message>::next(bool has_no_body) {
    state& s = *state_;
    if (s.parser.is_done()) s.begin();
    if (!s.parser.got_some()) s.parser.skip(has_no_body);
    while (!s.parser.is_done()) {
        const bool goes_on = s.parser.is_header_done() ? s.read_body() : s.read_head();
        if (!goes_on && (!s.has_ended || !s.finish())) return nullptr;
    }
    s.message.keeps_alive = s.parser.keep_alive();
    if (s.taken == s.input.size()) s.forget_taken();
    return &s.message;
}

template <class Message>
const Message* http_reader<Message>::awaits_body() const noexcept {
    const state& s = *state_;
    const bool awaits = s.parser.is_header_done() && !s.parser.is_done() && s.unread().empty() &&
                        s.message.body.empty();
    return awaits ? &s.message : nullptr;
}

template <class Message>
bool http_reader<Message>::has_begun() const noexcept {
    const bool is_inside = state_->parser.got_some() && !state_->parser.is_done();
    return is_inside || !state_->unread().empty();
}

template <class Message>
bool http_reader<Message>::is_at_end() const noexcept {
    return state_->has_ended && !has_begun();
}

template <class Message>
std::string http_reader<Message>::take_rest() {
    state& s = *state_;
    s.forget_taken();
    return std::move(s.input);
}

template class http_reader<http_request>;
template class http_reader<http_response>;

}  // namespace wire
