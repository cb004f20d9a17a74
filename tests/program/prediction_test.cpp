// What was expected before the run, graded in every format.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

outcome predicted(words more) {
    words typed{"gather", "--clock", "virtual", "--predict", "gather=5s"};
    typed.insert(typed.end(), more.begin(), more.end());
    outcome o = run(program(typed));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    return o;
}

/// Keeps more processors busy than there are, as long as it lives.
class busy_machine {
public:
    busy_machine() {
        for (unsigned i = 0; i < 2 * std::max(1U, std::thread::hardware_concurrency()); ++i) {
            loops_.emplace_back([this] {
                while (!is_over_) continue;
            });
        }
    }
    busy_machine(const busy_machine&) = delete;
    busy_machine& operator=(const busy_machine&) = delete;
    ~busy_machine() {
        is_over_ = true;
        for (std::thread& t : loops_) t.join();
    }

private:
    std::atomic<bool> is_over_ = false;
    std::vector<std::thread> loops_;
};

// The grades of these answers, really measured.
std::vector<std::string> grades(const std::string& lesson, const words& answers) {
    words typed{lesson, "--json"};
    for (const std::string& answer : answers) {
        typed.insert(typed.end(), {"--predict", answer});
    }
    const outcome o = run(program(typed));
    CAPTURE(o);
    std::vector<std::string> all;
    for (const auto& p : json_of(o.out).at("predictions")) all.push_back(p.at("grade"));
    CHECK(all.size() == answers.size());
    return all;
}

// What the program says to a prediction that it does not take.
std::string refusal(const std::string& lesson, const std::string& value, const words& more = {}) {
    words typed{lesson, "--predict", value};
    typed.insert(typed.end(), more.begin(), more.end());
    const outcome o = run(program(typed));
    CAPTURE(o);
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
    return o.err;
}

}  // namespace

TEST_CASE("the document has the prediction, the measurement, the grade and the reason") {
    const auto predictions = json_of(predicted({"--json"}).out).at("predictions");
    REQUIRE(predictions.size() == 1);
    CHECK(predictions[0].at("side") == "gather");
    CHECK(predictions[0].at("predicted_s") == 5.0);
    CHECK(predictions[0].at("measured_s") == 3.0);
    CHECK(predictions[0].at("truth_s") == 3.0);
    CHECK(predictions[0].at("unit") == "s");
    CHECK(predictions[0].at("grade") == "wrong");
    CHECK(predictions[0].at("reason") == "5.00 s is the sum: that is what sequential took.");
}

TEST_CASE("a count is asked for, typed, graded and written as one") {
    const outcome o = run(program(
        {"lock", "--clock", "virtual", "--predict", "bare=5", "--predict", "lock=5", "--json"}));
    CAPTURE(o);
    const auto predictions = json_of(o.out).at("predictions");
    REQUIRE(predictions.size() == 2);
    CHECK(predictions[0].at("asks") == "What does the counter say in the end?");
    CHECK(predictions[0].at("predicted") == 5);
    CHECK(predictions[0].at("measured") == 1);
    CHECK(predictions[0].at("unit") == "count");
    CHECK(predictions[0].at("grade") == "wrong");
    CHECK(predictions[1].at("grade") == "right");
}

TEST_CASE("at another speed, a time is answered as it is shown") {
    const outcome o = run(program({"gather", "--clock", "virtual", "--speed", "10", "--predict",
                                   "gather=300ms", "--predict", "sequential=5s", "--json"}));
    CAPTURE(o);
    const auto predictions = json_of(o.out).at("predictions");
    CHECK(predictions[0].at("grade") == "right");
    CHECK(predictions[1].at("grade") == "wrong");
}

TEST_CASE("every other format has the grade and the reason too") {
    for (const words& typed : {words{"--format", "table", "--width", "200"},
                               {"--format", "csv"},
                               {"--format", "markdown"}}) {
        CAPTURE(typed);
        const std::string out = predicted(typed).out;
        CHECK(contains(out, "wrong"));
        CHECK(contains(out, "is the sum: that is what sequential took"));
    }
}

TEST_CASE("a wrong prediction is no failed claim") {
    CHECK(json_of(predicted({"--json"}).out).at("verdict") == "pass");
}

TEST_CASE("a prediction that can't be understood is an error that says what would be right") {
    const auto refused = [](const std::string& value, const words& more = {}) {
        return refusal("gather", value, more);
    };
    CHECK(contains(refused("3s"), "write SIDE=VALUE, such as sequential=5s"));
    CHECK(contains(refused("gather=3"), "has no unit: write 3s, 3ms or 3m"));
    CHECK(contains(refused("gather="), "is not a prediction"));
    CHECK(contains(refused("gater=3s"), "did you mean gather?"));
    CHECK(contains(refused("blocking-in-coroutine=3s"), "add --mistake"));
    CHECK(contains(refused("gather=3s", {"--side", "sequential"}), "add --side gather"));
    CHECK(contains(refused("gather=3s", {"--predict", "gather=4s"}), "twice for gather"));
}

TEST_CASE("an answer of another kind than the question's names what would be right") {
    for (const char* typed : {"bare=3s", "bare=1.5", "bare=many", "bare=", "bare=-1", "bare=5x"}) {
        const std::string told = refusal("lock", typed);
        CHECK(contains(told, "--predict \"" + std::string(typed) + "\" is not a prediction"));
        CHECK(contains(told, "is not a count: write a whole number, such as 5"));
    }
    for (const char* typed : {"serial-5=3s", "serial-5=much", "serial-5=-2", "serial-5=x"}) {
        CHECK(contains(refusal("amdahl", typed),
                       "is not a factor: write a number, such as 1.5 or 1.5x"));
    }
    for (const char* typed : {"gather=5x", "gather=5", "gather=soon", "gather=-1s"}) {
        CHECK(contains(refusal("gather", typed), "is not a prediction"));
    }
}

TEST_CASE(
    "who knows what comes out is told so on a busy machine, too, and an error is never right") {
    const busy_machine beside;
    for (const auto& [lesson, right, wrong] :
         {std::tuple(std::string("generator"), words{"list=1500ms", "generator=50us"},
                     words{"list=500ms", "generator=1500ms"}),
          {"lock", {"bare=1", "lock=5"}, {"bare=5", "lock=1"}},
          {"event-loop", {"deque=300ms", "libuv=0s"}, {"deque=0s", "libuv=300ms"}}}) {
        CAPTURE(lesson);
        for (const std::string& g : grades(lesson, right)) CHECK((g == "right" || g == "unclear"));
        for (const std::string& g : grades(lesson, wrong)) CHECK(g != "right");
    }
}
