#include "lesson/contract/sound_lesson.hpp"

#include <stdexcept>

namespace asyncdemo {
namespace {

using namespace std::chrono_literals;

constexpr parameter<duration> wait{"wait", 2s, 1ms, 60s, "how long each of them waits"};

constexpr std::string_view code =
    "// [in-turn, together]\n"
    "void wait(stage& on);\n"
    "// [end]\n"
    "void nobody_sees_this();\n"
    "// [blocked]\n"
    "void block(stage& on);\n"
    "// [end]\n";

constexpr std::string_view story = R"(+++
question = "How long do two waits take?"
conclusion = "In turn {in-turn}, together {together.total_s}, with waits of {wait}."
mistake = "It blocks."
tries = ["waits --wait 1s", "waits --mistake"]
words = ["asyncio.gather"]

[prediction]
asks = "When is it over?"

[prediction.in-turn]
why = "They add up."
one = "is one wait: but there are two"

[prediction.together]
why = "They overlap."
three = "is more than both"
two = "is what `in-turn` takes"
+++
# Two waits

`in-turn` and `together` both wait for `--wait`, in `void wait(stage& on)`: the column `total`. In Python
it is `asyncio.gather`. Try `asyncdemo waits --mistake`.

    a listing has `whatever` it likes
)";

void nothing(stage&) {}

duration twice(const settings& chosen) { return 2 * chosen[wait]; }
duration three_times(const settings& chosen) { return 3 * chosen[wait]; }

lesson typed() {
    lesson l{.name = "waits", .parameters = {wait}, .sides = {}, .claims = {}};
    l.sides = {{"in-turn", "one after the other", nothing, twice},
               {"together", "both at once", nothing, wait},
               mistake_for("together", {"blocked", "both at once, it seems", nothing, twice})};
    l.claims = {the_point({"in-turn", "takes the sum", wall() >= twice}),
                the_point({"together", "takes one wait", wall() <= with_margin(1.2, wait)})};
    l.columns = {{"total_s", "total"}};
    l.prediction.prompts = {{"in-turn", {{"one", wait}}, twice},
                            {"together", {{"three", three_times}, {"two", twice}}, wait}};
    return l;
}

}  // namespace

catalog_entry sound_entry() {
    return entry_of(typed(), {1, "Waiting"}, {{"lessons/waits/sides.cpp", code}}, story);
}

std::string told(const std::vector<std::string>& complaints) {
    constexpr std::string_view name = "waits: ";
    std::string text;
    for (const std::string& c : complaints) {
        if (!c.starts_with(name)) throw std::invalid_argument("which lesson is it? " + c);
        text.append(text.empty() ? "" : "\n").append(c.substr(name.size()));
    }
    return text;
}

}  // namespace asyncdemo
