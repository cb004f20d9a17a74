#include "serving/loop_socket.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "aio/error.hpp"
#include "aio/sleep.hpp"
#include "aio/timeout.hpp"
#include "posix/descriptor.hpp"
#include "posix/descriptor_limit.hpp"
#include "posix/socket_failure.hpp"
#include "serving/serving_limits.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t descriptors_of_our_own = 64;
constexpr std::chrono::milliseconds between_looks{2};

std::size_t room_for_clients() {
    const std::size_t descriptors = raise_descriptor_limit();
    return std::clamp<std::size_t>(descriptors - std::min(descriptors, descriptors_of_our_own), 1,
                                   serving_limits::clients_on_loop);
}

int descriptor_of(aio::stream& s) {
    uv_os_fd_t fd = -1;
    uv_fileno(reinterpret_cast<uv_handle_t*>(s.uv()), &fd);
    return fd;
}

}  // namespace

loop_client::~loop_client() {
    if (visit_.is_told()) visit_.take_leave(descriptor_of(socket_));
}

aio::task<> loop_client::write(std::string_view text) {
    if (has_gone_) co_return;
    try {
        if (visit_.is_told()) {
            co_await look_for_browser();
            const std::string all = guest_.to_send(text);
            co_await aio::timeout(serving_limits::patience, send(all));
        } else {
            co_await socket_.write(text);
        }
        visit_.expect("answered");
    } catch (const aio::timed_out&) {
        give_up("closed: does not read");
    } catch (const aio::error& e) {
        if (!is_its_end(e.code())) throw;
        give_up("went away");
    }
}

aio::task<> loop_client::look_for_browser() {
    while (visit_.is_told() && !guest_.is_known()) {
        const int fd = descriptor_of(socket_);
        const bool may_come = visit_.waited() < line_guest::until_request && !is_readable(fd);
        if (may_come) {
            co_await aio::sleep(between_looks);
        } else {
            guest_.look_at(first_bytes_of(fd), visit_);
        }
    }
}

// A browser's request is one line: what else is in it, nobody typed.
aio::task<std::optional<std::string>> loop_client::read_line() {
    if (guest_.is_browser()) co_return std::nullopt;
    std::array<char, 1024> chunk;
    std::size_t end = unread_.find('\n');
    while (end == std::string::npos) {
        if (unread_.size() > serving_limits::line_bytes) give_up("closed: too long a line");
        if (received_ > serving_limits::client_bytes) give_up("closed: sends too much");
        if (received_ == 0) visit_.tell_idle("has connected, and typed nothing yet");
        const std::size_t count = co_await read(chunk);
        if (count == 0) co_return std::nullopt;
        unread_.append(chunk.data(), count);
        received_ += count;
        end = unread_.find('\n');
    }
    guest_.look_at(unread_, visit_);
    std::string line = unread_.substr(0, end);
    unread_.erase(0, end + 1);
    co_await aio::sleep_until(next_line_);
    next_line_ = aio::loop::current().after(serving_limits::between_lines);
    visit_.begin_again();
    co_return line;
}

aio::task<std::size_t> loop_client::read(std::span<char> into) {
    if (has_gone_) co_return 0;
    try {
        if (!visit_.is_told()) co_return co_await socket_.read(into);
        co_return co_await aio::timeout(serving_limits::patience, receive(into));
    } catch (const aio::timed_out&) {
        give_up("closed: says nothing");
    } catch (const aio::error& e) {
        if (!is_its_end(e.code())) throw;
        give_up("went away");
    }
    co_return 0;
}

aio::task<> loop_client::send(std::string_view text) { co_await socket_.write(text); }

aio::task<std::size_t> loop_client::receive(std::span<char> into) {
    co_return co_await socket_.read(into);
}

bool loop_client::is_its_end(const std::error_code& failure) const {
    return visit_.is_told() || is_departure(failure);
}

void loop_client::tell_if_silent(std::string_view what) {
    if (visit_.is_told() && !is_readable(descriptor_of(socket_))) visit_.tell_idle(what);
}

bool loop_client::has_hung_up() {
    char next = 0;
    const ssize_t count = ::recv(descriptor_of(socket_), &next, 1, MSG_PEEK | MSG_DONTWAIT);
    return count == 0 || (count < 0 && errno == ECONNRESET);
}

void loop_client::give_up(std::string_view why) {
    has_gone_ = true;
    visit_.settle(why);
}

loop_listener::loop_listener(stage& on, const address& at, aio::port_use use)
    : on_(on),
      listener_(at.endpoint(), use),
      free_(on.is_serving() ? room_for_clients() : serving_limits::clients_on_loop) {}

aio::task<loop_client> loop_listener::accept() {
    // Several may have come at once: whoever was accepted before is served first, and not only when
    // nobody is left to be accepted.
    co_await aio::yield();
    aio::semaphore::permit place = co_await free_.acquire();
    std::optional<aio::stream> client = co_await try_accept();
    while (!client) {
        co_await aio::sleep(serving_limits::until_next_try);
        client = co_await try_accept();
    }
    visit knocked(on_, port(), descriptor_of(*client));
    co_return loop_client(std::move(*client), std::move(knocked), std::move(place));
}

aio::task<std::optional<aio::stream>> loop_listener::try_accept() {
    try {
        co_return co_await listener_.accept();
    } catch (const aio::error& e) {
        if (!on_.is_serving() || !passes_by_itself(e.code())) throw;
    }
    co_return std::nullopt;
}

}  // namespace asyncdemo
