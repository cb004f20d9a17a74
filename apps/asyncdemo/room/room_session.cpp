#include "asyncdemo/room/room_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "asyncdemo/room/instructor_keys.hpp"
#include "asyncdemo/room/instructor_screen.hpp"
#include "asyncdemo/room/room_run.hpp"
#include "asyncdemo/step/aside.hpp"
#include "asyncdemo/step/code_pages.hpp"
#include "asyncdemo/step/parameter_change.hpp"
#include "asyncdemo/step/step_pages.hpp"
#include "asyncdemo/step/step_terminal.hpp"
#include "report/terminal/live_view.hpp"

namespace asyncdemo {
namespace {

using at = room_stage;

class room_session {
public:
    room_session(room& r, room_host& host, const step_screen& on, const wish_to_end& enough)
        : room_(r),
          host_(host),
          enough_(enough),
          screen_(r, host, on),
          terminal_(screen_.terminal()) {}

    aio::task<> run() {
        co_await aio::first_of(interruption(), terminal_.mind_window(), lead());
        terminal_.leave();
    }

private:
    aio::task<> interruption() {
        co_await enough_.comes();
        terminal_.leave();
    }

    // ---- From stop to stop -------------------------------------------------------------------

    aio::task<> lead() {
        for (;;) {
            show_picture();
            const wish wanted = co_await stay();
            if (wanted == wish::quit) co_return;
            go(wanted);
            host_.tell_where_it_is();
        }
    }

    // The wish to go elsewhere, which has a meaning here.
    aio::task<wish> stay() {
        screen_.begin();
        const bool is_to_run = room_.now().stage == at::run && !room_.has_run(*room_.now().of);
        if (is_to_run) {
            const std::optional<wish> elsewhere = co_await measure();
            if (elsewhere) co_return *elsewhere;
            screen_.begin();
        }
        for (;;) {
            const wish wanted = co_await wish_at_page();
            const std::optional<wish> leads_away = co_await do_here(wanted);
            if (leads_away) co_return *leads_away;
            screen_.begin();
        }
    }

    void go(wish wanted) {
        switch (wanted) {
            case wish::on:
                room_.on();
                break;
            case wish::back:
                room_.back();
                break;
            case wish::skip:
                room_.pass_over_vote();
                break;
            case wish::vote:
                room_.vote_again();
                break;
            case wish::next_lesson:
                room_.next_lesson();
                break;
            case wish::previous_lesson:
                room_.previous_lesson();
                break;
            default:  // a parameter was changed
                break;
        }
    }

    // What everybody has seen of the lesson stays in their picture.
    void show_picture() {
        const room_lesson* const l = room_.lesson();
        if (l == nullptr) return host_.show_no_picture();
        host_.show_picture(l->picture_of(*room_.now().of));
    }

    // ---- Pages -------------------------------------------------------------------------------

    aio::task<wish> wish_at_page() {
        if (screen_.is_live()) {
            const auto [never, wanted] =
                co_await aio::first_of(screen_.draw_as_people_vote(), meaningful_wish());
            co_return wanted.value_or(wish::quit);
        }
        screen_.show_page();
        for (;;) {
            const typed said = co_await terminal_.ask([this] { return screen_.prompt(); });
            if (!said.wanted || !screen_.is_sure_of(*said.wanted)) continue;
            if (said.wanted == wish::on && terminal_.turn_on()) continue;
            if (said.wanted == wish::back && terminal_.turn_back()) continue;
            if (has_meaning(*said.wanted, room_)) co_return *said.wanted;
        }
    }

    // Keys that have no meaning here are not heard.
    aio::task<wish> meaningful_wish() {
        for (;;) {
            const typed said = co_await terminal_.next_typed();
            if (!said.wanted || !screen_.is_sure_of(*said.wanted)) continue;
            if (has_meaning(*said.wanted, room_)) co_return *said.wanted;
        }
    }

    // ---- Beside the pages --------------------------------------------------------------------

    // The wish, when it leads away from the stop.
    aio::task<std::optional<wish>> do_here(wish wanted) {
        const bool is_beside =
            wanted == wish::help || wanted == wish::code || wanted == wish::parameter;
        if (!is_beside) co_return wanted;
        aio::task<aside_end> beside =
            wanted == wish::parameter ? ask_for_parameter() : read_beside(wanted);
        const aside_end left = co_await std::move(beside);
        if (left == aside_end::quit && screen_.is_sure_of(wish::quit)) co_return wish::quit;
        if (left == aside_end::answered) co_return wish::parameter;
        co_return std::nullopt;
    }

    aio::task<aside_end> read_beside(wish wanted) {
        if (wanted == wish::help) {
            return read_aside(
                terminal_, "The room: the keys",
                [this](const terminal_style& s, std::size_t) { return room_help(room_, s); });
        }
        return read_aside(terminal_, fmt::format("{}: the code", room_.lesson()->of().name),
                          [this](const terminal_style& s, std::size_t) {
                              return whole_code(room_.lesson()->entry(), {room_.now().of}, s);
                          });
    }

    aio::task<aside_end> ask_for_parameter() {
        return ask_aside(
            terminal_, fmt::format("{}: its parameters", room_.lesson()->of().name),
            [this](const terminal_style& s, std::size_t) {
                return parameters_page(room_.lesson()->of(), room_.lesson()->plan().chosen, s);
            },
            [this](const std::string& line) { return change(line); });
    }

    // What is wrong with it, if anything is.
    std::string change(const std::string& line) {
        try {
            room_.change(changed_settings(room_.lesson()->plan(), line));
            return {};
        } catch (const bad_value& e) {
            return fmt::format("\"{}\" {}.", line, e.what());
        }
    }

    // ---- The run -----------------------------------------------------------------------------

    /// Runs the side now, live on every screen. Gives back the wish to be elsewhere, which throws
    /// away what was measured by halves.
    aio::task<std::optional<wish>> measure() {
        room_run run(*room_.lesson(), *room_.now().of);
        const auto [over, never, wanted] =
            co_await aio::first_of(run.measure(), show_growing(), meaningful_wish());
        if (!over) {
            room_.lesson()->throw_away();
            co_return wanted;
        }
        room_.take_up_run();
        show_picture();
        co_return std::nullopt;
    }

    // A room of a thousand takes a moment to be told.
    aio::task<> show_growing() {
        constexpr int half = 2;  // of the time at most
        for (;;) {
            const aio::time_point begun = aio::loop::current().now();
            show_picture();
            screen_.draw_running();
            const aio::duration taken = aio::loop::current().now() - begun;
            co_await aio::sleep(rest_after_picture(taken, half));
        }
    }

    room& room_;
    room_host& host_;
    const wish_to_end& enough_;
    instructor_screen screen_;
    step_terminal& terminal_;
};

// The pointers are never null: a coroutine takes no aggregate by reference.
aio::task<> lead(room* r, room_host* host, const step_screen* on, const wish_to_end* enough) {
    room_session session(*r, *host, *on, *enough);
    co_await session.run();
}

}  // namespace

aio::task<> lead_room(room& r, room_host& host, const step_screen& on, const wish_to_end& enough) {
    return lead(&r, &host, &on, &enough);
}

}  // namespace asyncdemo
