// Words on the command line that are wrong, and what is said to them.
#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

// The one line on standard error of a command line that is refused.
std::string refusal(words arguments) {
    const outcome o = run(program(std::move(arguments)));
    CAPTURE(o);
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
    CHECK(o.left_over.empty());
    CHECK(lines_of(o.err).size() == 1);
    CHECK(o.err.starts_with("asyncdemo: "));
    return o.err;
}

#define CHECK_TELLS(message, part)                        \
    do {                                                  \
        const std::string told_text = (message);          \
        CAPTURE(told_text);                               \
        CHECK_MESSAGE(contains(told_text, part), (part)); \
    } while (false)

}  // namespace

TEST_CASE("a misspelt lesson gets a proposal, also behind a command") {
    for (const words& typed :
         {words{"gathr"}, {"check", "gathr"}, {"code", "gathr"}, {"explain", "gathr"}}) {
        const std::string told = refusal(typed);
        CHECK_TELLS(told, "gathr");
        CHECK_TELLS(told, "did you mean gather?");
    }
    CHECK_TELLS(refusal({"lsit"}), "did you mean list?");
}

TEST_CASE("a word that is like nothing gets no proposal, but the way to find out") {
    const std::string told = refusal({"quicksort"});
    CHECK_TELLS(told, "quicksort");
    CHECK_TELLS(told, "asyncdemo list");
    CHECK_FALSE(contains(told, "did you mean"));
}

TEST_CASE("a wrong duration is told with its option, its value and what would be right") {
    struct wrong {
        const char* value;
        const char* reason;
    };
    for (const auto& [value, reason] : {wrong{"2", "write 2s, 2ms or 2m"},
                                        {"-1s", "is negative"},
                                        {"99999999999h", "is too long"},
                                        {"", "is empty: write a duration such as 250ms"},
                                        {"fast", "250ms, 2s or 1m"},
                                        {"2 s", "250ms, 2s or 1m"},
                                        {"2d", "250ms, 2s or 1m"},
                                        {"nans", "250ms, 2s or 1m"},
                                        {"61s", "1ms to 60s"},
                                        {"0s", "1ms to 60s"}}) {
        const std::string told = refusal({"gather", "--a", value});
        CHECK_TELLS(told, std::string("--a \"") + value + "\"");
        CHECK_TELLS(told, reason);
    }
}

TEST_CASE("a wrong number is told with its option, its value and what would be right") {
    struct wrong {
        words typed;
        const char* reason;
    };
    for (const auto& [typed, reason] : {
             wrong{{"gather", "--runs", "0"}, "1 to 1000"},
             {{"gather", "--runs", "1001"}, "1 to 1000"},
             {{"gather", "--runs", "two"}, "is not a whole number"},
             {{"gather", "--runs", "2.5"}, "is not a whole number"},
             {{"gather", "--runs", ""}, "is empty: write a whole number"},
             {{"gather", "--speed", "0"}, "0.01 to 1000"},
             {{"gather", "--speed", "-1"}, "0.01 to 1000"},
             {{"gather", "--speed", "nan"}, "is not a number"},
             {{"gather", "--speed", "inf"}, "is not a number"},
             {{"gather", "--speed", ""}, "is empty: write a number"},
             {{"gather", "--seed", "-1"}, "0 to 9007199254740991"},
             {{"gather", "--seed", "9007199254740992"}, "0 to 9007199254740991"},
             {{"gather", "--seed", "18446744073709551615"}, "0 to 9007199254740991"},
             {{"gather", "--speed", "1e999"}, "0.01 to 1000"},
             {{"gather", "--width", "39"}, "40 to 1000"},
             {{"gather", "--width", "wide"}, "is not a whole number"},
             {{"gather", "--timeout", "5"}, "write 5s, 5ms or 5m"},
             {{"gather", "--timeout", "0s"}, "1ms or more"},
             {{"threads", "--pool", "0"}, "1 to 10000"},
             {{"threads", "--pool", "99999999999999999999"}, "1 to 10000"},
             {{"threads", "--rate", "0"}, "1 to 20000 per second"},
             {{"threads", "--rate", "50000"}, "a model on the virtual clock: to 1000000"},
             {{"threads", "--for", "10m"}, "1ms to 60s; a model"},
         }) {
        const std::string told = refusal(typed);
        CHECK_TELLS(told, typed[1] + " \"" + typed[2] + "\"");
        CHECK_TELLS(told, reason);
    }
}

