// Both ends of a queue, for its tests: an item is a character.
#pragma once

#include <optional>
#include <string>

#include "aio/queue.hpp"
#include "aio/task.hpp"

namespace test {

inline aio::task<> put_all(aio::queue<char>& q, std::string items) {
    for (const char item : items) co_await q.put(item);
}

/// Until the queue is closed and empty.
inline aio::task<> get_all(aio::queue<char>& q, std::string& into) {
    while (const std::optional<char> item = co_await q.get()) into += *item;
}

/// Takes what is in it, without waiting.
inline std::string what_is_in(aio::queue<char>& q) {
    std::string items;
    while (const std::optional<char> item = q.try_get()) items += *item;
    return items;
}

}  // namespace test
