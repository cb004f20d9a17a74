#include "runner/python_interpreter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <utility>

#include "aio/error.hpp"
#include "aio/io/process.hpp"
#include "aio/timeout.hpp"

namespace asyncdemo {
namespace {

// It writes lines: the path of its file, major, minor, its version, and the modules that it has of
// those among its arguments.
constexpr auto question = R"(
import importlib.util, platform, sys
gil = getattr(sys, "_is_gil_enabled", lambda: True)()
name = f"{platform.python_implementation()} {platform.python_version()}"
print(sys.executable, *sys.version_info[:2], name + ("" if gil else " without a GIL"), sep="\n")
print(*filter(importlib.util.find_spec, sys.argv[1:]), sep="\n")
)";

constexpr std::pair oldest{3, 11};

constexpr std::chrono::seconds patience{20};

constexpr auto advice =
    "install python3 (3.11 or later), or name another interpreter by --python=/path/to/python3";

[[noreturn]] void refuse(const std::string& wanted, std::string_view what) {
    throw no_python(fmt::format("--python: {} {}: {}", wanted, what, advice));
}

aio::task<std::string> ask(std::string interpreter, std::vector<std::string> modules) {
    std::vector<std::string> arguments{"-I", "-c", question};  // isolated, as the sides are
    std::move(modules.begin(), modules.end(), std::back_inserter(arguments));
    aio::process python(interpreter, arguments);
    std::string answer;
    std::array<char, 1024> chunk{};
    for (;;) {
        const std::size_t count = co_await python.output().read(chunk);
        if (count == 0) break;
        answer.append(chunk.data(), count);
    }
    const aio::exit_status how = co_await python.wait();
    if (how.code != 0 || how.signal != 0) answer.clear();
    co_return answer;
}

python_interpreter read_answer(const std::string& wanted, const std::string& answer) {
    std::istringstream lines(answer);
    python_interpreter found;
    int major = 0;
    int minor = 0;
    std::getline(lines, found.path);
    lines >> major >> minor >> std::ws;
    std::getline(lines, found.version);
    const bool is_whole = !lines.fail();
    for (std::string module; lines >> module;) found.modules.push_back(module);
    if (!is_whole || found.path.empty()) refuse(wanted, "does not answer as Python does");
    if (std::pair(major, minor) < oldest) {
        refuse(wanted, fmt::format("is {}, which is too old", found.version));
    }
    return found;
}

}  // namespace

bool python_interpreter::has(std::string_view module) const {
    return std::find(modules.begin(), modules.end(), module) != modules.end();
}

aio::task<python_interpreter> look_up_python(std::string wanted, std::vector<std::string> modules) {
    std::string answer;
    try {
        answer = co_await aio::timeout(patience, ask(wanted, std::move(modules)));
    } catch (const aio::error& e) {
        refuse(wanted, fmt::format("can't be started ({})", e.code().message()));
    } catch (const aio::timed_out&) {
        refuse(wanted, "does not answer");
    }
    co_return read_answer(wanted, answer);
}

}  // namespace asyncdemo
