// Lessons run as processes, with their mistakes: the one that the variable LESSON names, or all.
// Each runs once, whatever is asked of it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lesson/catalog.hpp"
#include "lesson/lesson_run.hpp"
#include "program/process_under_test.hpp"

namespace asyncdemo {

struct measured_lesson {
    const catalog_entry* of = nullptr;
    asyncdemo::outcome outcome;  // of `--mistake --model --speed 5 --json`
    nlohmann::json document = {};
    lesson_run run = {};  // read from the document

    [[nodiscard]] const asyncdemo::lesson& lesson() const { return of->lesson; }
};

/// Runs them when it is called for the first time.
const std::vector<measured_lesson>& measured_lessons();

}  // namespace asyncdemo
