// A recording from elsewhere may have anything in its texts. Each text of one is replaced here by
// one that means something to every form of report, and no report may mean what it says.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/export/csv_document.hpp"
#include "report/export/junit_document.hpp"
#include "report/export/markdown_document.hpp"
#include "report/export/trace_document.hpp"
#include "report/html/html_document.hpp"
#include "report/json/json_document.hpp"
#include "report/json/run_reader.hpp"
#include "report/terminal/screen.hpp"
#include "report/utf8.hpp"
#include "report/visible_text.hpp"
#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

using json = nlohmann::ordered_json;
using pointer = json::json_pointer;

// A formula for a spreadsheet, HTML, Markdown, an end of a cell and of an attribute; and what
// nobody sees: an override of direction, a line separator, a byte order mark.
const std::string hostile =
    "=1+1|<meta http-equiv=refresh content=0>`*_[x](y)\"'&#8238;\u202e\u2028\ufeffé";
// What the reader takes in texts for people alone.
const std::string steering = hostile + "\x1b[31m\u009b2J\n\x07";

json sample_document() {
    lesson_run run = predicted_sample_run();
    run.sides[2].runs[0].exit = ending::failed;
    run.sides[2].runs[0].problem = "it failed";
    return json::parse(json_document(run));
}

void find_texts(const json& in, const pointer& at, std::vector<pointer>& found) {
    if (in.is_string()) found.push_back(at);
    if (in.is_object()) {
        for (const auto& [name, value] : in.items()) find_texts(value, at / name, found);
    }
    if (in.is_array()) {
        for (std::size_t i = 0; i < in.size(); ++i) find_texts(in[i], at / i, found);
    }
}

std::optional<lesson_run> read(const json& document) {
    try {
        return read_run(document.dump(), [](std::string_view name) {
            return name == sample_lesson().name ? &sample_lesson() : nullptr;
        });
    } catch (const bad_document&) {
        return std::nullopt;
    }
}

// The document with a hostile text in each of those places that the reader does not refuse.
json hostile_document(std::vector<std::string>& taken) {
    json document = sample_document();
    std::vector<pointer> places;
    find_texts(document, pointer(), places);
    for (const pointer& place : places) {
        for (const std::string& text : {hostile, steering}) {
            json changed = document;
            changed[place] = text;
            if (!read(changed)) continue;
            document = changed;
            taken.push_back(place.to_string());
        }
    }
    json& side = document["sides"][1];
    side["metrics"][hostile] = 1;
    side["rows"][0][hostile] = 2;
    return document;
}

lesson_run hostile_run() {
    std::vector<std::string> taken;
    return read(hostile_document(taken)).value();
}

bool has_word(std::string_view text, std::string_view word) {
    const auto is_letter = [text](std::size_t at) {
        return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        if (!is_letter(at - 1) && !is_letter(at + word.size())) return true;
    }
    return false;
}

// Lines apart, a document has nothing that is not seen.
bool is_all_visible(std::string_view document) {
    while (!document.empty()) {
        const utf8_character c = first_character(document);
        const bool ends_line = c.code == '\n' || c.code == '\r';
        if (needs_escape(c) && !ends_line) return false;
        document.remove_prefix(c.length);
    }
    return true;
}

std::string page_of(const lesson_run& run) { return html_document({run, "# A lesson\n", {}}); }

}  // namespace

TEST_CASE("the reader takes a hostile text wherever the document has one for people") {
    std::vector<std::string> taken;
    REQUIRE(read(hostile_document(taken)));
    for (const char* place :
         {"/asyncdemo", "/machine/os", "/machine/compiler", "/sides/1/spans/0/lane",
          "/sides/1/spans/1/what", "/sides/1/marks/0/what", "/sides/1/series/0/name",
          "/sides/1/rows/0/name", "/sides/2/runs/0/problem", "/claims/0/text", "/claims/3/reason",
          "/unjudged/0", "/predictions/0/reason"}) {
        CAPTURE(place);
        CHECK(std::find(taken.begin(), taken.end(), place) != taken.end());
    }
}

