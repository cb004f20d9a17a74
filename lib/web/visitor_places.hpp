// Who may have a connection: one machine can't take the places of all others.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "aio/io/stream.hpp"

namespace asyncdemo {

/// The other end of a connection.
struct peer {
    std::string host;  // its number; empty when it has gone already
    bool is_own_machine = false;
};

/// That of a TCP connection.
peer peer_of(aio::stream& connection);

/// Places for connections. Must outlive those that were taken.
class visitor_places {
public:
    /// `all` in all, `of_one_machine` at most for each other machine; `kept` are for this machine
    /// alone, where the server's owner sits. A machine is known by its address, so what comes by
    /// way of one router may be one machine here.
    visitor_places(std::size_t all, std::size_t of_one_machine, std::size_t kept)
        : all_(all), of_one_machine_(of_one_machine), kept_(kept) {}
    visitor_places(const visitor_places&) = delete;
    visitor_places& operator=(const visitor_places&) = delete;

    /// Given back when destroyed.
    class [[nodiscard]] place {
    public:
        place(visitor_places& of, std::string host) : of_(&of), host_(std::move(host)) {}
        place(place&& other) noexcept
            : of_(std::exchange(other.of_, nullptr)), host_(std::move(other.host_)) {}
        place& operator=(place&&) = delete;
        ~place() {
            if (of_ != nullptr) of_->give_back(host_);
        }

    private:
        visitor_places* of_;
        std::string host_;
    };

    /// A place for a connection of `who`, if there is one.
    std::optional<place> take(const peer& who);

private:
    [[nodiscard]] bool has_room_for(const peer& who) const;
    void give_back(const std::string& host) noexcept;

    std::size_t all_;
    std::size_t of_one_machine_;
    std::size_t kept_;
    std::size_t taken_ = 0;
    std::map<std::string, std::size_t, std::less<>> by_host_;
};

}  // namespace asyncdemo
