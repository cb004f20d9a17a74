// A lesson run as a process, with its mistake: the one that the variable LESSON names, or all.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "lesson/contract/complaints.hpp"
#include "lessons/catalog.hpp"
#include "programs.hpp"
#include "report/json/json_schema.hpp"
#include "report/json/run_reader.hpp"
#include "report/schema_check.hpp"

using namespace asyncdemo;

namespace {

std::vector<const lesson*> chosen_lessons() {
    const char* const name = std::getenv("LESSON");
    if (name != nullptr) return {&find(all_lessons(), name)->lesson};
    std::vector<const lesson*> all;
    for (const catalog_entry& e : all_lessons()) all.push_back(&e.lesson);
    return all;
}

// What the program writes of a run of the lesson with its mistake.
std::string faulty_run_of(const lesson& l) {
    const outcome o = run(program({std::string(l.name), "--mistake", "--speed", "5", "--json"}));
    CAPTURE(o);
    CHECK(o.left_over.empty());
    const bool has_failed = json_of(o.out).at("verdict") == "fail";
    CHECK(o.exit_code == (has_failed ? 1 : 0));
    CHECK(o.err.empty() == has_failed);  // what is unclear is told
    return o.out;
}

}  // namespace

TEST_CASE("a lesson that runs with its mistake does what the contract asks for") {
    for (const lesson* l : chosen_lessons()) {
        CAPTURE(l->name);
        const std::string document = faulty_run_of(*l);
        CHECK(violations(nlohmann::json::parse(json_schema()), json_of(document)).empty());
        const lesson_run run = read_run(document, [l](std::string_view) { return l; });
        for (const std::string& complaint : complaints(run)) FAIL_CHECK(complaint);
        for (const judged_claim& c : run.claims) {
            CAPTURE(c.text);
            CHECK((c.verdict != verdict::fail || c.found.measured != c.found.bound));
        }
    }
}
