// Several listening sockets at one port: the system shares the connections out to them. And how
// many connections wait at one. What systems have of it differs, so it is all in one place.
#pragma once

#include <cstddef>
#include <optional>

namespace aio {

/// Lets the socket have its port together with others that say so as well; to be called before it
/// is bound. Linux gives each of them its share of the connections, other systems give all to the
/// newest. Throws `error`.
void share_port(int socket);

/// Leads whoever connects from now on to the second of the sockets that have this one's port, in
/// the order in which they began to listen. Who has connected before stays where it is. Does
/// nothing where the system can't. Throws `error`.
void lead_to_second(int socket);

/// Whether it can: Linux can.
#ifdef __linux__
inline constexpr bool can_lead_to_second = true;
#else
inline constexpr bool can_lead_to_second = false;
#endif

/// How many have connected to a listening socket and were not accepted. Nothing where the system
/// does not tell (it is no Linux).
std::optional<std::size_t> count_waiting(int socket);

}  // namespace aio
