// The service of `flow-control`: the same on every side, so that what differs is how an item is
// taken in.
#pragma once

#include "lessons/flow-control/intake.hpp"
#include "serving/loop_http.hpp"

namespace asyncdemo::lessons::flow_control {

/// Takes in the items of a client until it has gone.
using taker = aio::task<> (*)(intake&, loop_http_client&);

/// Passes on what comes in, at its own pace, until nothing more comes.
aio::task<> pass_on(intake& from);

/// Who passes items on: the service, as long as it runs, or whoever takes them in.
enum class consumer { of_service, of_client };

/// A whole side: one client, from whom `take` takes in the items, into a queue that has `room`.
aio::task<> serve_upload(stage& on, std::size_t room, taker take,
                         consumer whose = consumer::of_service);

/// The answers to an item.
wire::http_response accepted();
wire::http_response try_again_later();

}  // namespace asyncdemo::lessons::flow_control
