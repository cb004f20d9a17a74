#include "house/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace asyncdemo::house;

namespace {

constexpr std::size_t most_units = 30;
constexpr std::size_t most_lines = 300;

// The headers of the standard library in the precompiled one, which would hide that they are
// missing, and what they are included for.
const std::map<std::string, std::vector<std::string>> names_by_header{
    {"algorithm",
     {"all_of",      "any_of",    "clamp",       "copy",       "count",       "count_if",
      "equal",       "fill",      "find",        "find_if",    "lower_bound", "max",
      "max_element", "min",       "min_element", "none_of",    "nth_element", "partition",
      "remove_if",   "replace",   "reverse",     "rotate",     "search",      "sort",
      "stable_sort", "transform", "unique",      "upper_bound"}},
    {"array", {"array"}},
    {"chrono", {"chrono"}},
    {"deque", {"deque"}},
    {"functional", {"function", "greater", "hash", "invoke", "less", "plus"}},
    {"map", {"map"}},
    {"memory", {"addressof", "make_shared", "make_unique", "shared_ptr", "unique_ptr"}},
    {"optional", {"nullopt", "optional"}},
    {"stdexcept", {"invalid_argument", "logic_error", "out_of_range", "runtime_error"}},
    {"string", {"getline", "stoi", "string", "to_string"}},
    {"string_view", {"string_view"}},
    {"utility",
     {"as_const", "declval", "exchange", "forward", "make_pair", "move", "pair", "swap"}},
    {"variant", {"get_if", "holds_alternative", "monostate", "variant", "visit"}},
    {"vector", {"vector"}},
};

// True when the includes of `path` lead back to one of the files on the way to it.
bool leads_back(const std::string& path, std::vector<std::string>& way,
                std::set<std::string>& known) {
    if (std::find(way.begin(), way.end(), path) != way.end()) return true;
    if (!known.insert(path).second) return false;
    way.push_back(path);
    for (const std::string& included : includes_of(path)) {
        if (leads_back(included, way, known)) return true;
    }
    way.pop_back();
    return false;
}

}  // namespace

TEST_CASE("the table of lib/README.md has the rooms of the build, and what each uses") {
    const auto built = rooms_of_build();
    const auto told = rooms_of_readme();
    for (const auto& [folder, r] : built) {
        CAPTURE(folder);
        REQUIRE(told.contains(folder));
        CHECK(told.at(folder).uses == r.uses);
    }
    for (const auto& [folder, r] : told) {
        CAPTURE(folder);
        CHECK(built.contains(folder));
    }
}

TEST_CASE("a file includes only what its room uses") {
    const auto rooms = rooms_of_build();
    for (const std::string& path : sources_of(rooms)) {
        const std::set<std::string> usable = reach(rooms, room_of(rooms, path));
        for (const std::string& included : includes_of(path)) {
            CAPTURE(path);
            CAPTURE(included);
            CHECK(usable.contains(room_of(rooms, included)));
        }
    }
}

TEST_CASE("a file includes the standard headers of the names that it says") {
    for (const std::string& path : sources_of(rooms_of_build())) {
        const std::set<std::string> included = foreign_headers_of(path);
        const std::set<std::string> said = standard_names_in(path);
        for (const auto& [header, names] : names_by_header) {
            for (const std::string& name : names) {
                CAPTURE(path);
                CAPTURE(name);
                CHECK((included.contains(header) || !said.contains(name)));
            }
        }
    }
}

TEST_CASE("no header includes itself by way of others") {
    std::set<std::string> known;
    for (const std::string& path : sources_of(rooms_of_build())) {
        std::vector<std::string> way;
        CAPTURE(path);
        CHECK_FALSE(leads_back(path, way, known));
    }
}

TEST_CASE("a room has at most thirty units") {
    std::map<std::string, std::set<std::string>> units;
    for (const std::string& path : sources_of(rooms_of_build())) {
        // The header that only names what another one defines is of one unit with it.
        std::string unit = std::filesystem::path(path).stem();
        if (unit.ends_with("_fwd")) unit.resize(unit.size() - 4);
        units[folder_of(path)].insert(unit);
    }
    for (const auto& [folder, names] : units) {
        CAPTURE(folder);
        CHECK(names.size() <= most_units);
    }
}

TEST_CASE("a source has at most three hundred lines, and so has one of the tests") {
    for (const auto& sources : {sources_of(rooms_of_build()), sources_of_tests()}) {
        CHECK_FALSE(sources.empty());
        for (const std::string& path : sources) {
            CAPTURE(path);
            CHECK(lines_of(path).size() <= most_lines);
        }
    }
}
