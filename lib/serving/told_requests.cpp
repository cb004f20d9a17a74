#include "serving/told_requests.hpp"

#include <fmt/format.h>

namespace asyncdemo {

void told_requests::tell(visit& of, const wire::http_request* asked,
                         const wire::http_server& codec) {
    if (asked != nullptr) {
        if (!is_first_) of.begin_again();
        is_first_ = false;
        of.expect("went away");
    } else if (const auto& refusal = codec.refusal()) {
        of.settle(fmt::format("refused with {}", refusal->status()));
    }
}

}  // namespace asyncdemo
