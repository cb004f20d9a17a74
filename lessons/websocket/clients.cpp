#include "lessons/websocket/clients.hpp"

#include <stdexcept>

#include "aio/gather.hpp"
#include "lessons/websocket/services.hpp"
#include "lessons/websocket/sides.hpp"
#include "serving/websocket_caller.hpp"

namespace asyncdemo::lessons::websocket {
namespace {

class crowd {
public:
    explicit crowd(stage& on) : on_(on) {}

    aio::task<> connect(integer how_many) {
        const aio::endpoint server{.port = on_.port(0)};
        connections_.reserve(connections_.size() + static_cast<std::size_t>(how_many));
        for (integer i = 0; i < how_many; ++i) {
            connections_.push_back(co_await websocket_caller::call(server));
        }
    }

    aio::task<> write_at_once() {
        began_ = on_.now();
        std::vector<aio::task<>> all;
        for (integer person = 1; person <= on_[people]; ++person) all.push_back(write(person));
        co_await aio::gather(std::move(all));
        on_.metric("replies", replies_);
        on_.metric("last_s", last_);
    }

private:
    // Those who write have come last.
    websocket_caller& server_of(integer person) {
        return connections_[connections_.size() - static_cast<std::size_t>(person)];
    }

    aio::task<> write(integer person) {
        websocket_caller& server = server_of(person);
        for (integer i = 1; i <= on_[messages]; ++i) co_await server.send(message_of(person, i));
        for (integer i = 1; i <= on_[messages]; ++i) {
            const auto reply = co_await server.receive();
            if (!reply) co_return;
            take(message_of(person, i), *reply);
        }
        co_await server.close();
        const auto end = co_await server.receive();
        if (end) throw std::runtime_error("a reply came to nothing that was written");
    }

    void take(std::string_view message, std::string_view reply) {
        last_ = on_.now() - began_;
        on_.row({{"what", "replied"}, {"message", message}, {"waited_s", last_}});
        if (reply == reply_to(message)) ++replies_;
    }

    stage& on_;
    std::vector<websocket_caller> connections_;
    duration began_{};
    duration last_{};
    integer replies_ = 0;
};

aio::task<> run(stage& on, integer idle_ones) {
    crowd clients(on);
    co_await clients.connect(idle_ones);
    co_await clients.connect(on[people]);
    co_await clients.write_at_once();
}

}  // namespace

aio::task<> listen_and_write(stage& on) { return run(on, on[idle]); }

aio::task<> only_write(stage& on) { return run(on, 0); }

}  // namespace asyncdemo::lessons::websocket
