// What a lesson records can be saved, and read back without loss.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"
#include "report/json/json_document.hpp"
#include "report/json/run_reader.hpp"

using namespace asyncdemo;

namespace {

const lesson* find_lesson(std::string_view name) {
    const catalog_entry* const entry = find(all_lessons(), name);
    return entry == nullptr ? nullptr : &entry->lesson;
}

}  // namespace

TEST_CASE("the document of a lesson on the virtual clock is read back to the byte") {
    for (const catalog_entry& entry : all_lessons()) {
        if (!entry.lesson.has_virtual_clock()) continue;
        CAPTURE(entry.lesson.name);
        const lesson_run run = run_virtually(entry.lesson, entry.lesson.default_settings(), true);
        const std::string text = json_document(run);
        const lesson_run again = read_run(text, find_lesson);
        CHECK(again.of == &entry.lesson);
        CHECK(json_document(again) == text);
    }
}
