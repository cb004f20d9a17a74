// What `backpressure` judges its sides by where a line does not do. Most of it can't be said where
// the producer is hardly faster than the consumer.
#pragma once

#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::backpressure {

/// True when more is left without a bound than a bounded queue has places. Otherwise a bound makes
/// no difference.
bool outgrows_capacity(const settings& chosen);

finding accounts_for_every_item(const side_view& side);
finding stays_short_without_bound(const side_view& side);
finding depth_grows(const side_view& side);
finding age_grows(const side_view& side);
finding memory_grows(const side_view& side);
finding producer_is_held_back(const side_view& side);
finding is_fresher_than_dropping_newest(const side_view& side);

}  // namespace asyncdemo::lessons::backpressure
