#include "stage/python_stage.hpp"

#include <unistd.h>

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <variant>

#include "lesson/python_sides.hpp"
#include "posix/descriptor.hpp"
#include "stage/python_text.hpp"

namespace asyncdemo {
namespace {

// Where Python finds the texts; a file would have to be put somewhere.
constexpr int texts_at = 3;

// There is a zero between two texts.
constexpr auto start_up = R"(
with open(3, encoding="utf-8") as texts:
    stage, *others = texts.read().split("\0")
exec(stage)
main(*others)
)";

/// A value as the side works with it: at the speed of the run.
struct value_in_effect {
    const settings& chosen;

    nlohmann::json operator()(const parameter<duration>& p) const {
        return seconds(chosen[p]).count();
    }
    nlohmann::json operator()(const parameter<rate>& p) const { return chosen[p].per_second; }
    nlohmann::json operator()(const parameter<integer>& p) const { return chosen[p]; }
};

std::string request_for(const lesson& l, const side& s, const settings& chosen) {
    nlohmann::json values = nlohmann::json::object();
    for (const any_parameter& p : l.parameters) {
        values[std::string(name_of(p))] = std::visit(value_in_effect{chosen}, p);
    }
    nlohmann::json drawn = nlohmann::json::object();
    for (const drawn_times& d : l.drawn) {
        nlohmann::json& times = drawn[std::string(d.name)] = nlohmann::json::array();
        for (const duration t : d.draw(chosen)) times.push_back(seconds(t).count());
    }
    return nlohmann::json{{"path", l.python.path},
                          {"function", python_function(s)},
                          {"values", values},
                          {"drawn", drawn},
                          {"seed", chosen.seed}}
        .dump();
}

// A pipe holds it all, so nobody has to write while Python reads.
void offer(const std::string& texts) {
    constexpr std::size_t room = 65'536;  // pipe(7), and as far as it grows on macOS
    if (texts.size() > room) throw std::length_error("the code in Python is too long for a pipe");
    std::array<int, 2> ends{};
    require(::pipe(ends.data()), "make a pipe");
    const descriptor to_write(ends[1]);
    require(static_cast<int>(::write(to_write.fd(), texts.data(), texts.size())),
            "hand over the code");
    require(::dup2(ends[0], texts_at), "hand over the code");
}

}  // namespace

void become_python(const lesson& l, const stage_request& request) {
    const side* const s = l.python_side_of(request.side);
    if (s == nullptr) throw std::invalid_argument("no side in Python " + request.side);
    offer(std::string(python_stage_text()) + '\0' + std::string(python_heartbeat_text()) + '\0' +
          std::string(l.python.text));
    const std::string what = request_for(l, *s, request.chosen);
    const char* const python = request.python.c_str();  // its name, too: it finds itself by that
    ::execlp(python, python, "-I", "-c", start_up, what.c_str(), nullptr);
    throw std::system_error(errno, std::generic_category(), request.python);
}

}  // namespace asyncdemo
