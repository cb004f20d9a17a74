// The tree as its sources tell it: folders ("rooms"), units, and who includes whom.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace asyncdemo::house {

/// A folder whose sources are a library.
struct room {
    std::string folder;          // "lib/report/html"
    std::set<std::string> uses;  // folders of other rooms, and libraries of others by their names
};

/// As the build has them, by folder.
std::map<std::string, room> rooms_of_build();

/// As the table of lib/README.md has them, by folder.
std::map<std::string, room> rooms_of_readme();

/// What that room uses, and what those use, and so on; with itself.
std::set<std::string> reach(const std::map<std::string, room>& rooms, const std::string& folder);

/// Paths of the sources and headers of all rooms, from the project's folder on.
std::vector<std::string> sources_of(const std::map<std::string, room>& rooms);

/// The same of the tests.
std::vector<std::string> sources_of_tests();

/// The project's own files that the file includes, as paths from the project's folder on.
std::vector<std::string> includes_of(const std::string& path);

/// The headers of others that the file includes, itself or by way of the project's own: "vector".
std::set<std::string> foreign_headers_of(const std::string& path);

/// The names of the standard library that the file says: "vector" for `std::vector`.
std::set<std::string> standard_names_in(const std::string& path);

/// "lib/report" of "lib/report/figures.hpp".
std::string folder_of(const std::string& path);

/// The room that the file is in: its folder, or the next one above that is a room.
std::string room_of(const std::map<std::string, room>& rooms, const std::string& path);

std::vector<std::string> lines_of(const std::string& path);

}  // namespace asyncdemo::house
