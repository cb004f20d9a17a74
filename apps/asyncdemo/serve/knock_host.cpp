#include "asyncdemo/serve/knock_host.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "asyncdemo/serve/recent_part.hpp"
#include "report/json/json_shape.hpp"
#include "report/short_text.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

using message = nlohmann::ordered_json;

std::string text_of(const message& m) {
    return m.dump(-1, ' ', false, message::error_handler_t::replace);
}

std::string error_message(std::string_view text) {
    return text_of({{"kind", "error"}, {"text", text}});
}

/// All that a phone says: that it wants to knock, and how its owner is called.
struct said_fields {
    std::string kind;
    std::string name;
};

said_fields read_said(std::string_view text) {
    said_fields f;
    const auto into = [](std::string& to) {
        return json_shape::scalar([&to](json_scalar v) { to = to_text(std::move(v)); });
    };
    read_json(text, json_shape::object({{"kind", into(f.kind)}, {"name", into(f.name), false}}));
    if (f.kind != "knock") throw bad_document("kind: can be knock");
    return f;
}

}  // namespace

void knock_host::open(const side& of, std::vector<std::uint16_t> ports) {
    side_ = &of;
    ports_ = std::move(ports);
    picture_.reset();
    people_.tell_all(door_message());
}

void knock_host::close() {
    for (auto& [number, s] : seats_) {
        if (s.last.doing == "idle" || s.last.doing == "over") continue;
        s.last = {.doing = "over", .what = "cut off: another side was opened"};
        people_.tell(*s.at, message_for(s));
    }
}

void knock_host::knocked(const std::string& lane) {
    seat* const s = seat_of(lane);
    if (s == nullptr) return;
    s->last = {.doing = "waiting", .what = "the server has not accepted you yet"};
    s->has_news = true;
}

void knock_host::saw(const std::string& lane, const client_seen& c) {
    seat* const s = seat_of(lane);
    if (s == nullptr || c.state == client_state::idle) return;
    const bool is_over = c.state == client_state::over;
    s->last.doing = is_over ? "over" : c.state == client_state::waiting ? "waiting" : "in hand";
    s->last.what = c.what;
    s->last.took_s = is_over ? static_cast<double>(c.at_ns - c.since_ns) / 1e9 : 0;
    s->has_news = true;
}

void knock_host::tell(const recording& so_far, const std::vector<std::string>& line,
                      int corrections) {
    if (people_.size() == 0) return;
    tell_places(line);
    tell_picture(so_far, corrections);
}

void knock_host::tell_places(const std::vector<std::string>& line) {
    std::map<std::string_view, std::size_t> places;
    for (const std::string& lane : line) places.emplace(lane, places.size() + 1);
    for (auto& [number, s] : seats_) {
        const auto found = places.find(s.name);
        const std::size_t place = found == places.end() ? 0 : found->second;
        const std::size_t waiting = place == 0 ? 0 : line.size();
        const bool has_moved = place != s.last.place || waiting != s.last.waiting;
        s.last.place = place;
        s.last.waiting = waiting;
        if (std::exchange(s.has_news, false) || has_moved) people_.tell(*s.at, message_for(s));
    }
}

// Only what is recent: so it stays small however long the server is open.
void knock_host::tell_picture(const recording& so_far, int corrections) {
    const double from_s = begin_of_recent(so_far.wall_s);
    lesson_run scene;
    scene.of = &of_;
    scene.was_served = true;
    scene.sides.push_back({side_, {part_from(so_far, from_s)}});
    std::string news;
    if (picture_ && from_s == picture_from_s_ && corrections == picture_corrections_) {
        news = picture_->update(scene);
    } else {
        picture_.emplace(scene, recent_s);
        picture_from_s_ = from_s;
        picture_corrections_ = corrections;
        news = picture_->snapshot();
    }
    if (!news.empty()) people_.tell_all(news);
}

void knock_host::joined(audience_member& who) {
    seats_.emplace(who.number(), seat{&who});
    people_.bring_up_to_date(who);
}

void knock_host::left(audience_member& who) {
    const auto found = seats_.find(who.number());
    if (found == seats_.end()) return;
    by_name_.erase(found->second.name);
    seats_.erase(found);
}

std::vector<std::string> knock_host::catch_up(const audience_member& who) {
    std::vector<std::string> all;
    if (side_ != nullptr) all.push_back(door_message());
    if (picture_) all.push_back(picture_->snapshot());
    const auto found = seats_.find(who.number());
    if (found != seats_.end()) all.push_back(message_for(found->second));
    return all;
}

void knock_host::said(audience_member& who, std::string_view text) {
    const auto found = seats_.find(who.number());
    if (found == seats_.end()) return;
    try {
        begin_knock(found->second, short_text(read_said(text).name));
    } catch (const bad_document& e) {
        people_.tell(who, error_message(e.what()));
    } catch (const bad_value& e) {
        people_.tell(who, error_message(e.what()));
    }
}

// The phone knocks when it hears that: then its name is known before it comes.
void knock_host::begin_knock(seat& by, const std::string& told) {
    if (by.name.empty() || told != by.told) {
        by_name_.erase(by.name);
        by.told = told;
        by.name = free_name(told);
        by_name_.emplace(by.name, by.at->number());
    }
    names_.announce(by.at->at().host, by.name);
    by.last = {.doing = "knocking"};
    people_.tell(*by.at, message_for(by));
}

std::string knock_host::free_name(const std::string& told) const {
    constexpr std::size_t room_for_number = 4;
    const std::string before =
        told.empty() ? "phone" : shorten(told, longest_text - room_for_number, "");
    std::string name = told.empty() ? "phone 1" : told;
    for (int i = 2; by_name_.contains(name); ++i) name = fmt::format("{} {}", before, i);
    return name;
}

knock_host::seat* knock_host::seat_of(const std::string& lane) {
    const auto found = by_name_.find(lane);
    return found == by_name_.end() ? nullptr : &seats_.find(found->second)->second;
}

std::string knock_host::door_message() const {
    const std::string_view how = of_.serve.by_browser;
    const std::size_t blank = how.find(' ');
    return text_of({{"kind", "door"},
                    {"lesson", of_.name},
                    {"side", {{"name", side_->name}, {"about", side_->about}}},
                    {"ports", ports_},
                    {"method", how.substr(0, blank)},
                    {"target", how.substr(blank + 1)}});
}

std::string knock_host::message_for(const seat& s) {
    return text_of({{"kind", "you"},
                    {"name", s.name},
                    {"doing", s.last.doing},
                    {"what", s.last.what},
                    {"took_s", s.last.took_s},
                    {"place", s.last.place},
                    {"waiting", s.last.waiting}});
}

}  // namespace asyncdemo
