// The document of the sample run, read back, also with something wrong in it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "report/json/json_document.hpp"
#include "report/json/run_reader.hpp"
#include "samples/sample_run.hpp"

namespace asyncdemo {

/// The lesson of the sample, as the only one that there is.
inline const lesson* find_sample(std::string_view name) {
    return name == sample_lesson().name ? &sample_lesson() : nullptr;
}

/// Throws `bad_document`.
inline lesson_run read_back(const std::string& text) { return read_run(text, find_sample); }

/// What is wrong with it; empty when nothing is.
inline std::string complaint(const std::string& text) {
    try {
        read_back(text);
        return {};
    } catch (const bad_document& e) {
        return e.what();
    }
}

/// The document of the sample, with the value at that place replaced.
inline std::string with(const char* place, const nlohmann::ordered_json& value) {
    auto d = nlohmann::ordered_json::parse(json_document(predicted_sample_run()));
    d[nlohmann::ordered_json::json_pointer(place)] = value;
    return d.dump();
}

}  // namespace asyncdemo
