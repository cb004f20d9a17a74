#include "lessons/catalog.hpp"

#include <algorithm>

namespace asyncdemo {

const catalog_entry* find(const catalog& among, std::string_view name) {
    const auto found = std::find_if(among.begin(), among.end(), [name](const catalog_entry& e) {
        return e.lesson.name == name;
    });
    return found == among.end() ? nullptr : &*found;
}

}  // namespace asyncdemo
