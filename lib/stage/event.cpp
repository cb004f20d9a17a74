#include "stage/event.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;  // a row keeps the order of its columns

std::string quoted(const std::string& text) {
    return json(text).dump(-1, ' ', true, json::error_handler_t::replace);
}

// JSON has no infinity; a figure that is none becomes null, which no reader takes for a number.
std::string written(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string("null");
}

std::string written(const cell& c) {
    if (const auto* text = std::get_if<std::string>(&c)) return quoted(*text);
    if (const auto* value = std::get_if<double>(&c)) return written(*value);
    return fmt::format("{}", std::get<std::int64_t>(c));
}

struct line_writer {
    std::string& lines;

    template <class... Parts>
    void put(fmt::format_string<Parts...> format, Parts&&... parts) const {
        fmt::format_to(std::back_inserter(lines), format, std::forward<Parts>(parts)...);
        lines += '\n';
    }

    void operator()(const span_begun& e) const {
        put(R"({{"begin":{},"lane":{},"what":{},"t":{}}})", e.id, quoted(e.lane), quoted(e.what),
            e.at_ns);
    }
    void operator()(const span_ended& e) const { put(R"({{"end":{},"t":{}}})", e.id, e.at_ns); }
    void operator()(const marked& e) const {
        put(R"({{"mark":{},"lane":{},"t":{}}})", quoted(e.what), quoted(e.lane), e.at_ns);
    }
    void operator()(const sampled& e) const {
        put(R"({{"sample":{},"t":{},"value":{}}})", quoted(e.series), e.at_ns, written(e.value));
    }
    void operator()(const metric_set& e) const {
        put(R"({{"metric":{},"value":{}}})", quoted(e.name), written(e.value));
    }
    void operator()(const row_added& e) const {
        std::string cells;
        for (const auto& [name, value] : e.cells) {
            cells += fmt::format("{}{}:{}", cells.empty() ? "" : ",", quoted(name), written(value));
        }
        put(R"({{"row":{{{}}}}})", cells);
    }
    void operator()(const progressed& e) const { put(R"({{"progress":{}}})", written(e.share)); }
    void operator()(const client_seen& e) const {
        const std::string name = e.name.empty() ? "" : fmt::format(R"(,"name":{})", quoted(e.name));
        put(R"({{"client":{},"port":{},"t":{},"since":{},"what":{},"state":{}{}}})", quoted(e.who),
            e.port, e.at_ns, e.since_ns, quoted(e.what), static_cast<int>(e.state), name);
    }
    void operator()(const arrived&) const { put(R"({{"arrived":true}})"); }
    void operator()(const ready& e) const {
        put(R"({{"ready":[{}],"start":{}}})", fmt::join(e.ports, ","), e.start_ns);
    }
    void operator()(const finished& e) const {
        if (!e.usage) {
            put(R"({{"finished":{}}})", e.wall_ns);
            return;
        }
        put(R"({{"finished":{},"cpu_s":{},"peak_threads":{},"peak_rss_kb":{},)"
            R"("voluntary_switches":{},"involuntary_switches":{},"run_delay_s":{}}})",
            e.wall_ns, e.usage->cpu_s, e.usage->peak_threads, e.usage->peak_rss_kb,
            e.usage->voluntary_switches, e.usage->involuntary_switches, e.usage->run_delay_s);
    }
    void operator()(const failed& e) const { put(R"({{"failed":{}}})", quoted(e.text)); }
};

cell to_cell(const json& value) {
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (value.is_number()) return value.get<double>();
    return value.get<std::string>();
}

// The library converts any number to any other, also where C++ does not say what comes out.
std::int64_t to_whole(const json& value) {
    if (!value.is_number_integer()) throw bad_event("wrote a number that should be whole");
    return value.get<std::int64_t>();
}

std::uint16_t to_port(const json& number) {
    const std::int64_t port = to_whole(number);
    if (port < 0 || port > UINT16_MAX) throw bad_event("wrote an impossible port");
    return static_cast<std::uint16_t>(port);
}

std::vector<std::uint16_t> to_ports(const json& numbers) {
    if (!numbers.is_array()) throw bad_event("wrote ports that are not a list");
    std::vector<std::uint16_t> ports;
    for (const json& number : numbers) ports.push_back(to_port(number));
    return ports;
}

client_state to_client_state(std::int64_t number) {
    if (number < 0 || number > static_cast<int>(client_state::over)) {
        throw bad_event("wrote an unknown state of a client");
    }
    return static_cast<client_state>(number);
}

event to_event(const json& j) {
    const auto text = [&j](const char* key) { return j.at(key).get<std::string>(); };
    const auto whole = [&j](const char* key) { return to_whole(j.at(key)); };
    if (j.contains("begin")) {
        return span_begun{whole("begin"), text("lane"), text("what"), whole("t")};
    }
    if (j.contains("end")) return span_ended{whole("end"), whole("t")};
    if (j.contains("mark")) return marked{text("lane"), text("mark"), whole("t")};
    if (j.contains("sample")) {
        return sampled{text("sample"), whole("t"), j.at("value").get<double>()};
    }
    if (j.contains("metric")) return metric_set{text("metric"), j.at("value").get<double>()};
    if (j.contains("row")) {
        row_added added;
        for (const auto& [name, value] : j.at("row").get_ref<const json::object_t&>()) {
            added.cells.emplace_back(name, to_cell(value));
        }
        return added;
    }
    if (j.contains("progress")) return progressed{j.at("progress").get<double>()};
    if (j.contains("client")) {
        return client_seen{to_port(j.at("port")),
                           text("client"),
                           whole("t"),
                           whole("since"),
                           text("what"),
                           to_client_state(whole("state")),
                           j.value("name", std::string())};
    }
    if (j.contains("arrived")) return arrived{};
    if (j.contains("ready")) {
        return ready{whole("start"), to_ports(j.at("ready"))};
    }
    if (j.contains("finished")) {
        finished done{whole("finished"), std::nullopt};
        if (j.contains("cpu_s")) {
            done.usage = {.cpu_s = j.at("cpu_s").get<double>(),
                          .peak_threads = whole("peak_threads"),
                          .peak_rss_kb = whole("peak_rss_kb"),
                          .voluntary_switches = whole("voluntary_switches"),
                          .involuntary_switches = whole("involuntary_switches"),
                          .run_delay_s = j.at("run_delay_s").get<double>()};
        }
        return done;
    }
    return failed{text("failed")};
}

// The beginning of a line that may have anything in it, for people.
std::string quotable(std::string_view line) {
    std::string text(line.substr(0, 60));
    for (char& c : text) {
        if (c < ' ' || c > '~') c = '?';
    }
    return text;
}

}  // namespace

void append_line(std::string& lines, const event& e) { std::visit(line_writer{lines}, e); }

event parse_line(std::string_view line) {
    try {
        return to_event(json::parse(line));
    } catch (const json::exception&) {
        throw bad_event(fmt::format("wrote something that is not an event: {}", quotable(line)));
    }
}

}  // namespace asyncdemo
