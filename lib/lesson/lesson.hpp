// What a lesson is: a question, the same work done in several ways, and what must come out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "aio/task_fwd.hpp"
#include "lesson/bound.hpp"
#include "lesson/claim.hpp"
#include "lesson/code_file.hpp"
#include "lesson/parameter.hpp"
#include "lesson/prediction.hpp"
#include "lesson/settings.hpp"
#include "lesson/span_kind.hpp"

namespace asyncdemo {

class stage;
struct lesson_run;

/// The work as plain code that blocks, or as a coroutine that the stage runs on a loop.
using work = std::variant<void (*)(stage&), aio::task<> (*)(stage&)>;

/// One way to do the work.
struct side {
    std::string name;
    std::string_view about;  // one line: how it does it
    work run;
    /// The time that it takes if nothing but its waits took time.
    std::optional<bound<duration>> ideal = {};
    /// What of the real world it uses, so that it has no virtual clock ("threads"); else empty.
    std::string_view needs = {};
    /// Work of a process of its own beside the side (clients); starts when the side says `ready`.
    aio::task<> (*companion)(stage&) = nullptr;
    /// For the side with the error that people make: whose claims it is judged by.
    std::string_view mistake_for = {};
    /// For a side that only models another one, really run: which one. On the virtual clock, where
    /// nothing can hold it against that one, a run of models alone may go beyond the ranges.
    std::string_view model_of = {};
    /// Its server for people to knock at (`serve`), if it has one; goes on until it is ended.
    std::optional<work> serve = {};
    /// For a side in Python: the one in C++ that does the same, or its own name if there is none.
    std::string_view python_of = {};
    /// For a side in Python: the module that not every interpreter has ("uvloop"). Without it the
    /// side is left out.
    std::string_view imports = {};

    [[nodiscard]] bool is_mistake() const { return !mistake_for.empty(); }
    [[nodiscard]] bool is_model() const { return !model_of.empty(); }
    [[nodiscard]] bool is_python() const { return !python_of.empty(); }
    [[nodiscard]] language written_in() const {
        return is_python() ? language::python : language::cpp;
    }
    /// What claims, regions and functions call it, in whichever language it is.
    [[nodiscard]] std::string_view plain_name() const { return is_python() ? python_of : name; }
};

/// A figure of the lesson's own that the table shows for each side.
struct column {
    std::string_view metric;  // with its unit, as recorded: "age_s", "memory_kb", "dropped"
    std::string_view title;
};

/// A chart of the rows of all sides: what was measured as points, over what a formula gives.
struct points_chart {
    std::string_view across = {};    // the column that goes across: "workers"; empty: no chart
    std::string_view measured = {};  // the column of the points, one for each row
    std::string_view computed = {};  // the column of the curve, which is said to be computed
};

/// A moment of the sides at which whoever plays them again does well to pause.
struct telling_moment {
    bound<duration> at;     // since their start
    std::string seen = {};  // what there is to see then, in a sentence
};

/// How people try a lesson out: they knock at the server of a side.
struct open_house {
    std::string_view side;   // the one whose server it is unless another is asked for
    std::string tries = {};  // what to do there, in a sentence
    /// How a URL of it begins: "http", "amqp"; empty where it takes lines, as `nc` sends them.
    std::string_view scheme = {};
    /// How a browser knocks: a method and a target, or "WS" for a message over WebSocket; empty
    /// where no browser can.
    std::string_view by_browser = "GET /";
    /// The parameters that matter to its servers.
    std::vector<std::string_view> parameters = {};
    /// In place of parameters' defaults, in the unit of their `json_name`: sized for a room.
    /// Nothing is as long, or as many, as people like.
    std::vector<std::pair<std::string_view, std::optional<double>>> values = {};

