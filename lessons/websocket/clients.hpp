// The clients of `websocket`, in a process of their own: some who only listen, and some who write.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::websocket {

/// Connects the idle ones, then those who write, and lets all of these write at once, each several
/// messages in a row. Records a row for each reply, how many came in order (`replies`), and when
/// the last one came after everybody wrote (`last_s`). A server that goes away is the end.
aio::task<> listen_and_write(stage& on);

/// The same without idle ones.
aio::task<> only_write(stage& on);

}  // namespace asyncdemo::lessons::websocket
