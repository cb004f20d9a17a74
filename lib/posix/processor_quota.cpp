#include "posix/processor_quota.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

namespace asyncdemo {
namespace {

// Where a kind of control groups is mounted, and the group of this process in it.
struct membership {
    std::string mounted_at;
    std::string group;  // "/" or "/user/some"
    bool is_v2 = false;
};

// A line of /proc/self/cgroup, such as "0::/group" or "4:cpu,cpuacct:/group" (cgroups(7)).
std::optional<membership> parse_membership(std::string_view line) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const std::string controllers(line.substr(first + 1, second - first - 1));
    std::string group(line.substr(second + 1));
    if (controllers.empty()) return membership{"/sys/fs/cgroup", std::move(group), true};
    std::istringstream names(controllers);
    for (std::string name; std::getline(names, name, ',');) {
        if (name == "cpu") return membership{"/sys/fs/cgroup/" + controllers, std::move(group)};
    }
    return std::nullopt;
}

std::optional<double> share_of(std::istream& figures) {
    double quota = 0;
    double period = 0;
    // "max" and -1 are no quota.
    if (!(figures >> quota >> period) || quota <= 0 || period <= 0) return std::nullopt;
    return quota / period;
}

std::string content_of(const std::string& path) {
    const std::ifstream file(path);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::optional<double> quota_of(const std::string& directory, bool is_v2) {
    std::istringstream figures(is_v2 ? content_of(directory + "/cpu.max")
                                     : content_of(directory + "/cpu.cfs_quota_us") + " " +
                                           content_of(directory + "/cpu.cfs_period_us"));
    return share_of(figures);
}

std::optional<double> stricter(std::optional<double> a, std::optional<double> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

// The quotas of the groups above hold as well.
std::optional<double> strictest(const membership& in, const std::string& root) {
    const std::string top = root + in.mounted_at;
    std::optional<double> least;
    for (std::string group = in.group; !group.empty(); group.resize(group.rfind('/'))) {
        if (group != "/") {
            least = stricter(least, quota_of(std::string(top).append(group), in.is_v2));
        }
    }
    return stricter(least, quota_of(top, in.is_v2));
}

}  // namespace

std::optional<double> processor_quota(const std::string& root) {
    std::optional<double> least;
    std::ifstream groups(root + "/proc/self/cgroup");
    for (std::string line; std::getline(groups, line);) {
        if (const auto in = parse_membership(line)) least = stricter(least, strictest(*in, root));
    }
    return least;
}

}  // namespace asyncdemo
