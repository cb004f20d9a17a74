// A room that goes through lessons that are well known, and sides of it as if they had run.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/room/room.hpp"
#include "asyncdemo/step/gather_plan.hpp"

namespace asyncdemo {

inline room room_with(const std::vector<std::string_view>& lessons) {
    std::vector<room_lesson> all;
    for (const std::string_view name : lessons) {
        const catalog_entry& entry = *find(all_lessons(), name);
        all.emplace_back(entry, plan_of(entry.lesson));
    }
    return room(std::move(all));
}

/// As if the side of the stop had run, for so long.
inline void runs(room& r, double wall_s) {
    lesson_run& running = r.lesson()->running();
    running.of = &r.lesson()->of();
    running.chosen = r.lesson()->plan().chosen;
    side_run& side = running.sides.emplace_back();
    side.of = r.now().of;
    recording& ran = side.runs.emplace_back();
    ran.wall_s = wall_s;
    ran.spans = {{"A", "waits", 0, wall_s}};
    running.lateness_s = {0};
    r.take_up_run();
}

/// Somebody new, of that name.
inline member_number comes(room& r, std::string_view name = {}) {
    const member_number who = r.join({}).value();
    r.rename(who, name);
    return who;
}

/// Somebody votes on what is asked now.
inline void votes(room& r, member_number who, const std::string& answer) {
    r.vote(who, r.ask(), answer);
}

/// From the question, without votes, to where the answer is told.
inline void is_shown(room& r, double wall_s) {
    if (!r.pass_over_vote()) r.on();
    runs(r, wall_s);
    r.on();
}

}  // namespace asyncdemo
