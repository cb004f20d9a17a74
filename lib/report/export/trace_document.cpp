#include "report/export/trace_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <queue>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "report/json/json_value.hpp"
#include "report/run_text.hpp"
#include "report/version.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

/// Times are counted in eighths of a microsecond: finer than a clock is good for, and a fraction
/// that decimals and doubles both have exactly. So no reader's arithmetic makes neighbours overlap.
using ticks = std::int64_t;
constexpr double ticks_per_s = 8e6;

ticks to_ticks(double s) { return std::llround(s * ticks_per_s); }

double to_microseconds(ticks t) { return static_cast<double>(t) / 8; }

std::string json_text_of(const json& value) {
    return visible_json(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

/// A stretch of a track that is taken.
struct stretch {
    std::size_t lane = 0;
    ticks begin = 0;
    ticks end = 0;
    const span* of = nullptr;
};

struct traced_mark {
    std::size_t lane = 0;
    const mark* of = nullptr;
};

/// What happened, lane by lane.
struct traced_lanes {
    std::vector<std::string_view> names;  // as they are first told of; those with spans first
    std::vector<stretch> spans;           // of each lane by their begin
    std::vector<traced_mark> marks;       // of each lane as they were recorded

    explicit traced_lanes(const recording& r) {
        std::unordered_map<std::string_view, std::size_t> index;
        const auto number_of = [&](std::string_view name) {
            const auto [found, is_new] = index.emplace(name, names.size());
            if (is_new) names.push_back(name);
            return found->second;
        };
        spans.reserve(r.spans.size());
        for (const span& s : r.spans) {
            spans.push_back({number_of(s.lane), to_ticks(s.start_s), to_ticks(s.end_s), &s});
        }
        for (const mark& m : r.marks) marks.push_back({number_of(m.lane), &m});
        // Those that are alike stay as they were recorded.
        std::sort(spans.begin(), spans.end(), [](const stretch& a, const stretch& b) {
            return std::tuple(a.lane, a.begin, a.end, a.of) <
                   std::tuple(b.lane, b.begin, b.end, b.of);
        });
        std::sort(marks.begin(), marks.end(), [](const traced_mark& a, const traced_mark& b) {
            return std::tuple(a.lane, a.of) < std::tuple(b.lane, b.of);
        });
    }
};

// What of a list that is sorted by lanes is on that lane, and takes it off.
template <class Traced>
std::span<const Traced> take_lane(std::span<const Traced>& rest, std::size_t lane) {
    const auto end =
        std::find_if(rest.begin(), rest.end(), [lane](const Traced& t) { return t.lane != lane; });
    const auto count = static_cast<std::size_t>(end - rest.begin());
    const std::span<const Traced> taken = rest.first(count);
    rest = rest.subspan(count);
    return taken;
}

// On which track of their lane the spans are: each on the first that is free when it begins.
std::vector<std::size_t> tracks_for(std::span<const stretch> spans) {
    using busy_track = std::pair<ticks, std::size_t>;  // until when
    std::priority_queue<busy_track, std::vector<busy_track>, std::greater<>> busy;
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> idle;
    std::vector<std::size_t> tracks;
    tracks.reserve(spans.size());
    for (const stretch& s : spans) {
        while (!busy.empty() && busy.top().first <= s.begin) {
            idle.push(busy.top().second);
            busy.pop();
        }
        if (idle.empty()) idle.push(busy.size());
        tracks.push_back(idle.top());
        busy.emplace(s.end, idle.top());
        idle.pop();
    }
    return tracks;
}

class trace_writer {
public:
    explicit trace_writer(const lesson_run& run) : run_(run), next_track_(run.sides.size() + 1) {}

    std::string write() {
        text_ = fmt::format("{{\n\"displayTimeUnit\": \"ms\",\n\"otherData\": {},\n",
                            json_text_of(about_run()));
        text_ += "\"traceEvents\": [";
        for (std::size_t i = 0; i < run_.sides.size(); ++i) add_side(run_.sides[i], i + 1);
        text_ += "\n]\n}\n";
        return std::move(text_);
    }

private:
    [[nodiscard]] json about_run() const {
        json parameters = json::object();
        for (const any_parameter& p : run_.of->parameters) {
            const auto chosen = run_.chosen.values.find(name_of(p));
            if (chosen == run_.chosen.values.end()) continue;
            parameters[json_name(p)] = json_parameter(p, chosen->second);
        }
        return {{"asyncdemo", version_of(run_)},
                {"lesson", run_.of->name},
                {"question", run_.of->question},
                {"clock", to_string(run_.chosen.clock)},
                {"speed", run_.chosen.speed},
                {"seed", run_.chosen.seed},
                {"parameters", std::move(parameters)},
                {"machine", fmt::format("{}, {}, {}", describe_processors(run_.machine),
                                        run_.machine.os, describe_languages(run_.machine))},
                {"complete", run_.is_complete()},
                {"verdict", to_string(run_.verdict())}};
    }

    template <class... Parts>
    void put(fmt::format_string<Parts...> format, Parts&&... parts) {
        text_ += is_first_ ? "\n" : ",\n";
        is_first_ = false;
        fmt::format_to(std::back_inserter(text_), format, std::forward<Parts>(parts)...);
    }

    void add_side(const side_run& side, std::size_t process) {
        put(R"({{"ph":"M","name":"process_name","pid":{},"args":{{"name":{}}}}})", process,
            json_text_of(title(side)));
        put(R"({{"ph":"M","name":"process_sort_index","pid":{},"args":{{"sort_index":{}}}}})",
            process, process);
        if (side.runs.empty()) return;
        add_lanes(traced_lanes(side.runs.front()), process);
        for (const series& s : side.runs.front().series) add_counter(s, process);
    }

    // Enough to know what one looks at: the file may have been passed on.
    [[nodiscard]] std::string title(const side_run& side) const {
        std::string text = fmt::format("{}: {}", run_.of->name, side.of->name);
        if (side.of->is_mistake()) text += ", the mistake";
        if (run_.chosen.clock == clock_kind::simulated) text += ", virtual clock";
        if (!side.runs.empty() && side.runs.front().exit != ending::ok) {
            text.append(", ").append(to_string(side.runs.front().exit));
        }
        return text;
    }

    void add_lanes(const traced_lanes& lanes, std::size_t process) {
        std::span<const stretch> spans = lanes.spans;
        std::span<const traced_mark> marks = lanes.marks;
        for (std::size_t lane = 0; lane < lanes.names.size(); ++lane) {
            add_lane(lanes.names[lane], take_lane(spans, lane), take_lane(marks, lane), process);
        }
    }

    void add_lane(std::string_view name, std::span<const stretch> spans,
                  std::span<const traced_mark> marks, std::size_t process) {
        const std::vector<std::size_t> tracks = tracks_for(spans);
        const std::size_t first = next_track_;
        const std::size_t count =
            tracks.empty() ? 1 : 1 + *std::max_element(tracks.begin(), tracks.end());
        for (std::size_t i = 0; i < count; ++i) name_track(name, i, process);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const stretch& s = spans[i];
            put(R"({{"ph":"X","name":{},"pid":{},"tid":{},"ts":{},"dur":{}}})",
                json_text_of(s.of->what), process, first + tracks[i], to_microseconds(s.begin),
                to_microseconds(s.end - s.begin));
        }
        for (const traced_mark& m : marks) {
            put(R"({{"ph":"i","s":"t","name":{},"pid":{},"tid":{},"ts":{}}})",
                json_text_of(m.of->what), process, first, to_microseconds(to_ticks(m.of->at_s)));
        }
    }

    // A number stands for one track in the whole trace, and never for a process as well: a track
    // with the number of its process would be taken for its main thread.
    void name_track(std::string_view lane, std::size_t index, std::size_t process) {
        const std::size_t track = next_track_++;
        const std::string name =
            index == 0 ? std::string(lane) : fmt::format("{} ({})", lane, index + 1);
        put(R"({{"ph":"M","name":"thread_name","pid":{},"tid":{},"args":{{"name":{}}}}})", process,
            track, json_text_of(name));
        put(R"({{"ph":"M","name":"thread_sort_index","pid":{},"tid":{},"args":{{"sort_index":{}}}}})",
            process, track, track);
    }

    void add_counter(const series& s, std::size_t process) {
        const std::string name = json_text_of(s.name);
        for (const auto& [at_s, value] : s.points) {
            if (!std::isfinite(value)) continue;
            put(R"({{"ph":"C","name":{},"pid":{},"ts":{},"args":{{"value":{}}}}})", name, process,
                to_microseconds(to_ticks(at_s)), value);
        }
    }

    const lesson_run& run_;
    std::string text_;
    std::size_t next_track_;
    bool is_first_ = true;
};

}  // namespace

std::string trace_document(const lesson_run& run) { return trace_writer(run).write(); }

}  // namespace asyncdemo
