#include "web/shared_frames.hpp"

#include <functional>
#include <utility>

namespace asyncdemo {
namespace {

constexpr std::size_t least_large_one = 1024;
constexpr std::size_t most_old_ones = 64;
constexpr std::size_t longest_head = 10;

bool is_of(const std::string& frame, std::string_view text) {
    return frame.size() <= text.size() + longest_head && frame.ends_with(text);
}

}  // namespace

shared_frame shared_frames::encode(std::string_view text) {
    if (text.size() < least_large_one) return make(wire::websocket_opcode::text, text);
    forget_old_ones();
    std::weak_ptr<const std::string>& known = large_[std::hash<std::string_view>()(text)];
    shared_frame frame = known.lock();
    if (frame == nullptr || !is_of(*frame, text)) {
        frame = make(wire::websocket_opcode::text, text);
        known = frame;
    }
    return frame;
}

shared_frame shared_frames::ping() { return make(wire::websocket_opcode::ping, {}); }

std::size_t shared_frames::large_ones() const {
    std::size_t count = 0;
    for (const auto& [hash, frame] : large_) count += frame.expired() ? 0 : 1;
    return count;
}

shared_frame shared_frames::make(wire::websocket_opcode opcode, std::string_view payload) {
    std::string frame;
    codec_.write(frame, opcode, payload);
    return std::make_shared<const std::string>(std::move(frame));
}

void shared_frames::forget_old_ones() {
    if (large_.size() < most_old_ones) return;
    std::erase_if(large_, [](const auto& known) { return known.second.expired(); });
}

}  // namespace asyncdemo
