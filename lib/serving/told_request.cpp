#include "serving/told_request.hpp"

#include <fmt/format.h>

namespace asyncdemo {

void tell_of_request(visit& told, const wire::http_request* asked, const wire::http_server& codec) {
    if (asked != nullptr) {
        told.begin_again();
        told.expect("went away");
    } else if (codec.refusal()) {
        told.settle(fmt::format("refused with {}", codec.refusal()->status()));
    }
}

}  // namespace asyncdemo
