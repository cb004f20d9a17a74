#include "lesson/story.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace asyncdemo {
namespace {

constexpr std::string_view fence = "+++\n";

// What stands between the fences, and what behind them; no front matter when one of them is
// missing.
struct parts {
    std::string_view front;
    std::string_view prose;
};

parts split(std::string_view file) {
    const std::size_t end = file.find("\n+++\n");
    if (!file.starts_with(fence) || end == std::string_view::npos) return {{}, file};
    parts p{file.substr(fence.size(), end + 1 - fence.size()), file.substr(end + 1 + fence.size())};
    p.prose.remove_prefix(std::min(p.prose.find_first_not_of('\n'), p.prose.size()));
    return p;
}

/// Fills in a story, and notes what is not as it should be.
class front_matter {
public:
    explicit front_matter(story& into) : story_(into) {}

    void read(const toml::table& all) {
        refuse_others(all, {"question", "conclusion", "computed", "mistake", "moment", "tries",
                            "words", "knock", "prediction"});
        story_.question = text(all, "question");
        story_.conclusion = text(all, "conclusion");
        story_.computed = text(all, "computed");
        story_.mistake = text(all, "mistake");
        story_.moment = text(all, "moment");
        story_.knock = text(all, "knock");
        story_.tries = texts(all, "tries", "command lines");
        story_.words = texts(all, "words", "words");
        if (const toml::node* const prediction = all.get("prediction"))
            read_prediction(*prediction);
    }

private:
    void read_prediction(const toml::node& prediction) {
        if (!prediction.is_table()) return note("\"prediction\" has to be a table");
        const toml::table& all = *prediction.as_table();
        story_.asks = text(all, "asks");
        for (const auto& [side, said] : all) {
            if (side == "asks") continue;
            if (said.is_table())
                read_answers(side, *said.as_table());
            else
                note(fmt::format("[prediction.{}] has to be a table: what is said of a side",
                                 side.str()));
        }
    }

    void read_answers(std::string_view side, const toml::table& said) {
        told_answers& answers = story_.answers[std::string(side)];
        for (const auto& [key, sentence] : said) {
            const std::string words = text(said, key);
            if (key == "why")
                answers.why = words;
            else
                answers.errors.emplace(key, words);
        }
    }

    std::string text(const toml::table& in, std::string_view key) {
        const toml::node* const found = in.get(key);
        if (found == nullptr) return {};
        if (found->is_string()) return **found->as_string();
        note(fmt::format("\"{}\" has to be a text", key));
        return {};
    }

    std::vector<std::string> texts(const toml::table& in, std::string_view key,
                                   std::string_view kind) {
        const toml::node* const found = in.get(key);
        if (found == nullptr) return {};
        std::vector<std::string> all;
        if (!found->is_array()) {
            note(fmt::format("\"{}\" has to be a list of {}", key, kind));
            return all;
        }
        for (const toml::node& one : *found->as_array()) {
            if (one.is_string())
                all.push_back(**one.as_string());
            else
                note(fmt::format("each of \"{}\" has to be a text", key));
        }
        return all;
    }

    void refuse_others(const toml::table& all, const std::vector<std::string_view>& known) {
        for (const auto& [key, value] : all) {
            if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
            note(fmt::format("\"{}\" is no key of a story; those are {}", key.str(),
                             fmt::join(known, ", ")));
        }
    }

    void note(std::string problem) { story_.problems.push_back(std::move(problem)); }

    story& story_;
};

}  // namespace

story read_story(std::string_view file) {
    const auto [front, prose] = split(file);
    story s;
    s.prose = prose;
    if (front.empty())
        s.problems.emplace_back("it has to begin with a front matter between lines +++");
    try {
        front_matter(s).read(toml::parse(front));
    } catch (const toml::parse_error& e) {
        const auto line = e.source().begin.line + 1;  // below the fence
        s.problems.push_back(fmt::format("line {}: {}", line, e.description()));
    }
    return s;
}

}  // namespace asyncdemo