TEST_CASE("a name that is none of those possible is told with all of them") {
    const std::string side = refusal({"gather", "--side", "nope"});
    CHECK_TELLS(side, "--side \"nope\"");
    CHECK_TELLS(side, "sequential, await-in-turn, gather, blocking-in-coroutine");
    CHECK_TELLS(refusal({"gather", "--side", "gathr"}), "did you mean gather?");
    CHECK_TELLS(refusal({"gather", "--side", ""}), "it can be sequential");
    CHECK_TELLS(refusal({"code", "gather", "--side", "nope"}), "it can be sequential");
    const std::string format = refusal({"gather", "--format", "xml"});
    CHECK_TELLS(format, "--format \"xml\"");
    CHECK_TELLS(format, "table, json, csv or markdown");
    CHECK_TELLS(refusal({"gather", "--format", ""}), "table, json, csv or markdown");
    CHECK_TELLS(refusal({"gather", "--clock", "atomic"}), "real or virtual");
    CHECK_TELLS(refusal({"gather", "--clock", ""}), "real or virtual");
}

TEST_CASE("an option with a value that is given twice is refused by its name") {
    for (const words& typed : {words{"gather", "--a", "2s", "--a", "3s"},
                               {"gather", "--speed", "2", "--speed", "2"},
                               {"gather", "--format", "json", "--format", "json"},
                               {"check", "--runs", "1", "--runs", "2"}}) {
        const std::string told = refusal(typed);
        CHECK_TELLS(told, typed[typed.size() - 2]);
        CHECK_TELLS(told, "more than once");
    }
}

TEST_CASE("an option without its value is refused by its name") {
    for (const std::string option : {"--a", "--clock", "--side", "--runs"}) {
        const std::string told = refusal({"gather", option});
        CHECK_TELLS(told, option);
        CHECK_TELLS(told, "needs a value");
    }
}

TEST_CASE("an option that is unknown is refused, with a proposal where one is close") {
    CHECK_TELLS(refusal({"gather", "--nope"}), "\"--nope\"");
    CHECK_TELLS(refusal({"gather", "--nope"}), "asyncdemo gather --help");
    CHECK_TELLS(refusal({"gather", "--sped", "2"}), "did you mean --speed?");
    CHECK_TELLS(refusal({"--nope"}), "asyncdemo --help");
    CHECK_TELLS(refusal({"list", "--runs", "2"}), "\"--runs\"");
}

TEST_CASE("a flag with a value is refused, whatever the value says") {
    CHECK_TELLS(refusal({"gather", "--json=false"}), "\"--json\" takes no value");
    CHECK_TELLS(refusal({"gather", "--json=true"}), "\"--json\" takes no value");
    CHECK_TELLS(refusal({"gather", "--json="}), "\"--json\" takes no value");
    CHECK_TELLS(refusal({"gather", "--mistake=no"}), "\"--mistake\" takes no value");
    CHECK_TELLS(refusal({"gather", "--no-color=x"}), "\"--no-color\" takes no value");
    CHECK_TELLS(refusal({"gather", "-q=x"}), "\"-q\" takes no value");
    CHECK_TELLS(refusal({"serve", "sockets", "--ascii=1"}), "\"--ascii\" takes no value");
    CHECK_TELLS(refusal({"gather", "--help=x"}), "\"--help\" takes no value");
    CHECK_TELLS(refusal({"--json=no", "gather"}), "\"--json\" takes no value");
    CHECK_TELLS(refusal({"--version=x"}), "\"--version\" takes no value");
}

TEST_CASE("words too many are refused") {
    CHECK_TELLS(refusal({"gather", "extra"}), "\"extra\"");
    CHECK_TELLS(refusal({"list", "extra"}), "\"extra\"");
    CHECK_TELLS(refusal({"gather", "list"}), "\"list\"");
    CHECK_TELLS(refusal({"gather", "threads"}), "\"threads\"");
    CHECK_TELLS(refusal({"code", "gather", "threads"}), "asyncdemo: code takes one lesson");
}

TEST_CASE("empty words are refused") {
    CHECK_TELLS(refusal({""}), "\"\"");
    CHECK_TELLS(refusal({"check", ""}), "\"\"");
    CHECK_TELLS(refusal({"gather", ""}), "\"\"");
    CHECK_TELLS(refusal({"gather", "-o", ""}), "--output \"\"");
    CHECK_TELLS(refusal({"check", "--junit", ""}), "--junit \"\"");
}

