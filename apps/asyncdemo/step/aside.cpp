#include "asyncdemo/step/aside.hpp"

#include <utility>

#include "aio/task.hpp"
#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/step_prompts.hpp"

namespace asyncdemo {

aio::task<aside_end> read_aside(step_terminal& on, std::string title, page_content content) {
    on.begin(std::move(title));
    on.show(std::move(content));
    const auto prompt = [&on] { return aside_prompt(on.page_number()); };
    for (;;) {
        const typed said = co_await on.ask(prompt);
        if (said.wanted == wish::quit) co_return aside_end::quit;
        if (said.wanted == wish::on && !on.turn_on()) co_return aside_end::left;
        if (said.wanted == wish::back && !on.turn_back()) co_return aside_end::left;
    }
}

aio::task<aside_end> ask_aside(step_terminal& on, std::string title, page_content content,
                               std::function<std::string(const std::string&)> take) {
    on.begin(std::move(title));
    on.show(std::move(content));
    typed_line line(typed_line::kind::words);
    const auto prompt = [&on, &line] { return change_prompt(on.style().width) + line.text(); };
    for (;;) {
        const key pressed = co_await on.ask_key(prompt);
        if (pressed.is == key::kind::end) co_return aside_end::quit;
        if (pressed.is == key::kind::escape) co_return aside_end::left;
        if (pressed.is == key::kind::forward) on.turn_on();
        if (pressed.is == key::kind::backward) on.turn_back();
        if (line.take(pressed) || pressed.is != key::kind::enter) continue;
        if (line.text().empty()) co_return aside_end::left;
        std::string complaint = take(line.text());
        if (complaint.empty()) co_return aside_end::answered;
        line.clear();
        on.show_note({std::move(complaint), ink::bad});
    }
}

}  // namespace asyncdemo
