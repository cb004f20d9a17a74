#include "asyncdemo/learner/learner.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "asyncdemo/learner/progress_file.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "asyncdemo/terminal/output.hpp"

namespace asyncdemo {
namespace {

using path = std::filesystem::path;

path path_from_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? path() : path(value);
}

// The XDG specification has a relative path ignored. Throws `progress_error`.
path state_directory() {
    if (path given = path_from_environment("XDG_STATE_HOME"); given.is_absolute()) return given;
    const path home = path_from_environment("HOME");
    if (home.is_absolute()) return home / ".local" / "state";
    throw progress_error("neither XDG_STATE_HOME nor HOME says where to keep it");
}

void warn(const std::string& what) { tell(fmt::format("warning: {}", what)); }

// Throws `progress_error`.
progress_file file_of_progress() {
    return progress_file(state_directory() / "asyncdemo" / "progress.json", warn);
}

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%FT%TZ}", fmt::gmtime(now));
}

std::optional<prediction_score> score_of(const lesson_run& run) {
    prediction_score score;
    for (const prediction& p : run.predictions) {
        if (p.grade == grade::unclear) continue;  // it counts neither way
        ++score.of;
        if (p.grade == grade::right) ++score.right;
    }
    return score.of == 0 ? std::nullopt : std::optional(score);
}

bool has_run_every_side(const lesson_run& run) {
    const auto& sides = run.of->sides;
    return std::all_of(sides.begin(), sides.end(), [&run](const side& s) {
        const side_run* const ran = run.find(s.name);
        return s.is_mistake() || s.is_model() || (ran != nullptr && ran->is_ok());
    });
}

lesson_state state_after(const lesson_run& run, lesson_end end) {
    if (end == lesson_end::skipped) return lesson_state::skipped;
    return !is_left_before_end(end) && has_run_every_side(run) ? lesson_state::done
                                                               : lesson_state::not_yet;
}

}  // namespace

void note_progress(const lesson& of, const lesson_run& run, const departure& left) {
    try {
        if (is_left_before_end(left.how)) {
            file_of_progress().note_place(of.name, left.at, utc_now());
            return;
        }
        const lesson_state state = state_after(run, left.how);
        if (state == lesson_state::not_yet) return;
        file_of_progress().note(of.name, {state, utc_now(), score_of(run)});
    } catch (const progress_error& e) {
        warn(fmt::format("your progress can't be saved: {}", e.what()));
    }
}

learner_progress known_progress() {
    try {
        return file_of_progress().load();
    } catch (const progress_error& e) {
        warn(fmt::format("your progress can't be read: {}", e.what()));
        return {};
    }
}

learner_progress glimpse_of_progress() {
    try {
        return file_of_progress().read();
    } catch (const progress_error&) {
        return {};
    } catch (const bad_progress&) {
        return {};
    }
}

void forget_progress() {
    try {
        file_of_progress().forget();
    } catch (const progress_error& e) {
        throw environment_error(fmt::format("your progress can't be reset: {}", e.what()));
    }
}

std::size_t count_done(const catalog& lessons, const learner_progress& progress) {
    return static_cast<std::size_t>(
        std::count_if(lessons.begin(), lessons.end(), [&progress](const catalog_entry& e) {
            return progress.of(e.lesson.name).state == lesson_state::done;
        }));
}

const catalog_entry* where_tour_goes_on(const catalog& lessons, const learner_progress& progress) {
    if (const catalog_entry* const left = find(lessons, progress.left_lesson())) return left;
    const auto untouched =
        std::find_if(lessons.begin(), lessons.end(), [&progress](const catalog_entry& e) {
            return progress.of(e.lesson.name).state == lesson_state::not_yet;
        });
    return untouched == lessons.end() ? first_not_done(lessons, progress) : &*untouched;
}

const catalog_entry* first_not_done(const catalog& lessons, const learner_progress& progress) {
    const auto found =
        std::find_if(lessons.begin(), lessons.end(), [&progress](const catalog_entry& e) {
            return progress.of(e.lesson.name).state != lesson_state::done;
        });
    return found == lessons.end() ? nullptr : &*found;
}

}  // namespace asyncdemo
