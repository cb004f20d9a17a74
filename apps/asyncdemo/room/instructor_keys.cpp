#include "asyncdemo/room/instructor_keys.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace asyncdemo {
namespace {

using at = room_stage;

bool is_running(const room& r) { return r.now().stage == at::run && !r.has_run(*r.now().of); }

bool is_first(const room& r) { return r.now().stage == at::lobby; }
bool is_end(const room& r) { return r.now().stage == at::end; }

bool leads_on(const room& r) {
    if (is_end(r) || is_running(r)) return false;
    return !r.is_open() || r.has_votes();
}

std::string_view what_enter_does(const room& r) {
    switch (r.now().stage) {
        case at::lobby:
            return "begin";
        case at::question:
            return r.is_open() ? "close the vote" : "run it";
        case at::histogram:
            return r.has_run(*r.now().of) ? "on" : "run it";
        case at::run:
            return r.now().of->is_mistake() ? "why" : "the answer";
        default:
            return "on";
    }
}

}  // namespace

bool has_meaning(wish w, const room& r) {
    switch (w) {
        case wish::on:
            return leads_on(r);
        case wish::back:
            return !is_first(r);
        case wish::vote:
            return r.now().stage == at::histogram && !r.has_run(*r.now().of);
        case wish::skip:
            return r.is_open() && !r.has_votes();
        case wish::code:
            return r.lesson() != nullptr && !is_running(r);
        case wish::parameter:
            return r.lesson() != nullptr && !is_running(r) && !r.lesson()->of().parameters.empty();
        case wish::next_lesson:
            return !is_end(r) && !is_running(r);
        case wish::previous_lesson:
            return is_end(r) || (!is_first(r) && !is_running(r) && r.now().lesson > 0);
        case wish::help:
            return !is_running(r);
        case wish::quit:
            return true;
        case wish::beginning:
        case wish::replay:
            return false;
    }
    return false;
}

std::string room_title(const room& r) {
    if (is_first(r)) return "The room";
    if (is_end(r)) return "The room: how often it was right";
    const room_lesson& l = *r.lesson();
    const std::string lesson =
        r.lessons().size() == 1
            ? std::string(l.of().name)
            : fmt::format("{} ({} of {})", l.of().name, r.now().lesson + 1, r.lessons().size());
    const std::string of = r.now().of->is_mistake()
                               ? fmt::format("the mistake {}", r.now().of->name)
                               : r.now().of->name;
    switch (r.now().stage) {
        case at::question:
            if (r.now().of->is_mistake()) return fmt::format("{}: {}", lesson, of);
            return fmt::format("{}: what will {} do?{}", lesson, of,
                               r.round() == 2 ? " Once more" : "");
        case at::histogram:
            return fmt::format("{}: what the room says of {}", lesson, of);
        case at::run:
            return fmt::format("{}: {} {}", lesson, of, r.has_run(*r.now().of) ? "ran" : "runs");
        default:
            return fmt::format("{}: what {} did", lesson, of);
    }
}

bool wants_to_be_sure(const room& r) { return r.members().here() > 0 && !is_end(r); }

std::string leaving_prompt(const room& r) {
    const std::size_t here = r.members().here();
    return fmt::format("q again: close the room for {}  Enter: go on with it ",
                       here == 1 ? "1 person" : fmt::format("{} people", here));
}

std::string room_prompt(const room& r, std::string_view page, int width) {
    std::vector<std::string> keys;
    if (!page.empty()) keys.emplace_back(page);
    const auto offer = [&](wish w, std::string text) {
        if (has_meaning(w, r)) keys.push_back(std::move(text));
    };
    offer(wish::on, fmt::format("Enter: {}", what_enter_does(r)));
    offer(wish::skip, "s: run it without votes");
    offer(wish::vote, r.round() == 2 ? "v: reopen the second vote" : "v: vote again");
    offer(wish::back, is_running(r) ? "b: stop it, and back" : "b: back");
    offer(wish::parameter, "p: parameter");
    offer(wish::code, "c: code");
    if (r.lessons().size() > 1) offer(wish::next_lesson, "n: next lesson");
    const std::string end = is_running(r) ? "q: quit " : "?: all keys  q: quit ";
    std::string text;
    for (const std::string& next : keys) {
        const std::size_t taken = text.size() + next.size() + 2 + end.size();
        if (taken < static_cast<std::size_t>(width)) text += next + "  ";
    }
    return text + end;
}

std::string room_help(const room& r, const terminal_style& style) {
    struct entry {
        wish wanted;
        std::string_view keys;
        std::string_view what;
    };
    const entry entries[]{
        {wish::on, "Enter, space", "on; an arrow or page key does too"},
        {wish::skip, "s", "run it without votes"},
        {wish::vote, "v", "let them vote again; both votes are kept"},
        {wish::back, "b", "back: to the vote, or to what was shown before"},
        {wish::code, "c", "the code of the side; only here, not in the browsers"},
        {wish::parameter, "p", "change a parameter: the lesson begins anew"},
        {wish::next_lesson, "n", "the next lesson; after the last one, the table"},
        {wish::previous_lesson, "N", "the lesson before"},
        {wish::help, "?", "this help"},
        {wish::quit, "q", "quit: the room closes for everybody; asks once more"}};
    std::string page;
    for (const entry& e : entries) {
        if (!has_meaning(e.wanted, r)) continue;
        page +=
            style.paint(ink::strong, fmt::format("  {:14}", e.keys)) + std::string(e.what) + "\n";
    }
    return page;
}

}  // namespace asyncdemo
