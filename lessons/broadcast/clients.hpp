// The people in the room of `broadcast`, in a process of their own.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::broadcast {

/// Who in the order of coming, from 1 on, stops reading for a while; as many come before as after.
integer slow_one(const settings& chosen);

/// How much later the next message is said.
duration between_messages(const settings& chosen);

/// Everybody joins. The slow one stops reading, and in the first half of that time others say
/// something; then the first one leaves and another one comes. When the slow one has read on and
/// heard it all, or was dropped, the last one says the last words. Records a row for each who was
/// there all the time and read on, with what they heard and how long they waited at worst; who
/// heard the last words; and how the slow one ended.
aio::task<> be_in_room(stage& on);

}  // namespace asyncdemo::lessons::broadcast
