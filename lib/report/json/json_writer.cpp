#include "report/json/json_writer.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t indent = 2;

std::string dump(const nlohmann::ordered_json& scalar) {
    return visible_json(
        scalar.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace

void json_writer::key(std::string_view name) {
    separate();
    text_.append(dump(name)).append(": ");
    is_after_key_ = true;
}

void json_writer::value(const nlohmann::ordered_json& scalar) {
    separate();
    text_ += dump(scalar);
}

std::string json_writer::finish() {
    text_ += '\n';
    require_room();
    return std::move(text_);
}

void json_writer::begin(char bracket) {
    separate();
    text_ += bracket;
    ++depth_;
    is_empty_ = true;
}

void json_writer::end(char bracket) {
    --depth_;
    if (!is_empty_) break_line();
    text_ += bracket;
    is_empty_ = false;
}

void json_writer::require_room() const {
    if (text_.size() > most_bytes_) throw std::length_error("a document is too long");
}

// Before a value or a key.
void json_writer::separate() {
    if (std::exchange(is_after_key_, false)) return;
    if (!std::exchange(is_empty_, false)) text_ += ',';
    if (depth_ > 0) break_line();
    require_room();
}

void json_writer::break_line() {
    text_ += '\n';
    text_.append(indent * depth_, ' ');
}

}  // namespace asyncdemo
