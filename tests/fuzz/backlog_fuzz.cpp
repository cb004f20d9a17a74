// The lines of /proc/net/tcp and tcp6.
#include <sstream>
#include <string>

#include "fuzz/target.hpp"
#include "serving/backlog.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    std::istringstream table{std::string(text)};
    for (const unaccepted_client& waiting : unaccepted_in(table, {9001, 9002})) {
        require(waiting.port == 9001 || waiting.port == 9002, "it waits at a port asked for");
        (void)to_string(waiting.from);
    }
}

}  // namespace asyncdemo::fuzz
