#include "bench/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace asyncdemo::bench {
namespace {

struct typed_words {
    std::optional<std::string> work;
    std::optional<std::string> n;
    std::optional<std::string> impl;
    std::optional<std::string> runs;
    std::optional<std::string> port;
    bool draws_table = false;
};

count whole_number(std::string_view option, const std::optional<std::string>& typed, count unless,
                   count least, count most) {
    if (!typed) return unless;
    const char* const end = typed->data() + typed->size();
    count value = 0;
    const auto [stop, failure] = std::from_chars(typed->data(), end, value);
    if (failure == std::errc::invalid_argument || stop != end) {
        throw usage_error(fmt::format("{} \"{}\" is not a whole number", option, *typed));
    }
    if (failure != std::errc{} || value < least || value > most) {
        throw usage_error(fmt::format("{} \"{}\" is out of range: it can be {} to {}", option,
                                      *typed, least, most));
    }
    return value;
}

template <class Named>
std::string names_of(const std::vector<Named>& all) {
    std::vector<std::string_view> names;
    for (const Named& one : all) names.push_back(one.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<benchmark> works_named(const std::optional<std::string>& name,
                                   const std::vector<benchmark>& all) {
    if (!name) return all;
    for (const benchmark& b : all) {
        if (b.name == *name) return {b};
    }
    throw usage_error(fmt::format("\"{}\" is no work: it can be {}", *name, names_of(all)));
}

// Leaves out what is done in another way, and the works that are never done in this one.
void keep_only(const std::string& name, std::vector<benchmark>& works) {
    std::string known;
    for (benchmark& b : works) {
        known = names_of(b.implementations);
        std::erase_if(b.implementations, [&](const implementation& i) { return i.name != name; });
    }
    const bool is_alone = works.size() == 1;
    const std::string_view work = works.front().name;
    std::erase_if(works, [](const benchmark& b) { return b.implementations.empty(); });
    if (!works.empty()) return;
    if (!is_alone) throw usage_error(fmt::format("--impl \"{}\": no work is done so", name));
    throw usage_error(
        fmt::format("--impl \"{}\" is no way of doing {}: it can be {}", name, work, known));
}

plan make_plan(const typed_words& typed, const std::vector<benchmark>& all) {
    if (typed.port && !typed.work) throw usage_error("--port goes with the name of one server");
    std::vector<benchmark> works = works_named(typed.work, all);
    if (typed.port && !works.front().takes_port) {
        throw usage_error(fmt::format("--port: {} is no server", works.front().name));
    }
    if (typed.impl) keep_only(*typed.impl, works);
    plan made;
    made.runs = static_cast<int>(whole_number("--runs", typed.runs, 3, 1, 1000));
    made.draws_table = typed.draws_table;
    const auto port = static_cast<int>(whole_number("--port", typed.port, 0, 1, 65535));
    const count n = whole_number("n", typed.n, 0, 1, 1'000'000'000);
    for (benchmark& b : works) made.works.push_back({std::move(b), n, port});
    return made;
}

std::string describe(const std::vector<benchmark>& all) {
    std::size_t longest = 0;
    for (const benchmark& b : all) longest = std::max(longest, b.name.size());
    std::string text = "Works, and what one of the n operations is:\n";
    for (const benchmark& b : all) {
        text += fmt::format("  {:<{}}  {} (n {}; {})\n", b.name, longest, b.about, b.usual_n,
                            names_of(b.implementations));
    }
    return text;
}

}  // namespace

plan parse_command_line(const std::vector<benchmark>& all, int argc, const char* const* argv,
                        bool is_on_terminal) {
    typed_words typed;
    CLI::App app(
        "Measures what the runtime costs, next to the same work without it. Prints a JSON line for "
        "each run; on a terminal, a table of medians.",
        "asyncdemo-bench");
    app.add_option("work", typed.work, "The work to run; all when none is named")
        ->type_name("WORK");
    app.add_option("n", typed.n, "How many operations")->type_name("N");
    app.add_option("--impl", typed.impl, "Only done in this way, such as aio or libuv")
        ->type_name("NAME");
    app.add_option("--runs", typed.runs, "How often, in turn (1 to 1000; default 3)")
        ->type_name("N");
    app.add_option("--port", typed.port, "A server only listens there, to be loaded from outside")
        ->type_name("P");
    app.add_flag("--table", typed.draws_table, "A table, also when this is no terminal");
    app.footer(describe(all));
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return {.works = {}, .help = app.help()};
    } catch (const CLI::ParseError& e) {
        throw usage_error(e.what());
    }
    plan made = make_plan(typed, all);
    made.draws_table = made.draws_table || is_on_terminal;
    return made;
}

}  // namespace asyncdemo::bench
