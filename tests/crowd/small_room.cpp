#include "crowd/small_room.hpp"

#include <fmt/format.h>

#include "aio/sleep.hpp"

namespace asyncdemo::crowd {
namespace {

constexpr std::size_t bytes_of_news = 300;

}  // namespace

void small_room::said(audience_member& who, std::string_view text) {
    if (text.starts_with(R"({"kind":"vote")")) ++votes_;
    if (!text.starts_with(R"({"kind":"join")")) return;
    ++joins_;
    people_->bring_up_to_date(who);
}

std::vector<std::string> small_room::catch_up(const audience_member&) {
    return {R"({"kind":"state","ask":{"id":1,"is_open":true,"choices":["1 s","2 s","3 s"]}})"};
}

aio::task<> small_room::grow(audience& people, aio::duration between) {
    for (int serial = 0;; ++serial) {
        std::string news = fmt::format(R"({{"kind":"grow","serial":{},"more":")", serial);
        news.append(bytes_of_news - 2 - news.size(), '.').append("\"}");
        people.tell_all(news);
        co_await aio::sleep(between);
    }
}

}  // namespace asyncdemo::crowd
