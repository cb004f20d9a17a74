// The interpreter that runs the sides in Python: which one, and whether it will do.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "aio/task_fwd.hpp"

namespace asyncdemo {

struct python_interpreter {
    std::string path = {};                  // of its file
    std::string version = {};               // "CPython 3.11.2", "CPython 3.14.0 without a GIL"
    std::vector<std::string> modules = {};  // those that it has of the ones asked for

    [[nodiscard]] bool has(std::string_view module) const;
};

/// There is none, or none that will do; the text says what to install.
class no_python : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Asks an interpreter, a path or a name looked up in PATH, what it is, and which of these modules
/// it has. The one that answers may stand behind what was found (a shim). Throws `no_python`, also
/// for one that is older than 3.11.
aio::task<python_interpreter> look_up_python(std::string wanted, std::vector<std::string> modules);

}  // namespace asyncdemo
