// A literal binds to a reference to const as well, and is destroyed twice all the same.
#include <string>

#include "aio/task.hpp"

struct greeting {
    std::string text;
};

#ifdef CORRECTED
aio::task<std::size_t> length(greeting& g) { co_return g.text.size(); }
#else
aio::task<std::size_t> length(const greeting& g) { co_return g.text.size(); }
#endif
