// The shape that a JSON document must have, and a reader that holds a document against it value by
// value. The reader keeps nothing itself, so a document of a million values takes no more memory
// than what it is read into, and one that goes wrong is left at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace asyncdemo {

/// What is wrong with a document, and where: "sides[1].spans[3].end_s: is not a number".
class bad_document : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A value that is neither a list nor an object. A whole number beyond `int64` is a `double`.
using json_scalar = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string>;

/// A text of the document's as a message can quote it: short, and without what steers a terminal.
std::string quotable(std::string_view text);

// What a scalar is taken as. Each throws `bad_value`.
std::string to_text(json_scalar value);
std::int64_t to_whole(const json_scalar& value, std::int64_t least, std::int64_t most);
/// A number, whole or not.
double to_number(const json_scalar& value);
/// A number, or null for one that is not finite, which JSON has no word for: that is NaN then.
double to_figure(const json_scalar& value);

struct json_member;

/// Built of what is to be done with the values, in the order of the document. What is done may
/// throw `bad_value`, which the reader passes on with the place.
class json_shape {
public:
    using action = std::function<void()>;
    using taker = std::function<void(json_scalar)>;
    using named_taker = std::function<void(const std::string& name, json_scalar)>;

    static json_shape scalar(taker take);
    static json_shape object(std::vector<json_member> members, action begin = {}, action end = {});
    /// An object with fields of any name, all of them scalars.
    static json_shape table(named_taker take, action begin = {});
    static json_shape list(json_shape element, action begin = {}, action end = {});

private:
    friend class json_shape_reader;
    struct node;

    explicit json_shape(node of);

    std::shared_ptr<const node> of_;
};

/// A field of an object. Fields that no member names are skipped.
struct json_member {
    std::string_view name;
    json_shape shape;
    bool is_required = true;
};

/// Reads the whole text. Throws `bad_document`: what does not have the shape, is no JSON, ends too
/// early, has a field twice, or more of anything than makes sense.
void read_json(std::string_view text, const json_shape& shape);

}  // namespace asyncdemo
