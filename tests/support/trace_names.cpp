#include "support/trace_names.hpp"

#include <nlohmann/json.hpp>

namespace asyncdemo {

std::map<std::pair<int, int>, std::string> names(const nlohmann::json& trace, const char* kind) {
    std::map<std::pair<int, int>, std::string> all;
    for (const auto& e : trace.at("traceEvents")) {
        if (e.at("name") == kind) {
            all[{e.at("pid"), e.value("tid", 0)}] = e.at("args").at("name");
        }
    }
    return all;
}

}  // namespace asyncdemo
