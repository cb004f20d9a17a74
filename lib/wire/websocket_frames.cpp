#include "wire/websocket_frames.hpp"

#include <wslay/wslay.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <random>

#include "wire/websocket_code.hpp"

namespace wire {
namespace {

// Nobody may foresee it: else a client could be made to send bytes that others take for HTTP.
std::uint32_t random_mask() {
    static thread_local std::random_device device;
    return device();
}

struct free_context {
    void operator()(wslay_frame_context* context) const { wslay_frame_context_free(context); }
};

}  // namespace

// What wslay calls back with; it stays where it is.
struct websocket_frames::state {
    state() {
        const wslay_frame_callbacks calls{put_out, take_in, give_mask};
        wslay_frame_context_ptr made = nullptr;
        if (wslay_frame_context_init(&made, &calls, this) != 0) throw std::bad_alloc();
        context.reset(made);
    }

    static ssize_t take_in(std::uint8_t* to, std::size_t most, int, void* self) {
        std::string_view& unread = *static_cast<state*>(self)->unread;
        const std::size_t count = std::min(most, unread.size());
        if (count == 0) return -1;
        std::memcpy(to, unread.data(), count);
        unread.remove_prefix(count);
        return static_cast<ssize_t>(count);
    }

    // There is room for all of it: `write` has reserved that.
    static ssize_t put_out(const std::uint8_t* from, std::size_t count, int, void* self) {
        static_cast<state*>(self)->out->append(reinterpret_cast<const char*>(from), count);
        return static_cast<ssize_t>(count);
    }

    static int give_mask(std::uint8_t* to, std::size_t count, void* self) {
        std::memcpy(to, &static_cast<state*>(self)->mask, count);
        return 0;
    }

    std::unique_ptr<wslay_frame_context, free_context> context;
    std::string_view* unread = nullptr;  // during `read`
    std::string* out = nullptr;          // during `write`
    std::uint32_t mask = 0;
    std::uint64_t came = 0;  // of the frame that is being read
};

websocket_frames::websocket_frames(bool masks) noexcept : masks_(masks) {}
websocket_frames::websocket_frames(websocket_frames&&) noexcept = default;
websocket_frames& websocket_frames::operator=(websocket_frames&&) noexcept = default;
websocket_frames::~websocket_frames() = default;

websocket_frames::state& websocket_frames::begun() {
    if (!state_) state_ = std::make_unique<state>();
    return *state_;
}

std::optional<frame_part> websocket_frames::read(std::string_view& bytes) {
    state& s = begun();
    s.unread = &bytes;
    wslay_frame_iocb frame{};
    const ssize_t count = wslay_frame_recv(s.context.get(), &frame);
    if (count == WSLAY_ERR_WANT_READ) return std::nullopt;
    if (count < 0) {
        throw websocket_violation(websocket_code::protocol_error, "a frame has a bad length");
    }
    const bool is_first = s.came == 0;
    s.came += frame.data_length;
    const bool is_last = s.came == frame.payload_length;
    if (is_last) s.came = 0;
    return frame_part{static_cast<websocket_opcode>(frame.opcode),
                      frame.fin != 0,
                      frame.mask != 0,
                      frame.rsv != 0,
                      frame.payload_length,
                      {reinterpret_cast<const char*>(frame.data), frame.data_length},
                      is_first,
                      is_last};
}

void websocket_frames::write(std::string& out, websocket_opcode opcode, std::string_view payload) {
    constexpr std::size_t longest_head = 14;
    state& s = begun();
    out.reserve(out.size() + longest_head + payload.size());
    s.out = &out;
    if (masks_) s.mask = random_mask();
    wslay_frame_iocb frame{};
    frame.fin = 1;
    frame.opcode = static_cast<std::uint8_t>(opcode);
    frame.mask = masks_ ? 1 : 0;
    frame.payload_length = payload.size();
    frame.data = reinterpret_cast<const std::uint8_t*>(payload.data());
    frame.data_length = payload.size();
    wslay_frame_send(s.context.get(), &frame);
}

}  // namespace wire
