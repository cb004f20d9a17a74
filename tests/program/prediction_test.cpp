// What was expected before the run, graded in every format.
#include <doctest/doctest.h>

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

}  // namespace

TEST_CASE("the document has the prediction, the measurement, the grade and the reason") {
    const auto predictions = json_of(predicted({"--json"}).out).at("predictions");
    REQUIRE(predictions.size() == 1);
    CHECK(predictions[0].at("side") == "gather");
    CHECK(predictions[0].at("predicted_s") == 5.0);
    CHECK(predictions[0].at("measured_s") == 3.0);
    CHECK(predictions[0].at("grade") == "wrong");
    CHECK(predictions[0].at("reason") == "5.00 s is the sum: that is what sequential took.");
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
    const auto refused = [](const std::string& value, words more = {}) {
        words typed{"gather", "--predict", value};
        typed.insert(typed.end(), more.begin(), more.end());
        const outcome o = run(program(typed));
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(o.out.empty());
        return o.err;
    };
    CHECK(contains(refused("3s"), "write SIDE=DURATION, such as sequential=2s"));
    CHECK(contains(refused("gather=3"), "has no unit: write 3s, 3ms or 3m"));
    CHECK(contains(refused("gather="), "is not a prediction"));
    CHECK(contains(refused("gater=3s"), "did you mean gather?"));
    CHECK(contains(refused("blocking-in-coroutine=3s"), "add --mistake"));
    CHECK(contains(refused("gather=3s", {"--side", "sequential"}), "add --side gather"));
    CHECK(contains(refused("gather=3s", {"--predict", "gather=4s"}), "twice for gather"));
}
