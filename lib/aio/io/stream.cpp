#include "aio/io/stream.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "aio/error.hpp"

namespace aio {

reading* stream_state::take_reader() noexcept {
    uv_unref(&handle);
    return std::exchange(reader, nullptr);
}

void reading::await_suspend(std::coroutine_handle<> caller) {
    if (is_cancel_requested()) return give_up_unbegun(caller);
    if (from_.reader != nullptr) throw std::logic_error("read: another task is reading already");
    if (buffer_.empty()) throw std::logic_error("read: the buffer has no room");
    if (!from_.is_reading) {
        check(uv_read_start(&from_.stream, lend_buffer, take), "read");
        from_.is_reading = true;
    }
    from_.reader = this;
    uv_ref(&from_.handle);
    park(caller);
}

std::size_t reading::await_resume() const {
    throw_if_interrupted();
    if (count_ < 0) throw error(static_cast<int>(count_), "read");
    return static_cast<std::size_t>(count_);
}

bool reading::interrupt() noexcept {
    from_.take_reader();
    return true;
}

void reading::lend_buffer(uv_handle_t* to, std::size_t, uv_buf_t* lent) noexcept {
    const reading* reader = reinterpret_cast<stream_state*>(to)->reader;
    *lent = reader == nullptr ? uv_buf_init(nullptr, 0)
                              : uv_buf_init(reader->buffer_.data(),
                                            static_cast<unsigned>(reader->buffer_.size()));
}

void reading::take(uv_stream_t* from, ssize_t count, const uv_buf_t*) noexcept {
    auto& state = *reinterpret_cast<stream_state*>(from);
    if (count == 0) return;  // nothing yet after all
    if (count == UV_EOF) {
        state.has_ended = true;
        count = 0;
    }
    reading* const reader = state.take_reader();
    if (reader == nullptr || count <= 0) {
        uv_read_stop(from);
        state.is_reading = false;
    }
    if (reader == nullptr) return;
    reader->count_ = count;
    reader->wake();
}

bool writing::await_ready() {
    if (is_cancel_requested()) return false;
    const uv_buf_t all =
        uv_buf_init(const_cast<char*>(bytes_.data()), static_cast<unsigned>(bytes_.size()));
    const int sent = uv_try_write(&to_.stream, &all, 1);
    if (sent == UV_EAGAIN) return false;
    status_ = sent;
    if (sent < 0) return true;
    bytes_.remove_prefix(static_cast<std::size_t>(sent));
    return bytes_.empty();
}

void writing::await_suspend(std::coroutine_handle<> caller) {
    if (is_cancel_requested()) return give_up_unbegun(caller);
    auto rest = std::make_unique<request>();
    rest->rest = bytes_;
    rest->awaited_by = this;
    rest->uv.data = rest.get();
    const uv_buf_t buffer =
        uv_buf_init(rest->rest.data(), static_cast<unsigned>(rest->rest.size()));
    const auto tell_writer = [](uv_write_t* sent, int status) noexcept {
        const std::unique_ptr<request> done(static_cast<request*>(sent->data));
        if (done->awaited_by == nullptr) return;
        done->awaited_by->status_ = status;
        done->awaited_by->wake();
    };
    check(uv_write(&rest->uv, &to_.stream, &buffer, 1, tell_writer), "write");
    pending_ = rest.release();
    park(caller);
}

void writing::await_resume() const {
    throw_if_interrupted();
    if (status_ < 0) throw error(status_, "write");
}

bool writing::interrupt() noexcept {
    pending_->awaited_by = nullptr;
    return true;
}

std::size_t stream::try_write(std::string_view bytes) {
    const uv_buf_t all =
        uv_buf_init(const_cast<char*>(bytes.data()), static_cast<unsigned>(bytes.size()));
    const int sent = uv_try_write(&state_->stream, &all, 1);
    return sent == UV_EAGAIN ? 0 : static_cast<std::size_t>(check(sent, "write"));
}

void stream::send_at_once() { check(uv_tcp_nodelay(&state_->tcp, 1), "send at once"); }

void stream::limit_buffers(int bytes) {
    int value = bytes;  // libuv would tell us the size if it were 0
    check(uv_send_buffer_size(&state_->handle, &value), "limit the buffer for what is sent");
    check(uv_recv_buffer_size(&state_->handle, &value), "limit the buffer for what comes");
}

task<std::string> read_all(stream& from, std::size_t limit) {
    std::string all;
    std::array<char, 4096> chunk;
    while (all.size() < limit) {
        const std::size_t count = co_await from.read(chunk);
        if (count == 0) break;
        all.append(chunk.data(), std::min(count, limit - all.size()));
    }
    co_return all;
}

}  // namespace aio
