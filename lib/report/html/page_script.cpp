#include "report/html/page_script.hpp"

#include <string>

#include "report/html/script_files.hpp"

namespace asyncdemo {

std::string_view page_script() {
    static const std::string all = std::string(drawing_parts_script())
                                       .append(drawing_script())
                                       .append(player_script())
                                       .append(vote_script());
    return all;
}

}  // namespace asyncdemo
