#include "runner/own_executable.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "runner/ended_badly.hpp"

#ifdef __linux__
#include <sys/auxv.h>
#else
#include <uv.h>

#include <array>

#include "aio/error.hpp"
#endif

namespace asyncdemo {
namespace {

[[noreturn]] void give_up(std::string_view path) {
    throw ended_badly(
        ending::failed,
        fmt::format("can't find this program's own file, {}: without /proc it must stay where it "
                    "was started from",
                    path));
}

}  // namespace

#ifdef __linux__
std::string own_executable() {
    constexpr auto current = "/proc/self/exe";
    if (::access(current, X_OK) == 0) return current;
    // What the system was asked to execute (getauxval(3)).
    const auto* const started =
        reinterpret_cast<const char*>(::getauxval(AT_EXECFN));  // NOLINT(performance-no-int-to-ptr)
    if (started == nullptr || ::access(started, X_OK) != 0) {
        give_up(started == nullptr ? "which has no name" : started);
    }
    return started;
}
#else
std::string own_executable() {
    std::array<char, 4096> path{};
    std::size_t length = path.size();
    aio::check(uv_exepath(path.data(), &length), "find this program's own file");
    if (::access(path.data(), X_OK) != 0) give_up(path.data());
    return {path.data(), length};
}
#endif

}  // namespace asyncdemo
