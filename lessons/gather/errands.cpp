#include "lessons/gather/errands.hpp"

#include "lessons/gather/sides.hpp"

namespace asyncdemo::lessons::gather {

std::vector<errand> errands(const settings& chosen) {
    if (chosen[tasks] == 0) return {{"A", chosen[a]}, {"B", chosen[b]}};
    std::vector<errand> all;
    for (integer i = 1; i <= chosen[tasks]; ++i) {
        all.push_back({fmt::format("task {}", i), chosen[each]});
    }
    return all;
}

}  // namespace asyncdemo::lessons::gather
