// JSON held against a shape that has every kind of value.
#include "fuzz/target.hpp"
#include "report/json/json_shape.hpp"

namespace asyncdemo::fuzz {
namespace {

json_shape every_kind() {
    const auto drop = [](const json_scalar&) {};
    const auto drop_named = [](const std::string&, const json_scalar&) {};
    return json_shape::object({
        {"text", json_shape::scalar([](json_scalar v) { (void)quotable(to_text(std::move(v))); }),
         false},
        {"whole", json_shape::scalar([](const json_scalar& v) { (void)to_whole(v, -5, 5); }),
         false},
        {"number", json_shape::scalar([](const json_scalar& v) { (void)to_number(v); }), false},
        {"figure", json_shape::scalar([](const json_scalar& v) { (void)to_figure(v); }), false},
        {"table", json_shape::table(drop_named), false},
        {"list", json_shape::list(json_shape::list(json_shape::scalar(drop))), false},
        {"object", json_shape::object({{"inner", json_shape::scalar(drop)}}), false},
    });
}

}  // namespace

void take(std::string_view text) {
    static const json_shape shape = every_kind();
    try {
        read_json(text, shape);
    } catch (const bad_document&) {
    }
}

}  // namespace asyncdemo::fuzz
