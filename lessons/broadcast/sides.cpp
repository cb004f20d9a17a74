#include "lessons/broadcast/sides.hpp"

#include "aio/gather.hpp"
#include "aio/task_group.hpp"
#include "lessons/broadcast/messages.hpp"
#include "lessons/broadcast/room.hpp"
#include "serving/loop_websocket.hpp"

namespace asyncdemo::lessons::broadcast {

// [in-turn, together, queue-each, live-list]
aio::task<> send_letters(guest& to) {
    while (const auto letter = co_await to.letters.get()) co_await to.connection.send(*letter);
    co_await to.connection.close(wire::websocket_code::policy, "too slow");
}

using broadcasting = aio::task<> (*)(room&, std::string_view message);

aio::task<> listen(stage& on, room& all, std::shared_ptr<guest> one, broadcasting pass_on) {
    all.connect(one);
    all.send_letter(one, greeting);
    while (const auto said = co_await one->connection.receive()) {
        const auto shown = show(on, *said);
        co_await pass_on(all, *said);
        all.send_letter(one, receipt(all.present().size()));
    }
    all.disconnect(one);
}

aio::task<> join(stage& on, room& all, loop_client client, broadcasting pass_on) {
    const std::shared_ptr<guest> one = co_await welcome(on, std::move(client));
    if (one) co_await aio::gather(listen(on, all, one, pass_on), send_letters(*one));
}

aio::task<> serve_room(stage& on, broadcasting pass_on) {
    loop_listener port(on);
    on.ready({port.port()});
    room all;
    co_await aio::with_task_group([&](aio::task_group& joined) -> aio::task<> {
        for (integer i = 0; comes(on, i); ++i) {
            loop_client client = co_await port.accept();
            joined.spawn(join(on, all, std::move(client), pass_on));
        }
    });
}
// [end]

// [in-turn]
aio::task<> send_in_turn(room& all, std::string_view message) {
    const guests now = all.snapshot();  // a copy: who comes or leaves meanwhile changes the list
    for (const auto& one : now) co_await one->connection.send(message);
}

aio::task<> in_turn(stage& on) { return serve_room(on, send_in_turn); }
// [end]

// [together]
aio::task<> send_together(room& all, std::string_view message) {
    const guests now = all.snapshot();
    std::vector<aio::task<>> sends;
    for (const auto& one : now) sends.push_back(one->connection.send(message));
    co_await aio::gather(std::move(sends));  // over when the slowest has it
}

aio::task<> together(stage& on) { return serve_room(on, send_together); }
// [end]

// [queue-each]
aio::task<> put_in_queues(room& all, std::string_view message) {
    const guests now = all.snapshot();
    for (const auto& one : now) all.send_letter(one, message);
    co_return;  // it has waited for nobody
}

aio::task<> queue_each(stage& on) { return serve_room(on, put_in_queues); }
// [end]

// [live-list]
aio::task<> send_over_live_list(room& all, std::string_view message) {
    for (std::size_t next = 0; next < all.present().size();) {
        const std::shared_ptr<guest> one = all.present()[next++];
        co_await one->connection.send(message);  // who leaves meanwhile moves the others up
    }
}

aio::task<> live_list(stage& on) { return serve_room(on, send_over_live_list); }
// [end]

}  // namespace asyncdemo::lessons::broadcast
