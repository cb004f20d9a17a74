#include "lessons/flow-control/client.hpp"

#include <stdexcept>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "lessons/flow-control/item_numbers.hpp"
#include "lessons/flow-control/upload.hpp"
#include "serving/http_caller.hpp"

namespace asyncdemo::lessons::flow_control {
namespace {

constexpr integer bytes_in_kb = 1000;

wire::http_request request_of(const stage& on, integer number) {
    const auto size = static_cast<std::size_t>(bytes_in_kb * on[item_kb]);
    wire::http_request what("POST", "/produce", std::string(size, 'x'));
    what.headers.add(number_field, std::to_string(number));
    what.keeps_alive = number < on[items];
    return what;
}

// What the client knows of its items. `on` outlives it.
class receipts {
public:
    explicit receipts(stage& on) : on_(on) {}

    void note_sent() {
        sent_at_ = on_.now();
        ++sent_;
        note_waiting(due_by(on_.chosen(), sent_at_) - sent_);
        most_underway_ = std::max(most_underway_, sent_ - answered());
    }

    void note_answer(integer number, const wire::http_response* response) {
        if (response == nullptr) throw std::runtime_error("the service has hung up");
        (response->status == 202 ? accepted_ : refused_).push_back(number);
    }

    void report() {
        tell_numbers(on_, accepted_, accepted_items);
        tell_numbers(on_, refused_, refused_items);
        on_.metric("upload_s", sent_at_);
        on_.metric("accepted", accepted_.size());
        on_.metric("refused", refused_.size());
        on_.metric("most_at_client", most_at_client_);
        on_.metric("most_underway", most_underway_);
    }

private:
    [[nodiscard]] integer answered() const {
        return static_cast<integer>(accepted_.size() + refused_.size());
    }

    void note_waiting(integer items) {
        if (items != waiting_) on_.sample(at_client, static_cast<double>(items));
        waiting_ = items;
        most_at_client_ = std::max(most_at_client_, items);
    }

    stage& on_;
    std::vector<integer> accepted_;
    std::vector<integer> refused_;
    integer sent_ = 0;
    duration sent_at_{};    // the last one
    integer waiting_ = -1;  // to be sent; unknown at first
    integer most_at_client_ = 0;
    integer most_underway_ = 0;  // sent, and not answered
};

aio::task<> send(stage& on, http_caller& to, integer number) {
    const wire::http_request what = request_of(on, number);
    co_await aio::sleep_until(on.start() + due(on.chosen(), number));
    co_await to.send(what);
}

aio::task<> send_all(stage& on, http_caller& to, receipts& known) {
    for (integer i = 1; i <= on[items]; ++i) {
        co_await send(on, to, i);
        known.note_sent();
    }
}

aio::task<> take_answers(stage& on, http_caller& from, receipts& known) {
    for (integer i = 1; i <= on[items]; ++i) known.note_answer(i, co_await from.receive());
}

}  // namespace

aio::task<> upload_in_turn(stage& on) {
    http_caller service = co_await http_caller::call({.port = on.port(0)});
    service.limit_buffers(held_by_system);
    receipts known(on);
    for (integer i = 1; i <= on[items]; ++i) {
        const wire::http_request what = request_of(on, i);
        co_await aio::sleep_until(on.start() + due(on.chosen(), i));
        known.note_answer(i, co_await service.ask(what));
        known.note_sent();
    }
    known.report();
}

aio::task<> upload_without_waiting(stage& on) {
    http_caller service = co_await http_caller::call({.port = on.port(0)});
    service.limit_buffers(held_by_system);
    receipts known(on);
    co_await aio::gather(send_all(on, service, known), take_answers(on, service, known));
    known.report();
}

}  // namespace asyncdemo::lessons::flow_control
