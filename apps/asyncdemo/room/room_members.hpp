// Who is in a room, and who was: known by a token, so that whoever comes back has their place.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asyncdemo {

/// A person in a room, from 0 to `most_members`.
using member_number = std::size_t;

/// How many a room remembers. Beyond that it forgets those who have left without a vote.
inline constexpr std::size_t most_members = 5000;

/// A token that nobody can guess.
std::string random_token();

class room_members {
public:
    /// Tokens come from there.
    explicit room_members(std::function<std::string()> make_token = random_token)
        : make_token_(std::move(make_token)) {}

    /// Somebody comes, by one more connection: whoever the token belongs to, else a new person.
    /// Nothing when the room is full.
    std::optional<member_number> join(std::string_view token);

    /// One of the person's connections is gone.
    void leave(member_number who);

    /// As typed: `short_text` makes a name of it.
    void rename(member_number who, std::string_view typed);

    /// The person's place is kept from now on, also while they are away.
    void note_vote(member_number who) { all_[who].has_voted = true; }

    [[nodiscard]] const std::string& token(member_number who) const { return all_[who].token; }
    [[nodiscard]] const std::string& name(member_number who) const { return all_[who].name; }
    [[nodiscard]] bool is_here(member_number who) const { return all_[who].connections > 0; }

    /// How many people are here, by however many connections.
    [[nodiscard]] std::size_t here() const { return here_; }

    /// The names of those who are here and have one, those who came last first.
    [[nodiscard]] std::vector<std::string> names_here(std::size_t most) const;

private:
    struct member {
        std::string token;
        std::string name;
        std::size_t connections = 0;
        bool has_voted = false;
    };

    std::optional<member_number> free_number();

    std::function<std::string()> make_token_;
    std::vector<member> all_;
    std::map<std::string, member_number, std::less<>> by_token_;
    std::size_t here_ = 0;
};

}  // namespace asyncdemo
