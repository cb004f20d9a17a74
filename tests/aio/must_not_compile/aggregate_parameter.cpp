// g++ 12 destroys an aggregate twice that is written as a literal in the awaited expression.
#include <string>

#include "aio/task.hpp"

struct greeting {
#ifdef CORRECTED
    explicit greeting(std::string t) : text(std::move(t)) {}
#endif
    std::string text;
};

aio::task<std::size_t> length(greeting g) { co_return g.text.size(); }