TEST_CASE("a command that needs a lesson says so") {
    CHECK_TELLS(refusal({"code"}), "asyncdemo code LESSON");
    CHECK_TELLS(refusal({"explain"}), "asyncdemo explain LESSON");
}

TEST_CASE("options that contradict each other are refused") {
    const std::string told = refusal({"gather", "--json", "--format", "csv"});
    CHECK_TELLS(told, "--json");
    CHECK_TELLS(told, "--format csv");
    CHECK_TELLS(refusal({"producer-consumer", "--produce-min", "2s", "--produce-max", "1s"}),
                "--produce-min is more than --produce-max");
}

TEST_CASE("the virtual clock is refused for real threads, naming them and the sides that can") {
    const std::string told = refusal({"threads", "--clock", "virtual"});
    CHECK_TELLS(told, "thread-per-request and pool");
    CHECK_TELLS(told, "real threads");
    CHECK_TELLS(told, "--side coroutines");
    CHECK_TELLS(refusal({"sockets", "--clock", "virtual"}), "real sockets");
    CHECK_TELLS(refusal({"threads", "--side", "pool", "--clock", "virtual"}), "pool uses");
}

TEST_CASE("only models on the virtual clock go beyond the ranges, and they too end somewhere") {
    const words beyond{"threads", "--pool", "20000"};
    const auto with = [&beyond](const words& more) {
        words all = beyond;
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    CHECK_TELLS(refusal(with({"--side", "pool-model"})), "--pool \"20000\"");
    CHECK_TELLS(refusal(with({"--clock", "virtual", "--side", "coroutines"})), "1 to 10000");
    CHECK_TELLS(
        refusal(with({"--clock", "virtual", "--side", "coroutines", "--side", "pool-model"})),
        "1 to 10000");
    CHECK(run(program(with({"--clock", "virtual", "--side", "pool-model"}))).exit_code == 0);
    CHECK_TELLS(refusal(with({"--clock", "virtual", "--side", "pool-model", "--rate", "1000000",
                              "--for", "10m"})),
                "600000000 requests; the most is 50000000");
}

TEST_CASE("a command line is wrong as a whole: nothing runs, whatever comes first") {
    const outcome o = run(program({"check", "gather", "nope", "--speed", "0.01"}));
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
}

TEST_CASE("the command by which the program starts its sides is no way to crash it") {
    for (const char* request : {"", "nonsense", "[]", "{}", R"({"lesson":"nope"})"}) {
        const outcome o = run(program({"stage", request}));
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(o.out.empty());
        CHECK(o.err.starts_with("asyncdemo: "));
    }
}

TEST_CASE("an empty value behind = is refused as an empty value, and takes no other word") {
    for (const auto& [typed, complaint] : std::vector<std::pair<words, const char*>>{
             {{"gather", "--html=", "--json"}, "--html \"\" is empty: write the name of a file"},
             {{"gather", "--output=", "-q"}, "--output \"\" is empty: write the name of a file"},
             {{"gather", "--speed=", "5"},
              "--speed \"\" is empty: write its value right after the ="},
             {{"gather", "--speed="}, "--speed \"\" is empty: write a number"},
             {{"check", "--junit=", "gather"}, "--junit \"\" is empty"},
             {{"gather", "-o=x"}, "write \"-o x\""},
             {{"gather", "-o="}, "write \"-o VALUE\""}}) {
        CHECK_TELLS(refusal(typed), complaint);
    }
}

TEST_CASE("a word in capitals gets a proposal as well") {
    CHECK_TELLS(refusal({"GATHER"}), "did you mean gather?");
    CHECK_TELLS(refusal({"code", "Gather"}), "did you mean gather?");
}

TEST_CASE("what can't be seen in an argument is shown as an escape") {
    const std::string told = refusal({"gather", "--side", "a\x1b[31m\n\xE2\x80\xAE\xC2\x9B\xff"});
    CHECK_TELLS(told, R"(--side "a\x1b[31m\n\u202e\u009b\xff")");
    launch in_ascii = program({"gather", "--side", "é"});
    in_ascii.environment = {{"LC_ALL", "C"}};
    CHECK_TELLS(run(in_ascii).err, R"(--side "\u00e9")");
}
