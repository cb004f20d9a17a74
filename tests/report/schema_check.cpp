#include "report/schema_check.hpp"

#include <algorithm>
#include <stdexcept>

namespace asyncdemo {
namespace {

using nlohmann::json;

bool has_type(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "null") return value.is_null();
    throw std::logic_error("unknown type " + type);
}

bool has_one_of_types(const json& value, const json& types) {
    if (types.is_string()) return has_type(value, types);
    return std::any_of(types.begin(), types.end(),
                       [&value](const json& type) { return has_type(value, type); });
}

class checker {
public:
    explicit checker(const json& root) : root_(root) {}

    void check(const json& schema, const json& value, const std::string& at) {
        for (const auto& [keyword, argument] : schema.items()) {
            if (!holds(keyword, argument, value, schema, at)) {
                found.push_back(at + ": " + keyword + " " + argument.dump());
            }
        }
    }

    std::vector<std::string> found;

private:
    // Keywords of numbers, objects and arrays accept every other type, as the standard has it.
    bool holds(const std::string& keyword, const json& argument, const json& value,
               const json& schema, const std::string& at) {
        if (keyword == "type") return has_one_of_types(value, argument);
        if (keyword == "const") return value == argument;
        if (keyword == "enum") return std::count(argument.begin(), argument.end(), value) > 0;
        if (keyword == "minimum") return !value.is_number() || value >= argument;
        if (keyword == "maximum") return !value.is_number() || value <= argument;
        if (keyword == "exclusiveMinimum") return !value.is_number() || value > argument;
        if (keyword == "minItems") return !value.is_array() || value.size() >= argument;
        if (keyword == "maxItems") return !value.is_array() || value.size() <= argument;
        if (keyword == "required") {
            return !value.is_object() ||
                   std::all_of(argument.begin(), argument.end(), [&value](const json& name) {
                       return value.contains(name.get<std::string>());
                   });
        }
        if (keyword == "anyOf") {
            return std::any_of(argument.begin(), argument.end(), [&](const json& part) {
                checker one(root_);
                one.check(part, value, at);
                return one.found.empty();
            });
        }
        descend(keyword, argument, value, schema, at);
        return true;
    }

    void descend(const std::string& keyword, const json& argument, const json& value,
                 const json& schema, const std::string& at) {
        if (keyword == "$ref") {
            check(root_.at(json::json_pointer(argument.get<std::string>().substr(1))), value, at);
        } else if (keyword == "properties" && value.is_object()) {
            for (const auto& [name, part] : argument.items()) {
                if (value.contains(name)) check(part, value[name], at + "/" + name);
            }
        } else if (keyword == "additionalProperties" && value.is_object()) {
            for (const auto& [name, part] : value.items()) {
                const bool is_named =
                    schema.contains("properties") && schema["properties"].contains(name);
                if (!is_named) check(argument, part, at + "/" + name);
            }
        } else if (keyword == "items" && value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                check(argument, value[i], at + "/" + std::to_string(i));
            }
        } else if (keyword == "prefixItems" && value.is_array()) {
            for (std::size_t i = 0; i < std::min(argument.size(), value.size()); ++i) {
                check(argument[i], value[i], at + "/" + std::to_string(i));
            }
        } else {
            require_known(keyword);
        }
    }

    static void require_known(const std::string& keyword) {
        for (const auto* known : {"$schema", "$defs", "title", "description", "properties",
                                  "additionalProperties", "items", "prefixItems"}) {
            if (keyword == known) return;
        }
        throw std::logic_error("unknown keyword " + keyword);
    }

    const json& root_;
};

}  // namespace

std::vector<std::string> violations(const json& schema, const json& document) {
    checker c(schema);
    c.check(schema, document, "");
    return c.found;
}

}  // namespace asyncdemo