    /// What a parameter is here when nobody chooses.
    [[nodiscard]] double initial_value(const any_parameter& p) const;
};

/// Times that are drawn by chance, and that sides in Python wait for as well: they get them by
/// name.
struct drawn_times {
    std::string_view name;
    std::vector<duration> (*draw)(const settings&);
};

/// The side as the error that people make in place of another one, `right`.
side mistake_for(std::string_view right, side wrong);

enum class sides_run { at_the_same_time, one_after_the_other };

/// Where in the course a lesson stands.
struct course_part {
    int number = 1;
    std::string_view title = "Lessons";
};

/// What is typed of it comes from its `lesson.cpp`; its sentences may come from its story.
struct lesson {
    std::string_view name;
    course_part part = {};
    std::string question = {};
    std::vector<any_parameter> parameters;
    /// Whether that one has an effect with these values; null where all always have.
    bool (*is_used)(std::string_view parameter, const settings&) = nullptr;
    /// Why these values do not go together; empty when they do.
    std::string (*reject)(const settings&) = nullptr;
    /// Sides that only wait can run at the same time; sides that compute would take each other's
    /// time.
    sides_run order = sides_run::at_the_same_time;
    /// Its sides speak to a message broker, which can be one that people have (`settings::broker`).
    bool has_broker = false;
    std::vector<side> sides;
    /// Those in Python (`with_python`): never part of a run unless they are asked for.
    std::vector<side> python_sides = {};
    code_file python = {};  // what they are written in
    std::vector<drawn_times> drawn = {};
    std::vector<claim> claims;
    /// The sides that do the same work with the same result: only their times are compared.
    std::vector<std::string_view> same_work = {};
    std::vector<column> columns = {};
    /// The titles of the figures that it is about, two to six: those of `columns`, and those that
    /// every lesson has ("total", "in flight", "threads", "CPU", "memory", "ideal", "overhead",
    /// "speed-up"). One screen has room for these; all other reports show every figure.
    std::vector<std::string_view> on_screen = {};
    points_chart chart = {};
    /// The series that it is about, where that is all that there is to see of its sides: one screen
    /// has it as a column of the table, in place of a picture of each side.
    std::string_view curve = {};
    /// What its sides' spans do, where that is more than `plain_waiting`.
    std::vector<span_meaning> spans = {};
    /// The order of events is what it is about: the marks of each side are shown as a list.
    bool shows_order = false;
    std::optional<telling_moment> moment = {};
    prediction_question prediction = {};
    open_house serve = {};
    /// A sentence with figures in braces: `{gather}` is how long that side took, `{pool.last_s}` a
    /// metric of a side, `{tasks}` a parameter as it was chosen.
    std::string conclusion = {};
    /// What stands there where the run can't bear the conclusion out: only figures that are
    /// computed, and said to be. May be empty.
    std::string computed = {};
    /// A sentence: why its mistake goes wrong.
    std::string mistake = {};
    /// Command lines worth a try next, without the program's name.
    std::vector<std::string> tries = {};

    /// Those in C++, then those in Python.
    [[nodiscard]] std::vector<const side*> all_sides() const;
    /// The side of the name `wanted`, or null.
    [[nodiscard]] const side* find_side(std::string_view wanted) const;
    /// The side in Python of that name, or null.
    [[nodiscard]] const side* find_python_side(std::string_view wanted) const;
    /// The side in Python that does the same as that one in C++, or is called so, or null.
    [[nodiscard]] const side* python_side_of(std::string_view plain_name) const;

    /// What spans of that `what` do; nothing when the lesson does not say.
    [[nodiscard]] std::optional<span_kind> kind_of(std::string_view what) const;

    /// The parameter of the name `wanted`, or null.
    [[nodiscard]] const any_parameter* find_parameter(std::string_view wanted) const;

    /// Whether the parameter has an effect with these values.
    [[nodiscard]] bool uses(const any_parameter& p, const settings& chosen) const;
    /// Why these values do not go together, as `reject` says; empty when they do.
    [[nodiscard]] std::string refusal(const settings& chosen) const;

    /// True when some side can run on the virtual clock.
    [[nodiscard]] bool has_virtual_clock() const;

    /// Every parameter at its default.
    [[nodiscard]] settings default_settings() const;

    /// How long a run of all sides but the mistake takes, if nothing but its waits took time.
    [[nodiscard]] duration ideal_time(const settings& chosen) const;
    /// The same of those sides.
    [[nodiscard]] duration ideal_time(const std::vector<const side*>& of,
                                      const settings& chosen) const;
};

}  // namespace asyncdemo
