// What the sides of `semaphore` call.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::semaphore {

/// Serves as many calls at a time as it allows and refuses the others. Saying no takes time, too.
class service {
public:
    /// `on` outlives it.
    explicit service(stage& on) : on_(on) {}

    /// The call of that number, from 1 on: until it is answered or refused.
    aio::task<> call(integer number);

    /// Records how many calls it has served, and how many it has refused.
    void report() const;

private:
    stage& on_;
    integer in_flight_ = 0;
    integer served_ = 0;
    integer refused_ = 0;
};

}  // namespace asyncdemo::lessons::semaphore
