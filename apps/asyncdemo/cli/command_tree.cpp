#include "asyncdemo/cli/command_tree.hpp"

#include "asyncdemo/cli/command_parser.hpp"

namespace asyncdemo {
namespace {

option_description describe(const CLI::Option& o) {
    const bool is_flag = o.get_items_expected_max() == 0;
    option_description d{.names = {},
                         .type = is_flag ? std::string() : o.get_type_name(),
                         .about = o.get_description(),
                         .group = o.get_group(),
                         .is_repeatable = o.get_items_expected_max() > 1};
    for (const std::string& name : o.get_snames()) d.names.push_back("-" + name);
    for (const std::string& name : o.get_lnames()) d.names.push_back("--" + name);
    return d;
}

command_description describe(const CLI::App& app, std::vector<std::string> path) {
    command_description d{.path = std::move(path),
                          .about = app.get_description(),
                          .group = app.get_group(),
                          .options = {},
                          .arguments = {},
                          .commands = {}};
    for (const CLI::Option* o : app.get_options()) {
        (o->get_positional() ? d.arguments : d.options).push_back(describe(*o));
    }
    for (const CLI::App* sub : app.get_subcommands({})) {
        std::vector<std::string> longer = d.path;
        longer.push_back(sub->get_name());
        d.commands.push_back(describe(*sub, std::move(longer)));
    }
    return d;
}

}  // namespace

command_description describe_command_line(const catalog& lessons) {
    return describe(command_parser(lessons).app(), {});
}

}  // namespace asyncdemo