TEST_CASE("no text of a recording becomes a part of the page") {
    const std::string page = page_of(hostile_run());
    const std::string clean = page_of(*read(sample_document()));
    CHECK_FALSE(contains(page, "<meta http-equiv=refresh"));
    CHECK(contains(page, "&lt;meta http-equiv=refresh"));
    CHECK(count(page, "<meta") == count(clean, "<meta"));
    CHECK_FALSE(contains(page, "&#8238;"));
    CHECK(is_all_visible(page));
}

TEST_CASE("no text of a recording becomes a part of the Markdown") {
    const std::string page = markdown_document(hostile_run());
    CHECK(count(page, "<meta") == count(page, "\\<meta"));
    CHECK(count(page, "&#8238;") == count(page, "\\&#8238;"));
    CHECK(count(page, "|<") == 0);
    CHECK(count(page, "`*") == 0);
    CHECK(is_all_visible(page));
}

TEST_CASE("no text of a recording becomes a formula of the spreadsheet") {
    const std::string csv = csv_document(hostile_run());
    CHECK(contains(csv, "\"'=1+1|"));
    std::size_t begin = 0;  // of a field; none of ours has a comma
    for (std::size_t at = 0; at <= csv.size(); ++at) {
        if (at < csv.size() && csv[at] != ',' && csv[at] != '\n') continue;
        std::string field = csv.substr(begin, at - begin);
        if (field.starts_with('"')) field.erase(0, 1);
        char* end = nullptr;
        std::strtod(field.c_str(), &end);
        const bool is_number = end != field.c_str();
        CAPTURE(field);
        CHECK((field.empty() || is_number || !contains("=+-@\t\r", field.substr(0, 1)) ||
               field == "\r"));
        begin = at + 1;
    }
    CHECK(is_all_visible(csv));
}

TEST_CASE("no text of a recording becomes a part of the JUnit report") {
    const std::string xml = junit_document({hostile_run()});
    CHECK_FALSE(contains(xml, "<meta"));
    CHECK_FALSE(contains(xml, "&#8238;"));
    CHECK(is_all_visible(xml));
}

TEST_CASE(
    "the documents in JSON have the texts as they are, in escapes where nobody would see them") {
    std::vector<std::string> taken;
    const json said = hostile_document(taken);
    const lesson_run run = *read(said);
    const std::string document = json_document(run);
    CHECK(is_all_visible(document));
    CHECK(json::parse(document)["asyncdemo"] == said["asyncdemo"]);
    CHECK(json::parse(document)["sides"][1]["spans"] == said["sides"][1]["spans"]);
    CHECK(json_document(*read(json::parse(document))) == document);
    const std::string trace = trace_document(run);
    CHECK(is_all_visible(trace));
    CHECK(json::accept(trace));
}

TEST_CASE("no text of a recording steers the terminal, and in ASCII all is ASCII") {
    terminal_style style;
    const std::string page = screen(hostile_run(), style, false);
    CHECK(is_all_visible(page));
    CHECK(contains(page, "\\u202e"));
    style.is_ascii = true;
    const std::string ascii = screen(hostile_run(), style, false);
    CHECK(page_in_ascii(ascii) == ascii);
    CHECK(is_all_visible(ascii));
}

TEST_CASE("what is no number is no figure in any report") {
    json document = sample_document();
    for (const char* place : {"/claims/0/measured", "/claims/1/bound", "/sides/1/metrics/age_s",
                              "/sides/1/metrics/queue_kb", "/sides/1/metrics/served_per_s",
                              "/sides/1/series/0/points/1/1"}) {
        document[pointer(place)] = nullptr;
    }
    document["sides"][1]["rows"][0]["late_s"] = nullptr;
    const std::optional<lesson_run> run = read(document);
    REQUIRE(run);
    for (const std::string& report :
         {screen(*run, {}, false), markdown_document(*run), csv_document(*run), page_of(*run),
          junit_document({*run}), json_document(*run), trace_document(*run)}) {
        for (const char* none : {"nan", "NaN", "inf"}) {
            CAPTURE(none);
            CAPTURE(report);
            CHECK_FALSE(has_word(report, none));
        }
    }
}
