#include "program/programs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace asyncdemo {

words operator+(words typed, const words& more) {
    typed.insert(typed.end(), more.begin(), more.end());
    return typed;
}

launch program(words arguments) {
    return {.program = ASYNCDEMO_EXECUTABLE, .arguments = std::move(arguments)};
}

launch faulty(words arguments) {
    return {.program = FAULTY_EXECUTABLE, .arguments = std::move(arguments)};
}

words lesson_names() {
    words names;
    for (const auto& l : json_of(run(program({"list", "--json"})).out)) {
        names.push_back(l.at("name"));
    }
    return names;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::size_t width_of(std::string_view line) {
    // Bytes that go on with a character begin with the bits 10.
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) >> 6) != 2;
    }));
}

std::string widest_line(std::string_view text) {
    std::string widest;
    for (const std::string& line : lines_of(text)) {
        if (width_of(line) > width_of(widest)) widest = line;
    }
    return widest;
}

std::string without_doubts(std::string messages) {
    const std::size_t begin = messages.find("asyncdemo: warning: not every claim could be judged");
    if (begin == std::string::npos) return messages;
    return messages.erase(begin, messages.find('\n', begin) + 1 - begin);
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
}

bool has_escapes(std::string_view text) { return contains(text, "\x1b"); }

nlohmann::json json_of(std::string_view text) { return nlohmann::json::parse(text); }

const nlohmann::json& side_of(const nlohmann::json& document, std::string_view name) {
    for (const auto& s : document.at("sides")) {
        if (s.at("name") == name) return s;
    }
    throw std::out_of_range("no side " + std::string(name));
}

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("can't read " + path);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

void check_terminal_as_before(const process_under_test& p) {
    const termios& before = p.terminal_modes_before();
    const termios after = p.terminal_modes();
    CHECK(before.c_iflag == after.c_iflag);
    CHECK(before.c_oflag == after.c_oflag);
    CHECK(before.c_cflag == after.c_cflag);
    CHECK(before.c_lflag == after.c_lflag);
    CHECK(std::memcmp(before.c_cc, after.c_cc, sizeof before.c_cc) == 0);
}

bool was_not_loaded(const outcome& o) {
    return o.exit_code == 127 &&
           o.err.find("error while loading shared libraries") != std::string::npos;
}

}  // namespace asyncdemo
