#include "aio/shield.hpp"

#include "aio/loop.hpp"

namespace aio {

shielding::shielding() : job_(job::running()), is_outermost_(!job_.is_shielded_) {
    if (!is_outermost_) return;
    job_.is_shielded_ = true;
    job_.cancelled_behind_shield_ = std::exchange(job_.cancel_requested_, false);
    loop::current().add_shield(*this);
}

shielding::~shielding() { lift(); }

void shielding::lift() noexcept {
    if (!is_outermost_) return;
    unlink();
    job_.is_shielded_ = false;
    if (std::exchange(job_.cancelled_behind_shield_, false)) job_.cancel();
}

}  // namespace aio
