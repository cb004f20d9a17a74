// What `flow-control` judges its sides by where a line does not do. Little can be said where the
// service passes on nearly as much as it is sent.
#pragma once

#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::flow_control {

/// How long the upload takes at least when the client has to wait for a queue with a bound.
seconds held_back(const settings& chosen);

/// True when the service is so much slower that a bound makes a difference.
bool is_held_back(const settings& chosen);

/// By number: each item was accepted and then passed on, once, or refused and not passed on.
finding accounts_for_every_item(const side_view& side);

/// What was sent and can't have been passed on by the end of the upload, is there.
finding piles_up_in_service(const side_view& side);
finding passes_on_ever_older_items(const side_view& side);
finding fills_memory(const side_view& side);

/// Nobody waits for answers, so the upload is slow only if the client can't write.
finding slows_the_writing(const side_view& side);

/// What finds the queue full is refused, and nothing else.
finding refuses_what_has_no_room(const side_view& side);

/// No answer where items come so fast that the machine itself holds the client back.
finding holds_back_less(const side_view& side);

}  // namespace asyncdemo::lessons::flow_control
