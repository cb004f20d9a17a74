// The host of those who knock from a phone: gives each a name of its own, says when its knock
// comes, and tells it what becomes of it; and everybody, what happens to all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/serve/guest_names.hpp"
#include "lesson/lesson.hpp"
#include "lesson/recording.hpp"
#include "report/json/picture_feed.hpp"
#include "stage/event.hpp"
#include "web/audience.hpp"

namespace asyncdemo {

class knock_host final : audience_watcher {
public:
    /// Both outlive it.
    knock_host(const lesson& of, guest_names& names) : of_(of), names_(names) {}
    knock_host(const knock_host&) = delete;
    knock_host& operator=(const knock_host&) = delete;

    /// For the server that has the page.
    [[nodiscard]] audience& people() { return people_; }

    /// The server of that side is open, at these ports.
    void open(const side& of, std::vector<std::uint16_t> ports);

    /// Its server has ended: nobody waits any more.
    void close();

    /// A client waits and is not accepted, in that lane.
    void knocked(const std::string& lane);

    /// What becomes of the client in that lane.
    void saw(const std::string& lane, const client_seen& c);

    /// Tells what has changed since the last time: the picture of what was recorded of this side,
    /// and to each its place in the line. `corrections` as of the recorder.
    void tell(const recording& so_far, const std::vector<std::string>& line, int corrections);

private:
    /// What somebody's phone knows of their knock.
    struct knock {
        std::string doing = "idle";  // "knocking", "waiting", "in hand", "over"
        std::string what = {};       // in the server's words
        double took_s = 0;           // when it is over
        std::size_t place = 0;       // in the line, from 1 on; 0: not in it
        std::size_t waiting = 0;     // in the line, all in all
    };
    struct seat {
        audience_member* at;
        std::string told = {};  // as they call themselves
        std::string name = {};  // of their lane
        knock last = {};
        bool has_news = false;
    };

    void joined(audience_member& who) override;
    void said(audience_member& who, std::string_view text) override;
    void left(audience_member& who) override;
    std::vector<std::string> catch_up(const audience_member& who) override;

    void begin_knock(seat& by, const std::string& told);
    [[nodiscard]] std::string free_name(const std::string& told) const;
    seat* seat_of(const std::string& lane);
    void tell_places(const std::vector<std::string>& line);
    void tell_picture(const recording& so_far, int corrections);
    [[nodiscard]] std::string door_message() const;
    static std::string message_for(const seat& s);

    const lesson& of_;
    guest_names& names_;
    const side* side_ = nullptr;  // that is open
    std::vector<std::uint16_t> ports_;
    audience people_{*this};
    std::map<std::uint64_t, seat> seats_;           // by the number of their member
    std::map<std::string, std::uint64_t> by_name_;  // name of a lane -> whose
    std::optional<picture_feed> picture_;
    double picture_from_s_ = 0;
    int picture_corrections_ = 0;
};

}  // namespace asyncdemo
