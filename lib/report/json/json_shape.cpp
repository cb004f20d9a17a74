#include "report/json/json_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "lesson/units.hpp"
#include "report/text_layout.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {

// More than a document of ours ever has: a foreign one must not take all the memory.
constexpr std::size_t most_depth = 32;
constexpr std::size_t most_fields = 1'000;
constexpr std::size_t most_elements = 5'000'000;

struct json_shape::node {
    enum class kind { scalar, object, table, list };

    kind is = kind::scalar;
    taker take = {};
    named_taker take_named = {};
    std::vector<json_member> members = {};
    std::shared_ptr<const node> element = {};
    action begin = {};
    action end = {};
};

/// Hears the parser: see `nlohmann::json_sax`.
class json_shape_reader {
public:
    json_shape_reader(std::string_view text, const json_shape& root) : text_(text), root_(root) {}

    bool null() { return take(nullptr); }
    bool boolean(bool value) { return take(value); }
    bool number_integer(std::int64_t value) { return take(value); }
    bool number_unsigned(std::uint64_t value) {
        if (value > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
            return take(static_cast<double>(value));
        }
        return take(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) { return take(value); }
    bool string(std::string& value) { return take(std::move(value)); }
    bool binary(const nlohmann::json::binary_t&) { return false; }  // there is none in a text

    bool start_object(std::size_t) { return enter(bracket::curly); }
    bool key(std::string& name) {
        frame& in = open_.back();
        in.key = std::move(name);
        if (in.of == nullptr) return true;
        if (++in.begun > most_fields) {
            refuse(fmt::format("is one of more than {} fields", most_fields));
        }
        note_member(in);
        return true;
    }
    bool end_object() {
        const frame closed = leave();
        if (closed.of == nullptr) return true;
        for (std::size_t i = 0; i < closed.of->members.size(); ++i) {
            const json_member& m = closed.of->members[i];
            if (m.is_required && (closed.seen & bit(i)) == 0) {
                refuse(fmt::format("has no \"{}\"", m.name));
            }
        }
        if (closed.of->end) act(closed.of->end);
        return true;
    }

    bool start_array(std::size_t) { return enter(bracket::square); }
    bool end_array() {
        const frame closed = leave();
        if (closed.of != nullptr && closed.of->end) act(closed.of->end);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception& error) const {
        constexpr int number_out_of_range = 406;
        if (error.id == number_out_of_range) refuse("is a number beyond all bounds");
        if (position > text_.size()) {
            throw bad_document(fmt::format("ends too early, in {}", place()));
        }
        const std::string_view before = text_.substr(0, position == 0 ? 0 : position - 1);
        const auto lines = std::count(before.begin(), before.end(), '\n');
        const std::size_t line_begin = before.rfind('\n') + 1;  // 0 when there is none before
        throw bad_document(fmt::format("is no JSON at line {}, column {}, in {}", lines + 1,
                                       before.size() - line_begin + 1, place()));
    }

private:
    using node = json_shape::node;
    enum class bracket { curly, square };

    /// An object or a list that has begun and not ended.
    struct frame {
        const node* of = nullptr;  // null: it is skipped
        bracket with = bracket::curly;
        std::size_t begun = 0;  // elements or fields
        std::string key = {};   // the field that has begun last
        const node* member = nullptr;
        std::uint64_t seen = 0;  // members, by their order
    };

    static std::uint64_t bit(std::size_t i) { return std::uint64_t{1} << i; }

    // Looks up the member that has begun.
    void note_member(frame& in) const {
        in.member = nullptr;
        for (std::size_t i = 0; i < in.of->members.size(); ++i) {
            const json_member& m = in.of->members[i];
            if (m.name != in.key) continue;
            if ((in.seen & bit(i)) != 0) refuse("is there twice");
            in.seen |= bit(i);
            in.member = m.shape.of_.get();
        }
    }

    // What the value should be that begins now; null when it is to be skipped.
    const node* expected() {
        if (open_.empty()) return root_.of_.get();
        frame& in = open_.back();
        if (in.with == bracket::curly) return in.member;
        if (++in.begun > most_elements) {
            refuse(fmt::format("is one of more than {}", most_elements));
        }
        return in.of == nullptr ? nullptr : in.of->element.get();
    }

    bool take(json_scalar value) {
        if (!open_.empty() && open_.back().of != nullptr &&
            open_.back().of->is == node::kind::table) {
            act([&] { open_.back().of->take_named(open_.back().key, std::move(value)); });
            return true;
        }
        const node* const of = expected();
        if (of == nullptr) return true;
        if (of->is == node::kind::list) refuse("is not a list");
        if (of->is != node::kind::scalar) refuse("is not an object");
        act([&] { of->take(std::move(value)); });
        return true;
    }

    bool enter(bracket with) {
        if (open_.size() == most_depth) refuse("is nested too deeply");
        const bool is_cell = !open_.empty() && open_.back().of != nullptr &&
                             open_.back().of->is == node::kind::table;
        const node* const of = expected();
        if (is_cell || (of != nullptr && of->is == node::kind::scalar)) {
            refuse("is not a single value");
        }
        if (of != nullptr && (of->is == node::kind::list) != (with == bracket::square)) {
            refuse(with == bracket::square ? "is not an object" : "is not a list");
        }
        if (of != nullptr && of->begin) act(of->begin);
        open_.push_back({.of = of, .with = with});
        return true;
    }

    frame leave() {
        frame closed = std::move(open_.back());
        open_.pop_back();
        return closed;
    }

    template <class Action>
    void act(const Action& action) const {
        try {
            action();
        } catch (const bad_value& e) {
            refuse(e.what());
        }
    }

    [[noreturn]] void refuse(std::string_view what) const {
        throw bad_document(fmt::format("{}: {}", place(), what));
    }

    // Of the value that has begun last.
    [[nodiscard]] std::string place() const {
        std::string path;
        for (const frame& f : open_) {
            if (f.begun == 0) break;
            if (f.with == bracket::square) {
                path += fmt::format("[{}]", f.begun - 1);
            } else {
                path.append(path.empty() ? "" : ".").append(quotable(f.key));
            }
        }
        return path.empty() ? "the document" : path;
    }

    std::string_view text_;
    const json_shape& root_;
    std::vector<frame> open_;
};

json_shape::json_shape(node of) : of_(std::make_shared<const node>(std::move(of))) {}

json_shape json_shape::scalar(taker take) {
    return json_shape(node{.is = node::kind::scalar, .take = std::move(take)});
}

json_shape json_shape::object(std::vector<json_member> members, action begin, action end) {
    assert(members.size() <= 64);  // a bit for each, see `frame`
    return json_shape(node{.is = node::kind::object,
                           .members = std::move(members),
                           .begin = std::move(begin),
                           .end = std::move(end)});
}

json_shape json_shape::table(named_taker take, action begin) {
    return json_shape(
        node{.is = node::kind::table, .take_named = std::move(take), .begin = std::move(begin)});
}

json_shape json_shape::list(json_shape element, action begin, action end) {
    return json_shape(node{.is = node::kind::list,
                           .element = std::move(element.of_),
                           .begin = std::move(begin),
                           .end = std::move(end)});
}

std::string quotable(std::string_view text) {
    constexpr std::size_t most_quoted = 60;
    return visible(shorten(text, most_quoted, "…"));
}

std::string to_text(json_scalar value) {
    if (auto* const text = std::get_if<std::string>(&value)) return std::move(*text);
    throw bad_value("is not a text");
}

std::int64_t to_whole(const json_scalar& value, std::int64_t least, std::int64_t most) {
    const auto* const whole = std::get_if<std::int64_t>(&value);
    if (whole != nullptr && *whole >= least && *whole <= most) return *whole;
    throw bad_value(fmt::format("is not a whole number from {} to {}", least, most));
}

double to_number(const json_scalar& value) {
    if (const auto* const whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole);
    }
    if (const auto* const number = std::get_if<double>(&value)) return *number;
    throw bad_value("is not a number");
}

double to_figure(const json_scalar& value) {
    if (std::holds_alternative<std::nullptr_t>(value)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return to_number(value);
}

void read_json(std::string_view text, const json_shape& shape) {
    json_shape_reader reader(text, shape);
    nlohmann::json::sax_parse(text, &reader);
}

}  // namespace asyncdemo
