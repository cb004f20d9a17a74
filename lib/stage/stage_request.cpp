#include "stage/stage_request.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace asyncdemo {

std::string to_json(const stage_request& r) {
    return nlohmann::json{{"lesson", r.lesson},
                          {"side", r.side},
                          {"companion", r.role == stage_role::companion},
                          {"clock", to_string(r.chosen.clock)},
                          {"speed", r.chosen.speed},
                          {"seed", r.chosen.seed},
                          {"values", r.chosen.values}}
        .dump();
}

stage_request parse_stage_request(std::string_view text) {
    try {
        const auto j = nlohmann::json::parse(text);
        stage_request r;
        r.lesson = j.at("lesson").get<std::string>();
        r.side = j.at("side").get<std::string>();
        r.role = j.at("companion").get<bool>() ? stage_role::companion : stage_role::side;
        r.chosen.clock = j.at("clock") == "virtual" ? clock_kind::simulated : clock_kind::real;
        r.chosen.speed = j.at("speed").get<double>();
        r.chosen.seed = j.at("seed").get<std::uint64_t>();
        for (const auto& [name, value] : j.at("values").items()) {
            r.chosen.values.emplace(name, value.get<double>());
        }
        return r;
    } catch (const nlohmann::json::exception& e) {
        throw std::invalid_argument(std::string("no request for a stage: ") + e.what());
    }
}

}  // namespace asyncdemo
