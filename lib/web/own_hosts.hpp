// Whom a web server takes for its own pages. A browser lets any page ask any server, and names in
// `Origin` whose page that is. It also takes a stranger's word for which address a name has (DNS
// rebinding), so a name that the stranger chose is no host of ours, though it leads here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/http_message.hpp"

namespace asyncdemo {

/// The names of this server. A number (an address of IPv4, or one of IPv6 in brackets) and
/// "localhost" are always among them: nobody can make them lead elsewhere.
class own_hosts {
public:
    explicit own_hosts(std::vector<std::string> names);

    /// That of this machine, as the system has it and as its network may know it: "laptop",
    /// "laptop.local".
    static own_hosts of_this_machine();

    /// True for one of them, with a port or without, in whatever case: "laptop:8080",
    /// "[::1]:8080". That is what a field `Host` has.
    [[nodiscard]] bool has(std::string_view host) const;

    /// True when it is for one of them and asked by a page that came from the same. Who says of no
    /// page that it asks is no browser, and is none of ours either.
    [[nodiscard]] bool is_from_own_page(const wire::http_request& asked) const;

private:
    std::vector<std::string> names_;
};

}  // namespace asyncdemo
