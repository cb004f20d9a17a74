// Which characters the parts of a head may have (RFC 9110, 5.6.2; RFC 3986), by a look into a
// table.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace wire {

/// Some of the 256 characters.
class character_set {
public:
    /// Letters and digits of ASCII, and those in `others`.
    explicit constexpr character_set(std::string_view others) {
        for (char c = '0'; c <= '9'; ++c) add(c);
        for (char c = 'A'; c <= 'Z'; ++c) add(c);
        for (char c = 'a'; c <= 'z'; ++c) add(c);
        for (const char c : others) add(c);
    }

    /// With those from `first` to `last`, by their codes.
    [[nodiscard]] constexpr character_set and_between(char first, char last) const {
        character_set more = *this;
        for (int c = static_cast<unsigned char>(first); c <= static_cast<unsigned char>(last);
             ++c) {
            more.add(static_cast<char>(c));
        }
        return more;
    }

    [[nodiscard]] constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

    /// True when the text has no other characters.
    [[nodiscard]] constexpr bool has_all(std::string_view text) const {
        return std::all_of(text.begin(), text.end(), [this](char c) { return has(c); });
    }

private:
    constexpr void add(char c) { has_[static_cast<unsigned char>(c)] = true; }

    std::array<bool, 256> has_{};
};

/// Of a method, and of the name of a field.
inline constexpr character_set token_characters("!#$%&'*+-.^_`|~");

/// Of a host's name or address, without the colons and brackets of IPv6. No comma: it is one host.
inline constexpr character_set host_characters("-._~%!$&'()*+;=");

/// Of a target, and a few that clients send as they are. No '#': a fragment stays with the client.
inline constexpr character_set target_characters("-._~%!$&'()*+,;=:@/?[]\"<>\\^`{|}");

/// Of a field's value: all but what controls. A line end or a NUL would break the message.
inline constexpr character_set value_characters =
    character_set("\t").and_between(' ', '~').and_between('\x80', '\xff');

}  // namespace wire
