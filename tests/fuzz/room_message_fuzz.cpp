// What browsers say to a room, and what it answers: from anybody, so it may be anything.
#include <optional>
#include <string>
#include <variant>

#include "asyncdemo/room/member_message.hpp"
#include "fuzz/target.hpp"
#include "report/json/json_shape.hpp"
#include "report/short_text.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo::fuzz {
namespace {

void require_fit(const std::string& typed) {
    const std::string shown = short_text(typed);
    require(visible(shown) == shown, "a name has nothing that steers a screen");
    require(short_text(shown) == shown, "a name that is fit stays as it is");
    require(shown.size() <= 4 * longest_text, "a name is short");
}

}  // namespace

void take(std::string_view text) {
    try {
        const member_message said = read_member_message(text);
        if (const auto* const name = std::get_if<name_message>(&said)) require_fit(name->name);
        if (const auto* const join = std::get_if<join_message>(&said)) {
            require_fit(join->name.value_or(""));
        }
        if (const auto* const vote = std::get_if<vote_message>(&said)) {
            require(vote->ask >= 0, "a vote names what was asked");
            if (const auto* const typed = std::get_if<std::string>(&vote->said))
                require_fit(*typed);
        }
    } catch (const bad_document&) {
    }
}

}  // namespace asyncdemo::fuzz
