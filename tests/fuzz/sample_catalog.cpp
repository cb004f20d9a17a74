#include "fuzz/sample_catalog.hpp"

#include "samples/sample_run.hpp"

namespace asyncdemo::fuzz {
namespace {

constexpr std::string_view code = "// [sequential, gather]\nint main() { return 0; }\n// [end]\n";
constexpr std::string_view prose = "# A lesson\n\nWith *prose*.\n";

lesson with_a_server(lesson l) {
    l.serve = {.side = "sequential", .tries = "Knock.", .parameters = {"tasks"}};
    l.sides.front().serve = l.sides.front().run;
    return l;
}

}  // namespace

const catalog& sample_catalog() {
    static const catalog all{
        {with_a_server(sample_lesson()), {{"lessons/gather/sides.cpp", code}}, prose}};
    return all;
}

const lesson* find_lesson(std::string_view name) {
    const catalog_entry* const entry = find(sample_catalog(), name);
    return entry == nullptr ? nullptr : &entry->lesson;
}

}  // namespace asyncdemo::fuzz
