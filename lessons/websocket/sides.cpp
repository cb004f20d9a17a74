#include "lessons/websocket/sides.hpp"

#include "aio/gather.hpp"
#include "aio/task_group.hpp"
#include "lessons/websocket/door.hpp"
#include "lessons/websocket/killed_server.hpp"
#include "lessons/websocket/services.hpp"
#include "serving/blocking_websocket.hpp"
#include "serving/loop_websocket.hpp"
#include "stage/memory_each.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::websocket {

// [thread-per-connection]
void talk(stage& on, blocking_client socket) {
    auto client = open_websocket(std::move(socket), page);
    if (!client) return;
    while (const auto said = client->receive()) {  // this thread waits, maybe for hours
        ask(on, *said, "is saved", on[save]);
        client->send(reply_to(*said));
    }
}

void thread_per_connection(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    const memory_each memory(on);
    thread_group threads;
    for (integer i = 0; comes(on, i, on[idle]); ++i) {
        blocking_client client = port.accept();
        if (i == on[idle]) memory.report(on, "memory_each_kb", i);  // nobody has written yet
        threads.start([&on, c = std::move(client)]() mutable { talk(on, std::move(c)); });
    }
}
// [end]

// [coroutines, in-turn, together, save-first, reply-first]
aio::task<> reply_when_done(loop_client socket, const service& work) {
    auto client = co_await open_websocket(std::move(socket), page);
    if (!client) co_return;
    while (const auto said = co_await client->receive()) {  // the thread is free meanwhile
        co_await work(*said);
        co_await client->send(reply_to(*said));
    }
}

using conversation = aio::task<> (*)(loop_client, const service&);

aio::task<> talk_to_all(stage& on, integer idle_ones, conversation talk_to, const service& work) {
    loop_listener port(on);
    on.ready({port.port()});
    const memory_each memory(on);
    co_await aio::with_task_group([&](aio::task_group& conversations) -> aio::task<> {
        for (integer i = 0; comes(on, i, idle_ones); ++i) {
            loop_client client = co_await port.accept();
            if (i == idle_ones) memory.report(on, "memory_each_kb", i);
            conversations.spawn(talk_to(std::move(client), work));
        }
    });
}
// [end]

// [coroutines]
aio::task<> coroutines(stage& on) {
    const service saving = [&on](std::string_view message) {
        return ask_async(on, message, "is saved", on[save]);
    };
    co_await talk_to_all(on, on[idle], reply_when_done, saving);
}
// [end]

// [in-turn]
aio::task<> in_turn(stage& on) {
    const service process_then_log = [&on](std::string_view message) -> aio::task<> {
        co_await ask_async(on, message, "is processed", on[process]);
        co_await ask_async(on, message, "is logged", on[log]);  // not asked before
    };
    co_await talk_to_all(on, 0, reply_when_done, process_then_log);
}
// [end]

// [together]
aio::task<> together(stage& on) {
    const service process_and_log = [&on](std::string_view message) -> aio::task<> {
        co_await aio::gather(ask_async(on, message, "is processed", on[process]),
                             ask_async(on, message, "is logged", on[log]));  // asked at once
    };
    co_await talk_to_all(on, 0, reply_when_done, process_and_log);
}
// [end]

// [save-first]
aio::task<> serve_saving_first(stage& on, database_link& database) {
    const service saving = [&](std::string_view message) { return database.save(message); };
    co_await talk_to_all(on, 0, reply_when_done, saving);
}

void save_first(stage& on) { kill_in_last_save(on, serve_saving_first); }
// [end]

// [reply-first]
aio::task<> reply_at_once(loop_client socket, const service& work) {
    auto client = co_await open_websocket(std::move(socket), page);
    if (!client) co_return;
    while (const auto said = co_await client->receive()) {
        co_await client->send(reply_to(*said));  // it looks fast
        co_await work(*said);
    }
}

aio::task<> serve_replying_first(stage& on, database_link& database) {
    const service saving = [&](std::string_view message) { return database.save(message); };
    co_await talk_to_all(on, 0, reply_at_once, saving);
}

void reply_first(stage& on) { kill_in_last_save(on, serve_replying_first); }
// [end]

}  // namespace asyncdemo::lessons::websocket
