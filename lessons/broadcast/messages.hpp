// What is said in the room of `broadcast`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::broadcast {

/// To everyone who comes.
inline constexpr std::string_view greeting = "Welcome!";

/// To the one who said something, when it has been passed on.
std::string receipt(std::size_t people);

/// What is said when all that was said before is over.
inline constexpr std::string_view last_words = "That's all.";

/// A long message: "message 3: ...", from 1 on. A few of them are more than the system keeps for
/// somebody who doesn't read.
std::string message(integer number);

/// The part of it before the colon; all of it when there is none.
std::string_view name_of(std::string_view message);

/// Its number; 0 for what is none of these.
integer number_of(std::string_view message);

}  // namespace asyncdemo::lessons::broadcast
