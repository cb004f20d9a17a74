// What each key means at each step, and what is typed at the wrong time.
#include "asyncdemo/step/step_keys.hpp"

#include <doctest/doctest.h>

#include <string_view>

#include "asyncdemo/step/typed_keys.hpp"

using namespace asyncdemo;

namespace {

using kind = lesson_step::kind;

key character(char c) { return {key::kind::character, std::string(1, c)}; }

std::vector<key> keys_of(std::string_view text) {
    std::vector<key> keys;
    for (const char c : text) {
        keys.push_back(c == '\r' ? key{key::kind::enter} : character(c));
    }
    return keys;
}

// What a text comes to, a letter each: w for a wish, l for a line.
std::string comes_to(typed_keys& keys, std::string_view text, awaited what = awaited::key) {
    std::string all;
    for (const key& k : keys_of(text)) {
        if (const auto whole = keys.take(k, what)) all += whole->wanted ? 'w' : 'l';
    }
    return all;
}

const side regular{.name = "gather", .about = "", .run = {}};
const side mistake{.name = "blocking", .about = "", .run = {}, .mistake_for = "gather"};

}  // namespace

TEST_CASE("every key has its meaning at the steps where it has one, and none at the others") {
    struct row {
        kind step;
        const side* of;
        std::string_view keys;  // with a meaning
    };
    const tour_place alone;
    for (const row& r : {row{kind::story, nullptr, " cps?q"},
                         {kind::shared, nullptr, " bBcps?q"},
                         {kind::predict, &regular, " bBcps?q"},
                         {kind::code, &regular, " bBcvps?q"},
                         {kind::run, &regular, " bBcrvps?q"},
                         {kind::answer, &regular, " bBcrvps?q"},
                         {kind::overview, nullptr, " bBcp?q"},
                         {kind::reasons, nullptr, " bBcp?q"},
                         {kind::code, &mistake, " bBcp?q"},
                         {kind::run, &mistake, " bBcrp?q"},
                         {kind::answer, &mistake, " bBcrp?q"},
                         {kind::advice, nullptr, " bBcp?q"}}) {
        const lesson_step step{r.step, r.of};
        for (char c = ' '; c <= '~'; ++c) {
            CAPTURE(static_cast<int>(r.step));
            CAPTURE(c);
            const std::optional<wish> wanted = wish_of(character(c));
            const bool means = wanted && has_meaning(*wanted, step, alone);
            CHECK(means == (r.keys.find(c) != std::string_view::npos));
        }
    }
}

TEST_CASE("there is a next and a previous lesson where the tour has one") {
    const lesson_step anywhere{kind::code, &regular};
    for (const auto& [in, keys] : {std::pair(tour_place{"1 of 2", false, true}, "n"),
                                   {tour_place{"2 of 2", true, false}, "N"},
                                   {tour_place{"2 of 3", true, true}, "nN"},
                                   {tour_place{}, ""}}) {
        for (const char c : {'n', 'N'}) {
            CAPTURE(keys);
            const bool is_there = std::string_view(keys).find(c) != std::string_view::npos;
            CHECK(has_meaning(*wish_of(character(c)), anywhere, in) == is_there);
        }
    }
}

TEST_CASE("keys of a presenter turn pages, and the end of the keyboard quits") {
    CHECK(wish_of({key::kind::forward}) == wish::on);
    CHECK(wish_of({key::kind::enter}) == wish::on);
    CHECK(wish_of({key::kind::backward}) == wish::back);
    CHECK(wish_of({key::kind::end}) == wish::quit);
    CHECK_FALSE(wish_of({key::kind::escape}));
    CHECK_FALSE(wish_of({key::kind::backspace}));
}

TEST_CASE("what follows a digit is a line up to Enter, and none of it a command") {
    typed_keys keys;
    CHECK(comes_to(keys, "3s q?b") == "");
    CHECK(keys.line() == "3sq?b");
    CHECK(comes_to(keys, "\r") == "l");
    CHECK(comes_to(keys, "s") == "w");
    CHECK(comes_to(keys, "250ms\rq") == "lw");
}

TEST_CASE("where a line is awaited, no letter is a command before Enter") {
    for (char c = ' '; c <= '~'; ++c) {
        CAPTURE(c);
        typed_keys keys;
        CHECK(comes_to(keys, std::string(1, c), awaited::line) == "");
        CHECK(comes_to(keys, "ame", awaited::line) == "");
        CHECK(comes_to(keys, "\r", awaited::line) == "l");
        CHECK(comes_to(keys, "q", awaited::line) == "");
        CHECK(keys.take({key::kind::enter}, awaited::line)->wanted == wish::quit);
        CHECK(keys.line().empty());
    }
}

TEST_CASE("where a line is awaited, Enter alone and the keys of a presenter turn pages") {
    typed_keys keys;
    for (const key::kind on : {key::kind::enter, key::kind::forward}) {
        CHECK(keys.take({on}, awaited::line)->wanted == wish::on);
    }
    CHECK(keys.take({key::kind::backward}, awaited::line)->wanted == wish::back);
    comes_to(keys, "su", awaited::line);
    CHECK_FALSE(keys.take({key::kind::forward}, awaited::line));
    CHECK(keys.line() == "su");
}

TEST_CASE("Escape and the last backspace drop a line; then letters are commands again") {
    typed_keys keys;
    CHECK(comes_to(keys, "3s") == "");
    CHECK_FALSE(keys.take({key::kind::escape}));
    CHECK(comes_to(keys, "s") == "w");
    CHECK(comes_to(keys, "7") == "");
    CHECK_FALSE(keys.take({key::kind::backspace}));
    CHECK(comes_to(keys, "\r") == "w");
}

TEST_CASE("the end of the keyboard quits in the middle of a line") {
    typed_keys keys;
    comes_to(keys, "3");
    CHECK(keys.take({key::kind::end})->wanted == wish::quit);
}

TEST_CASE("what is typed too early does nothing, and the rest of an answer belongs to it") {
    typed_keys keys;
    keys.drop(keys_of("\r\rsq"));
    CHECK(keys.line().empty());
    keys.drop(keys_of("\r3"));
    CHECK(comes_to(keys, "s") == "");
    CHECK(comes_to(keys, "\r") == "l");
    keys.drop(keys_of("3s\r"));
    CHECK(keys.line().empty());
    CHECK(comes_to(keys, "s") == "w");
}
