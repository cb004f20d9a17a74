#include "serving/told_requests.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "serving/told_name.hpp"

namespace asyncdemo {

void told_requests::tell(visit& of, const wire::http_request* asked,
                         const wire::http_server& codec) {
    if (asked != nullptr) {
        if (!is_first_) of.begin_again();
        is_first_ = false;
        if (std::string name = told_name(asked->target); !name.empty()) {
            of.name_itself(std::move(name));
        }
        of.tell({});
        of.expect("went away");
    } else if (const auto& refusal = codec.refusal()) {
        of.settle(fmt::format("refused with {}", refusal->status()));
    }
}

}  // namespace asyncdemo
