#include "lessons/flow-control/intake.hpp"

#include <charconv>
#include <iterator>

#include "aio/sleep.hpp"
#include "lessons/flow-control/item_numbers.hpp"
#include "lessons/flow-control/upload.hpp"

namespace asyncdemo::lessons::flow_control {

item intake::take(const wire::http_request& asked) {
    const std::string_view text = asked.headers.get(number_field);
    integer number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return {number, on_.now(), asked.body};
}

aio::task<> intake::put(item taken) {
    put_.push_back(taken.number());
    co_await queue_.put(std::move(taken));
    note_depth();
}

bool intake::put_if_room(item taken) {
    const integer number = taken.number();
    const bool has_room = queue_.try_put(std::move(taken));
    if (has_room) put_.push_back(number);
    note_depth();
    return has_room;
}

void intake::note_passed_on(const item& i) {
    passed_on_.push_back(i.number());
    ages_.add(on_.now() - i.came());
}

void intake::weigh() {
    const auto now = on_.memory_kb();
    if (!now || !memory_before_) return;
    memory_growth_kb_ = std::max(memory_growth_kb_, *now - *memory_before_);
}

aio::task<> intake::watch() {
    constexpr int looks = 100;
    const duration one_look = longest(on_.chosen()) / looks;
    for (aio::time_point next = on_.start();; next += one_look) {
        co_await aio::sleep_until(next);
        on_.sample(in_service, static_cast<double>(queue_.size()));
        weigh();
    }
}

void intake::report() {
    on_.sample(in_service, static_cast<double>(queue_.size()));
    std::vector<integer> lost;
    std::set_difference(put_.begin(), put_.end(), passed_on_.begin(), passed_on_.end(),
                        std::back_inserter(lost));
    tell_numbers(on_, passed_on_, passed_on_items);
    tell_numbers(on_, lost, lost_items);
    if (!lost.empty()) on_.mark(fmt::format("items {}-{}", lost.front(), lost.back()), "are lost");
    on_.metric("passed_on", passed_on_.size());
    on_.metric("lost", lost.size());
    on_.metric("most_waiting", most_waiting_);
    on_.percentiles("age", ages_);
    if (memory_before_) on_.metric("memory_growth_kb", memory_growth_kb_);
}

}  // namespace asyncdemo::lessons::flow_control
