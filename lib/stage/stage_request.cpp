#include "stage/stage_request.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace asyncdemo {
namespace {

std::string_view to_string(stage_role role) {
    switch (role) {
        case stage_role::side:
            break;
        case stage_role::companion:
            return "companion";
        case stage_role::server:
            return "server";
    }
    return "side";
}

stage_role parse_role(std::string_view text) {
    for (const stage_role r : {stage_role::side, stage_role::companion, stage_role::server}) {
        if (text == to_string(r)) return r;
    }
    throw std::invalid_argument("no request for a stage: what role?");
}

}  // namespace

std::string to_json(const stage_request& r) {
    return nlohmann::json{{"lesson", r.lesson},
                          {"side", r.side},
                          {"role", to_string(r.role)},
                          {"python", r.python},
                          {"host", r.entrance.host},
                          {"port", r.entrance.port},
                          {"clock", to_string(r.chosen.clock)},
                          {"speed", r.chosen.speed},
                          {"seed", r.chosen.seed},
                          {"broker", r.chosen.broker},
                          {"values", r.chosen.values},
                          {"ignored_signals", r.ignored_signals}}
        .dump();
}

stage_request parse_stage_request(std::string_view text) {
    try {
        const auto j = nlohmann::json::parse(text);
        stage_request r;
        r.lesson = j.at("lesson").get<std::string>();
        r.side = j.at("side").get<std::string>();
        r.role = parse_role(j.at("role").get<std::string>());
        r.python = j.at("python").get<std::string>();
        r.entrance = {j.at("host").get<std::string>(), j.at("port").get<std::uint16_t>()};
        r.chosen.clock = j.at("clock") == "virtual" ? clock_kind::simulated : clock_kind::real;
        r.chosen.speed = j.at("speed").get<double>();
        r.chosen.seed = j.at("seed").get<std::uint64_t>();
        r.chosen.broker = j.at("broker").get<std::string>();
        r.ignored_signals = j.at("ignored_signals").get<std::vector<int>>();
        for (const auto& [name, value] : j.at("values").items()) {
            r.chosen.values.emplace(name, value.get<double>());
        }
        return r;
    } catch (const nlohmann::json::exception& e) {
        throw std::invalid_argument(std::string("no request for a stage: ") + e.what());
    }
}

}  // namespace asyncdemo
