// The program with lessons that go wrong, each in its own way. Where it matters what becomes of the
// others, a side `good` runs beside the one that is named after what it does.
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "aio/event.hpp"
#include "aio/sleep.hpp"
#include "asyncdemo/program.hpp"
#include "lesson/python_sides.hpp"
#include "program/faulty_sides.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {
namespace {

using namespace std::chrono_literals;

void write_to_runner(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void be_good(stage& on) {
    const auto shown = on.span("A", "waits");
    on.block_for(50ms);
}

aio::task<> be_good_on_the_loop(stage& on) {
    const auto shown = on.span("A", "waits");
    co_await aio::sleep(50ms);
}

void take_half_a_second(stage& on) {
    const auto shown = on.span("A", "waits");
    on.block_for(500ms);
}

void be_good_with_clients(stage& on) {
    on.ready({1});
    on.block_for(50ms);
}

duration fifty_ms(const settings&) { return 50ms; }

void hang(stage& on) {
    on.mark("A", "hangs");
    on.block_for(0ms);  // so that the mark goes out
    for (;;) ::pause();
}

void compute_for_ever(stage&) {
    for (std::atomic<unsigned> count{0};;) ++count;
}

aio::task<> hang_as_client(stage& on) {
    hang(on);
    co_return;
}

aio::task<> crash_as_client(stage&) {
    ::raise(SIGSEGV);
    co_return;
}

aio::task<> fail_as_client(stage&) {
    throw std::runtime_error("nobody opens the door");
    co_return;
}

aio::task<> do_nothing_as_client(stage&) { co_return; }

void write_without_end(stage&) { write_to_runner(std::string(3'000'000, 'x')); }

void write_rubbish(stage&) { write_to_runner("\x1b[31mrubbish\xff\n"); }

void write_many_events(stage& on) {
    for (int i = 0; i < 100'000; ++i) on.mark("A", "and another one");
}

void close_output(stage&) {
    ::close(STDOUT_FILENO);
    for (;;) ::pause();
}

aio::task<> wait_for_nothing(stage&) {
    aio::event never;
    co_await never.wait();
}

using body = void (*)(stage&);

lesson with_sides(std::string_view name, std::vector<side> sides, std::vector<claim> claims = {}) {
    return {.name = name,
            .question = "What goes wrong?",
            .parameters = {},
            .sides = std::move(sides),
            .claims = std::move(claims)};
}

lesson with_one_side(std::string_view name, work run) {
    return with_sides(name, {{.name = "bad", .about = "goes wrong", .run = run}});
}

finding waits_once(const side_view& side) { return exactly(side.in_flight(), 1); }

lesson beside_a_good_one(std::string_view name, work run) {
    return with_sides(name,
                      {{.name = "good", .about = "waits", .run = be_good, .ideal = fifty_ms},
                       {.name = "bad", .about = "goes wrong", .run = run}},
                      {{"good", "waits once", waits_once}, {"bad", "is not judged", waits_once}});
}

lesson with_clients(std::string_view name, body server, aio::task<> (*clients)(stage&)) {
    return with_sides(name, {{.name = "bad",
                              .about = "goes wrong",
                              .run = server,
                              .needs = "sockets",
                              .companion = clients}});
}

lesson with_claim(std::string_view name, finding (*judge)(const side_view&)) {
    return with_sides(name,
                      {{.name = "first", .about = "waits", .run = be_good_on_the_loop},
                       {.name = "second", .about = "waits", .run = be_good_on_the_loop}},
                      {{"first", "is what it is", judge}});
}

lesson with_mistake_that_passes() {
    lesson l =
        with_claim("mistake-passes", [](const side_view& s) { return exactly(s.in_flight(), 1); });
    l.sides.back().mistake_for = "first";
    return l;
}

lesson with_sides_in_turn() {
    lesson l = with_sides("takes-turns",
                          {{.name = "first", .about = "waits", .run = take_half_a_second},
                           {.name = "second", .about = "waits", .run = take_half_a_second}});
    l.order = sides_run::one_after_the_other;
    return l;
}

lesson with_many_sides() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (int i = 1; i <= 40; ++i) all.push_back("side-" + std::to_string(i));
        return all;
    }();
    std::vector<side> sides;
    for (const std::string& name : names) {
        sides.push_back({.name = name, .about = "waits", .run = be_good});
    }
    return with_sides("many-sides", std::move(sides));
}

lesson with_odd_check() {
    lesson l = with_one_side("checks-oddly", be_good);
    l.reject = [](const settings&) -> std::string {
        throw std::out_of_range("nobody has expected this");
    };
    return l;
}

side in_python_only(std::string_view name) {
    return {.name = std::string(name),
            .about = "goes wrong",
            .run = body{nullptr},
            .needs = "Python",
            .python_of = name};
}

// Each of its sides in Python goes wrong in its own way, but `good`.
lesson with_python_sides() {
    lesson l = with_sides("python", {{.name = "good", .about = "waits", .run = be_good}},
                          {{"good", "waits once", waits_once}});
    for (const std::string_view name :
         {"raises", "raises-several", "raises-in-thread", "names-its-interpreter", "exits",
          "segfaults", "computes", "blocks", "prints", "has-threads", "has-children"}) {
        l.python_sides.push_back(in_python_only(name));
    }
    side uncommon = in_python_only("uncommon");
    uncommon.imports = "no_module_of_that_name";
    l.python_sides.push_back(uncommon);
    return with_python(std::move(l), {"tests/program/faulty_sides.py", faulty_sides()});
}

catalog make_faulty_lessons() {
    catalog all;
    const auto add = [&all](lesson l) {
        all.push_back({.lesson = std::move(l), .code = {}, .prose = ""});
    };
    add(beside_a_good_one("segfault", body{[](stage&) { ::raise(SIGSEGV); }}));
    add(beside_a_good_one("abort", body{[](stage&) { std::abort(); }}));
    add(beside_a_good_one("throws", body{[](stage&) { throw std::runtime_error("no luck"); }}));
    add(beside_a_good_one("throws-odd", body{[](stage&) { throw 42; }}));
    add(beside_a_good_one("exits", body{[](stage&) { ::_exit(0); }}));
    add(beside_a_good_one("exits-7", body{[](stage&) { ::_exit(7); }}));
    add(beside_a_good_one("hangs", hang));
    add(beside_a_good_one("deadlocks", wait_for_nothing));
    add(beside_a_good_one("writes-rubbish", write_rubbish));
    add(beside_a_good_one("writes-without-end", write_without_end));
    add(beside_a_good_one("closes-output", close_output));
    add(beside_a_good_one("records-no-number", body{[](stage& on) {
                              on.metric("age_s", std::numeric_limits<double>::quiet_NaN());
                          }}));
    add(with_one_side("only-hangs", hang));
    add(with_one_side("only-computes", compute_for_ever));
    add(with_one_side("many-events", write_many_events));
    add(with_clients("never-lets-in", hang, do_nothing_as_client));
    add(with_clients("ready-clients-crash", be_good_with_clients, crash_as_client));
    add(with_clients("ready-clients-fail", be_good_with_clients, fail_as_client));
    add(with_clients("ready-clients-hang", be_good_with_clients, hang_as_client));
    add(with_clients("never-ready", be_good, do_nothing_as_client));
    add(with_clients(
        "crashes-before-ready", [](stage&) { ::raise(SIGSEGV); }, do_nothing_as_client));
    add(with_claim("claim-holds", [](const side_view& s) { return exactly(s.in_flight(), 1); }));
    add(with_claim("claim-fails", [](const side_view& s) { return exactly(s.in_flight(), 2); }));
    add(with_claim("claim-unclear", [](const side_view&) { return cannot_say("it is foggy"); }));
    add(with_claim("claim-compares",
                   [](const side_view& s) { return exactly(s.beside("second").in_flight(), 1); }));
    add(with_mistake_that_passes());
    add(with_odd_check());
    add(with_sides_in_turn());
    add(with_many_sides());
    add(with_python_sides());
    return all;
}

const catalog& faulty_lessons() {
    static const catalog all = make_faulty_lessons();
    return all;
}

std::optional<lesson> faulty_lesson(std::string_view name) {
    const catalog_entry* const entry = find(faulty_lessons(), name);
    return entry == nullptr ? std::nullopt : std::optional(entry->lesson);
}

}  // namespace
}  // namespace asyncdemo

int main(int argc, char** argv) {
    return asyncdemo::run_program({asyncdemo::faulty_lessons, asyncdemo::faulty_lesson}, argc,
                                  argv);
}
