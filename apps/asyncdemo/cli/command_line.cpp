#include "asyncdemo/cli/command_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

#include "asyncdemo/cli/command_parser.hpp"
#include "asyncdemo/cli/did_you_mean.hpp"
#include "asyncdemo/cli/end_of_options.hpp"
#include "asyncdemo/cli/help_text.hpp"
#include "asyncdemo/cli/leftover_words.hpp"
#include "asyncdemo/cli/typed_words.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "report/version.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

// CLI11 says "--a: At Most 1 required but received 2" and "--a: 1 required DURATION missing".
std::string describe_mismatch(std::string_view text, const std::string& command) {
    const std::string_view option = text.substr(0, text.find(':'));
    if (!option.starts_with("-")) return fmt::format("{} takes one lesson", command);
    return text.find("missing") != std::string_view::npos
               ? fmt::format("{} needs a value after it", option)
               : fmt::format("{} is given more than once", option);
}

std::string describe_missing_argument(const CLI::App& command) {
    const auto arguments =
        command.get_options([](const CLI::Option* o) { return o->get_required(); });
    const std::string type = arguments.front()->get_type_name();
    std::string thing = type;
    for (char& c : thing) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return fmt::format("name a {}: asyncdemo {} {}", thing, command.get_name(), type);
}

// The subcommand whose help is asked for; the program itself when there is none.
const CLI::App& deepest(const CLI::App& program) {
    const CLI::App* at = &program;
    while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
    return *at;
}

// The help of `app`, as wide as what is typed for `asking` says, if anything.
std::string help_of(const CLI::App& app, const CLI::App& asking) {
    look_options typed;
    const CLI::Option* const width = asking.get_option_no_throw("--width");
    if (width != nullptr && width->count() > 0) typed.width = width->results().back();
    const CLI::Option* const ascii = asking.get_option_no_throw("--ascii");
    typed.is_ascii = ascii != nullptr && ascii->count() > 0;
    const terminal_style style = style_from(typed, STDOUT_FILENO);
    const std::string text =
        lay_out_help(app.help(words_before(app)), static_cast<std::size_t>(style.width));
    return style.is_ascii ? page_in_ascii(text) : text;
}

// What stands in place of `asyncdemo help [TOPIC]`: a text, unless it is about the terms. `asking`
// has the options of the look. One that was parsed gives the help of its subcommand alone, so
// `program` is another one.
command help_on(const help_command& c, const CLI::App& asking, const CLI::App& program) {
    if (c.topic.empty()) return text_command{help_of(program, asking)};
    if (c.topic == topic_of_terms) return c;
    std::vector<std::string> topics{std::string(topic_of_terms)};
    for (const CLI::App* const sub :
         program.get_subcommands([](const CLI::App*) { return true; })) {
        if (sub->get_name() == c.topic) return text_command{help_of(*sub, asking)};
        topics.push_back(sub->get_name());
    }
    throw usage_error(fmt::format("there is no help on \"{}\"{}: name a command, a lesson or terms",
                                  c.topic, did_you_mean(c.topic, topics)));
}

}  // namespace

command parse_command_line(const catalog& lessons, int argc, const char* const* argv) {
    command_parser parser(lessons);
    CLI::App& program = parser.app();
    try {
        refuse_values_of_flags(program, {argv + std::min(argc, 1), argv + argc});
        auto words = without_end_of_options(typed_words(argc, argv));
        std::reverse(words.begin(), words.end());  // as CLI11 takes them
        program.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        return text_command{help_of(deepest(program), deepest(program))};
    } catch (const CLI::CallForVersion&) {
        return text_command{"asyncdemo " + std::string(version()) + "\n"};
    } catch (const CLI::ArgumentMismatch& e) {
        refuse_leftovers(program);  // the value of an unknown option is taken for an argument
        throw usage_error(describe_mismatch(e.what(), deepest(program).get_name()));
    } catch (const CLI::RequiredError&) {
        refuse_leftovers(program);
        throw usage_error(describe_missing_argument(deepest(program)));
    } catch (const CLI::ParseError& e) {
        throw usage_error(e.what());
    }
    refuse_leftovers(program);
    command chosen = std::move(parser).take();
    const auto* const help = std::get_if<help_command>(&chosen);
    if (help == nullptr) return chosen;
    return help_on(*help, *program.get_subcommand("help"), command_parser(lessons).app());
}

}  // namespace asyncdemo
