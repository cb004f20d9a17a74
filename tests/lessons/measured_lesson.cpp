#include "lessons/measured_lesson.hpp"

#include <algorithm>
#include <cstdlib>

#include "lessons/catalog.hpp"
#include "program/programs.hpp"
#include "report/json/run_reader.hpp"

namespace asyncdemo {
namespace {

std::vector<const catalog_entry*> chosen_lessons() {
    if (const char* const name = std::getenv("LESSON")) return {find(all_lessons(), name)};
    std::vector<const catalog_entry*> all;
    for (const catalog_entry& e : all_lessons()) all.push_back(&e);
    return all;
}

bool has_models(const lesson& l) {
    return std::any_of(l.sides.begin(), l.sides.end(), [](const side& s) { return s.is_model(); });
}

measured_lesson measured(const catalog_entry& e) {
    words typed{std::string(e.lesson.name), "--mistake", "--speed", "5", "--json"};
    if (has_models(e.lesson)) typed.emplace_back("--model");
    measured_lesson m{.of = &e, .outcome = run(program(typed))};
    m.document = json_of(m.outcome.out);
    m.run = read_run(m.outcome.out, [&e](std::string_view) { return &e.lesson; });
    return m;
}

}  // namespace

const std::vector<measured_lesson>& measured_lessons() {
    static const std::vector<measured_lesson> all = [] {
        std::vector<measured_lesson> them;
        for (const catalog_entry* e : chosen_lessons()) them.push_back(measured(*e));
        return them;
    }();
    return all;
}

}  // namespace asyncdemo
