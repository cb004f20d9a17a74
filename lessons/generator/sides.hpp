// Fibonacci numbers, all at once or one by one: how many there are, and the ways to hand them out.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::generator {

inline constexpr parameter<integer> length{"length", 30'000, 10'000, 1'000'000,
                                           "numbers in the list"};
inline constexpr parameter<integer> take{"take", 10'000, 3, 10'000, "numbers that are read"};
inline constexpr parameter<duration> each{"each", 50us, 1us, 10ms, "time to compute one number"};

void use_list(stage& on);
void use_generator(stage& on);
void use_collected(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::generator
