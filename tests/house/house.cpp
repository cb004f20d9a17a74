#include "house/house.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace asyncdemo::house {
namespace {

const std::filesystem::path project = PROJECT_DIRECTORY;

std::vector<std::string> lines_of_file(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("can't read " + file.string());
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> sources_below(const std::string& folder) {
    std::vector<std::string> sources;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project / folder)) {
        const auto ending = entry.path().extension();
        if (ending != ".cpp" && ending != ".hpp") continue;
        sources.push_back(entry.path().lexically_relative(project).string());
    }
    return sources;
}

// "fmt" of "fmt::fmt".
std::string without_namespace(const std::string& target) {
    const std::size_t colons = target.rfind(':');
    return colons == std::string::npos ? target : target.substr(colons + 1);
}

// The words between backticks.
std::vector<std::string> ticked(const std::string& text) {
    std::vector<std::string> words;
    std::size_t open = text.find('`');
    while (open != std::string::npos) {
        const std::size_t close = text.find('`', open + 1);
        words.push_back(text.substr(open + 1, close - open - 1));
        open = text.find('`', close + 1);
    }
    return words;
}

}  // namespace

std::map<std::string, room> rooms_of_build() {
    const char* const list = std::getenv("ROOMS");
    if (list == nullptr) throw std::runtime_error("ROOMS is not set: run this by ctest");
    std::map<std::string, std::string> folders;  // by target
    std::vector<std::vector<std::string>> rows;
    for (const std::string& line : lines_of_file(list)) {
        std::istringstream in(line);
        std::vector<std::string> words;
        for (std::string word; in >> word;) words.push_back(word);
        folders[words.at(1)] = words.at(0);
        rows.push_back(words);
    }
    std::map<std::string, room> rooms;
    for (const auto& words : rows) {
        room r{words[0], {}};
        for (std::size_t i = 2; i < words.size(); ++i) {
            const auto own = folders.find(words[i]);
            r.uses.insert(own != folders.end() ? own->second : without_namespace(words[i]));
        }
        rooms[r.folder] = r;
    }
    return rooms;
}

std::map<std::string, room> rooms_of_readme() {
    std::map<std::string, room> rooms;
    for (const std::string& line : lines_of("lib/README.md")) {
        // | `folder` | what it is | `used`, `used` |
        if (!line.starts_with("| `") || std::count(line.begin(), line.end(), '|') != 4) continue;
        const std::size_t last = line.rfind('|', line.size() - 2);
        const std::string folder = ticked(line).front();
        if (!std::filesystem::is_directory(project / folder)) continue;
        room r{folder, {}};
        for (const std::string& used : ticked(line.substr(last))) r.uses.insert(used);
        rooms[folder] = r;
    }
    return rooms;
}

std::set<std::string> reach(const std::map<std::string, room>& rooms, const std::string& folder) {
    std::set<std::string> reached;
    std::vector<std::string> open{folder};
    while (!open.empty()) {
        const std::string next = open.back();
        open.pop_back();
        if (!rooms.contains(next) || !reached.insert(next).second) continue;
        const std::set<std::string>& uses = rooms.at(next).uses;
        open.insert(open.end(), uses.begin(), uses.end());
    }
    return reached;
}

std::vector<std::string> sources_of(const std::map<std::string, room>& rooms) {
    std::vector<std::string> sources;
    for (const auto& [folder, r] : rooms) {
        for (const std::string& path : sources_below(folder)) {
            if (room_of(rooms, path) == folder) sources.push_back(path);
        }
    }
    std::sort(sources.begin(), sources.end());
    return sources;
}

std::vector<std::string> sources_of_tests() { return sources_below("tests"); }

std::set<std::string> foreign_headers_of(const std::string& path) {
    constexpr std::string_view before = "#include <";
    std::set<std::string> headers;
    std::set<std::string> read;
    std::vector<std::string> open{path};
    while (!open.empty()) {
        const std::string next = open.back();
        open.pop_back();
        if (!read.insert(next).second) continue;
        for (const std::string& line : lines_of(next)) {
            if (!line.starts_with(before)) continue;
            headers.insert(line.substr(before.size(), line.rfind('>') - before.size()));
        }
        for (const std::string& included : includes_of(next)) open.push_back(included);
    }
    return headers;
}

std::set<std::string> standard_names_in(const std::string& path) {
    constexpr std::string_view qualifier = "std::";
    const auto is_of_a_name = [](char c) {
        return c == '_' || std::isalnum(static_cast<unsigned char>(c));
    };
    std::set<std::string> names;
    for (std::string line : lines_of(path)) {
        line.resize(std::min(line.find("//"), line.size()));
        for (std::size_t at = line.find(qualifier); at != std::string::npos;
             at = line.find(qualifier, at)) {
            at += qualifier.size();
            const auto begin = line.begin() + static_cast<std::ptrdiff_t>(at);
            names.emplace(begin, std::find_if_not(begin, line.end(), is_of_a_name));
        }
    }
    return names;
}

std::vector<std::string> includes_of(const std::string& path) {
    constexpr std::string_view before = "#include \"";
    std::vector<std::string> included;
    for (const std::string& line : lines_of(path)) {
        if (!line.starts_with(before)) continue;
        const std::string name = line.substr(before.size(), line.rfind('"') - before.size());
        for (const char* from : {"lib/", "apps/", ""}) {
            if (std::filesystem::exists(project / (from + name))) included.push_back(from + name);
        }
    }
    return included;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

std::string room_of(const std::map<std::string, room>& rooms, const std::string& path) {
    std::string folder = folder_of(path);
    while (!rooms.contains(folder) && folder.find('/') != std::string::npos) {
        folder = folder_of(folder);
    }
    return folder;
}

std::vector<std::string> lines_of(const std::string& path) { return lines_of_file(project / path); }

}  // namespace asyncdemo::house
