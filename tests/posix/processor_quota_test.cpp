#include "posix/processor_quota.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <utility>

using namespace asyncdemo;

namespace {

/// The root of a system that has these files.
class system_with {
public:
    system_with(std::initializer_list<std::pair<std::string, std::string>> files) {
        std::string name = std::filesystem::temp_directory_path() / "asyncdemo-quota-XXXXXX";
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        root_ = name;
        for (const auto& [path, content] : files) {
            std::filesystem::create_directories((root_ / path).parent_path());
            std::ofstream(root_ / path) << content;
        }
    }
    system_with(const system_with&) = delete;
    system_with& operator=(const system_with&) = delete;
    ~system_with() { std::filesystem::remove_all(root_); }

    [[nodiscard]] std::optional<double> quota() const { return processor_quota(root_.string()); }

private:
    std::filesystem::path root_;
};

}  // namespace

TEST_CASE("a quota is told in processors") {
    CHECK(system_with{{"proc/self/cgroup", "0::/\n"}, {"sys/fs/cgroup/cpu.max", "50000 100000\n"}}
              .quota() == 0.5);
    CHECK(system_with{{"proc/self/cgroup", "0::/some/group\n"},
                      {"sys/fs/cgroup/some/group/cpu.max", "150000 100000\n"}}
              .quota() == 1.5);
}

TEST_CASE("the strictest quota holds, of whichever group above") {
    CHECK(system_with{{"proc/self/cgroup", "0::/outer/inner\n"},
                      {"sys/fs/cgroup/outer/cpu.max", "100000 100000\n"},
                      {"sys/fs/cgroup/outer/inner/cpu.max", "300000 100000\n"}}
              .quota() == 1);
    CHECK(system_with{{"proc/self/cgroup", "0::/outer/inner\n"},
                      {"sys/fs/cgroup/outer/cpu.max", "max 100000\n"},
                      {"sys/fs/cgroup/outer/inner/cpu.max", "300000 100000\n"}}
              .quota() == 3);
}

TEST_CASE("the older kind of control groups has quotas, too") {
    CHECK(system_with{{"proc/self/cgroup", "7:memory:/box\n4:cpu,cpuacct:/box\n0::/\n"},
                      {"sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "200000\n"},
                      {"sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n"}}
              .quota() == 2);
    CHECK_FALSE(system_with{{"proc/self/cgroup", "4:cpu,cpuacct:/box\n"},
                            {"sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "-1\n"},
                            {"sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n"}}
                    .quota());
}

TEST_CASE("where no quota is told there is none") {
    CHECK_FALSE(system_with{}.quota());
    CHECK_FALSE(system_with{{"proc/self/cgroup", "0::/\n"}}.quota());
    CHECK_FALSE(
        system_with{{"proc/self/cgroup", "0::/\n"}, {"sys/fs/cgroup/cpu.max", "max 100000\n"}}
            .quota());
    CHECK_FALSE(system_with{{"proc/self/cgroup", "nonsense\n::\n"}}.quota());
}
