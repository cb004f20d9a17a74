// What `startup` judges its sides by where a line does not do, and when.
#pragma once

#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::startup {

/// Judges where enough requests come while the new server warms up.
claim_judge if_some_come_meanwhile(claim_judge claimed);

/// Judges where the old server has enough in hand when it is stopped.
claim_judge if_some_are_in_hand(claim_judge claimed);

/// Each answer that a client got is one that a server gave.
finding agrees_with_servers(const side_view& side);

/// Whoever asks before it is ready gets a 500.
finding answers_500_before_it_is_ready(const side_view& side);

/// Whoever comes while the door is closed is refused.
finding refuses_while_it_is_closed(const side_view& side);

finding cuts_off_what_is_in_hand(const side_view& side);
finding cuts_off_nothing_else(const side_view& side);

/// Not one, if the system can lead connections to one of two servers.
finding loses_none_at_shared_port(const side_view& side);

finding loses_only_what_was_not_accepted(const side_view& side);

}  // namespace asyncdemo::lessons::startup
