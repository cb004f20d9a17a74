// What those who knock are called, wherever they are told of: by the name that they told, or "guest
// 3". What somebody says of himself is the one thing that a client sends and that is shown.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// The host of "192.0.2.7:51234" or "[::1]:51234", without brackets; the whole text when there is
/// no port in it.
std::string_view host_of(std::string_view who);

/// Gives every client that is there a name that no other one has. Who comes again gets its old one,
/// if that is free.
class guest_names {
public:
    /// For the client at the address `who`, until it leaves. `told` is fit to be shown
    /// (`short_text`); empty when it told none.
    std::string enter(const std::string& who, const std::string& told);

    /// Who has that name is not there any more.
    void leave(const std::string& name) { present_.erase(name); }

    /// Somebody at that host says that he knocks now: the next client from there that tells no name
    /// has this one, if it comes soon.
    void announce(const std::string& host, const std::string& name);

private:
    std::string take_announced(const std::string& host, const std::string& told);
    [[nodiscard]] bool is_free(const std::string& name, std::string_view host) const;
    std::string take(const std::string& name, const std::string& who);
    std::string next_guest(const std::string& who);

    std::set<std::string> present_;
    std::map<std::string, std::string> owners_;                 // name -> the host that has it
    std::map<std::string, std::string> known_;                  // address -> the name that it had
    std::map<std::string, std::vector<std::string>> nameless_;  // host -> its guests
    struct announcement {
        std::string name;
        std::chrono::steady_clock::time_point made;
    };
    std::map<std::string, std::deque<announcement>> announced_;  // by host, the oldest first
    int guests_ = 0;
};

}  // namespace asyncdemo
