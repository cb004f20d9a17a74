// Writes a JSON document piece by piece, so that a list of a million elements never stands in the
// memory as values. Its bytes are those of `json_text` of the whole.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace asyncdemo {

class json_writer {
public:
    /// A document that gets longer is left with `std::length_error`, which any step may throw.
    explicit json_writer(std::size_t most_bytes = any_length) : most_bytes_(most_bytes) {}

    static constexpr std::size_t any_length = std::string::npos;

    /// The element of a list, or the value of the last key, begins; what follows is in it up to its
    /// end.
    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_list() { begin('['); }
    void end_list() { end(']'); }

    /// The name of the value that comes next.
    void key(std::string_view name);

    /// A value: a text, a number, a truth or null.
    void value(const nlohmann::ordered_json& scalar);

    void member(std::string_view name, const nlohmann::ordered_json& scalar) {
        key(name);
        value(scalar);
    }

    /// An object whose members `write_members` writes.
    template <class WriteMembers>
    void object(std::string_view name, WriteMembers write_members) {
        key(name);
        begin_object();
        write_members();
        end_object();
    }

    /// A list; `write_one` writes the value of each.
    template <class List, class WriteOne>
    void list(std::string_view name, const List& all, WriteOne write_one) {
        key(name);
        begin_list();
        for (const auto& one : all) write_one(one);
        end_list();
    }

    /// The document, once all that has begun has ended.
    std::string finish();

private:
    void begin(char bracket);
    void end(char bracket);
    void require_room() const;
    void separate();
    void break_line();

    std::size_t most_bytes_;
    std::string text_;
    std::size_t depth_ = 0;
    bool is_empty_ = true;  // nothing is yet in the innermost list or object
    bool is_after_key_ = false;
};

}  // namespace asyncdemo
