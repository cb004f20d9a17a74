#include "wire/http_message.hpp"

#include <algorithm>

namespace wire {
namespace {

// What an idle connection may keep of a body.
constexpr std::size_t kept_body_bytes = 4096;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view trimmed(std::string_view word) {
    constexpr std::string_view blanks = " \t";
    const std::size_t begin = word.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return word.substr(begin, word.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

bool equal_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool lists(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(','), words.size());
        if (equal_but_for_case(trimmed(words.substr(0, end)), word)) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

void http_headers::add(std::string_view name, std::string_view value) {
    const std::size_t begin = lines_.size();
    lines_.append(name).append(": ").append(value).append("\r\n");
    add_in_lines(lines_, std::string_view(lines_).substr(begin, name.size()),
                 std::string_view(lines_).substr(begin + name.size() + 2, value.size()));
}

void http_headers::set_lines(std::string_view lines) {
    lines_.assign(lines);
    places_.clear();
}

void http_headers::add_in_lines(std::string_view lines, std::string_view name,
                                std::string_view value) {
    const auto place_of = [&](std::string_view part) {
        return static_cast<std::uint32_t>(part.data() - lines.data());
    };
    places_.push_back({place_of(name), static_cast<std::uint32_t>(name.size()), place_of(value),
                       static_cast<std::uint32_t>(value.size())});
}

std::string_view http_headers::get(std::string_view name) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if (has_name(i, name)) return (*this)[i].value;
    }
    return {};
}

std::size_t http_headers::count(std::string_view name) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        if (has_name(i, name)) ++found;
    }
    return found;
}

bool http_headers::any_lists(std::string_view name, std::string_view word) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if (has_name(i, name) && lists((*this)[i].value, word)) return true;
    }
    return false;
}

http_headers::field http_headers::operator[](std::size_t i) const {
    const place& at = places_[i];
    const char* const lines = lines_.data();
    return {{lines + at.name, at.name_size}, {lines + at.value, at.value_size}};
}

void http_headers::clear() noexcept {
    lines_.clear();
    places_.clear();
}

void http_message::clear() noexcept {
    headers.clear();
    if (body.capacity() > kept_body_bytes) std::string().swap(body);
    body.clear();
    minor_version = 1;
    keeps_alive = true;
}

bool http_request::asks_for(std::string_view protocol) const {
    return minor_version == 1 && headers.any_lists("Connection", "upgrade") &&
           headers.any_lists("Upgrade", protocol);
}

void http_request::clear() noexcept {
    http_message::clear();
    method.clear();
    target.clear();
}

http_response::http_response(int code, std::string content, std::string_view type)
    : http_message(std::move(content)), status(code) {
    if (!type.empty()) headers.add("Content-Type", type);
}

void http_response::clear() noexcept {
    http_message::clear();
    status = 0;
}

}  // namespace wire
