#include "report/json/json_words.hpp"

namespace asyncdemo {

std::string_view json_word(finding::unit in) {
    switch (in) {
        case finding::unit::time_s:
            return "s";
        case finding::unit::memory_kb:
            return "kb";
        case finding::unit::per_second:
            return "per_s";
        case finding::unit::factor:
            return "factor";
        case finding::unit::number:
            break;
    }
    return "count";
}

std::string_view json_word(finding::relation r) {
    switch (r) {
        case finding::relation::at_most:
            return "at_most";
        case finding::relation::at_least:
            return "at_least";
        case finding::relation::exactly:
            break;
    }
    return "exactly";
}

std::string_view json_word(span_kind kind) {
    switch (kind) {
        case span_kind::waiting:
            return "waiting";
        case span_kind::working:
            return "working";
        case span_kind::alone:
            return "alone";
        case span_kind::cut_off:
            break;
    }
    return "cut-off";
}

std::string name_with_unit(std::string_view name, finding::unit in) {
    return std::string(name).append(in == finding::unit::time_s ? "_s" : "");
}

}  // namespace asyncdemo
