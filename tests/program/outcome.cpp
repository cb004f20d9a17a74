#include "program/outcome.hpp"

#include <utility>

namespace asyncdemo {

std::ostream& operator<<(std::ostream& to, const outcome& o) {
    to << "exit code " << o.exit_code;
    if (o.was_too_slow) to << ", killed at the deadline";
    if (!o.left_over.empty()) to << ", " << o.left_over.size() << " processes left over";
    to << ", after " << o.wall.count() << " s\n";
    for (const auto& [name, text] :
         {std::pair("stdout", &o.out), {"stderr", &o.err}, {"terminal", &o.terminal}}) {
        if (!text->empty()) to << "--- " << name << "\n" << text->substr(0, 4000) << "\n";
    }
    return to;
}

}  // namespace asyncdemo
