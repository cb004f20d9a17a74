// A server that is killed, really: it is a process of its own. Its database is the process that
// started it, and goes on, so what is saved outlives the server.
#pragma once

#include "aio/io/stream.hpp"
#include "aio/lock.hpp"
#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::websocket {

// [save-first, reply-first]
/// The server's connection to its database: a line for each message, and a byte back when that one
/// is saved. `on` outlives it.
class database_link {
public:
    /// `fd` stays the caller's. Throws `aio::error`.
    database_link(stage& on, int fd);

    /// Waits until the message is saved. Throws `aio::error`.
    aio::task<> save(std::string_view message);

private:
    stage& on_;
    aio::stream database_;
    aio::lock answer_;  // they come in the order of the messages
};

/// Runs `serve` in a child process and is the database for it. Half a save after everybody's last
/// message has come, it kills the server. Records a row for each message that was saved. Throws
/// `std::runtime_error` when the server ends before. For a side that has no loop or thread yet.
void kill_in_last_save(stage& on, aio::task<> (*serve)(stage&, database_link&));
// [end]

}  // namespace asyncdemo::lessons::websocket
