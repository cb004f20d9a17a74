// As much of a room as a crowd needs: it asks one question all the time, and tells everybody about
// a picture that grows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "aio/clock.hpp"
#include "aio/task.hpp"
#include "web/audience.hpp"

namespace asyncdemo::crowd {

class small_room : public audience_watcher {
public:
    void joined(audience_member&) override {}
    void said(audience_member& who, std::string_view text) override;
    void left(audience_member&) override {}
    std::vector<std::string> catch_up(const audience_member& who) override;

    /// Tells `people` something of 300 bytes, every so often, until cancelled.
    static aio::task<> grow(audience& people, aio::duration between);

    /// Whose members these are; before anybody joins.
    void set_audience(audience& people) { people_ = &people; }

    [[nodiscard]] std::size_t votes() const noexcept { return votes_; }
    [[nodiscard]] std::size_t joins() const noexcept { return joins_; }

private:
    audience* people_ = nullptr;
    std::size_t votes_ = 0;
    std::size_t joins_ = 0;
};

}  // namespace asyncdemo::crowd
