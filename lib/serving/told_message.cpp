#include "serving/told_message.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace asyncdemo {
namespace {

std::string how_it_ended(std::uint16_t code) {
    using namespace wire::websocket_code;
    if (code == normal || code == going_away || code == none) return "has left";
    if (code == abnormal) return "went away";
    return fmt::format("closed with {}", code);
}

}  // namespace

void tell_of_message(visit& told, bool has_come, const wire::websocket& codec) {
    told.begin_again();
    if (has_come) {
        told.tell_in_hand({});
        told.expect("went away");
    } else {
        told.settle(how_it_ended(codec.code()));
    }
}

}  // namespace asyncdemo
