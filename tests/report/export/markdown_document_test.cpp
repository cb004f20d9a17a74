#include "report/export/markdown_document.hpp"

#include <doctest/doctest.h>

#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

std::vector<std::string> lines_of_table(const std::string& page) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < page.size();) {
        const std::size_t end = page.find('\n', at);
        if (page[at] == '|') lines.push_back(page.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// The bars that part the cells of a line, not those that are text.
std::size_t bars(std::string_view line) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '|') {
            ++n;
        }
    }
    return n;
}

}  // namespace

TEST_CASE("the page opens with the lesson, its question, and what the figures depend on") {
    const std::string page = markdown_document(sample_run());
    CHECK(page.find("# gather\n\nHow long do two waits take \\| together?\n\n") == 0);
    CHECK(contains(page,
                   "`first-wait` 2s, `second-wait` 3s, `rate` 50, `tasks` 500, real clock, "
                   "speed 1, seed 7, 2 rounds"));
    CHECK(contains(page, "2 CPUs, Linux 6.1, g++ 12.2; asyncdemo "));
}

TEST_CASE("the page says when the clock was virtual, and names no machine then") {
    const std::string page = markdown_document(virtual_sample_run());
    CHECK(contains(page, "virtual clock"));
    CHECK(contains(page, "1 round\n") == false);  // a hard break comes between
    CHECK(contains(page, "1 round  \n"));
    CHECK_FALSE(contains(page, "Linux"));
}

TEST_CASE("the table has a line for each side, all with as many cells as the head") {
    const auto lines = lines_of_table(markdown_document(sample_run()));
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] ==
          "| side | total | min … max | ideal | overhead | speed-up | in flight | "
          "threads | CPU | memory | age | queue | served |");
    CHECK(lines[1].find("| --- | ---: |") == 0);
    CHECK(lines[3] ==
          "| gather | 3.00 s | 3.00 s … 3.00 s | 3.00 s | +0.1% | 1.7x | 2 | 1 | "
          "400 us | 3.50 MB | 1.00 s | 812 kB | 2.5 |");
    CHECK(lines[4].find("| no-gather (mistake) |") == 0);
    for (const std::string& line : lines) CHECK(bars(line) == bars(lines[0]));
}

TEST_CASE("what ran in both languages has a table of its own, and the interpreter is named") {
    const std::string page = markdown_document(python_sample_run());
    CHECK(contains(page, "g++ 12.2, CPython 3.11.7; asyncdemo"));
    CHECK(contains(page, "| gather (Python) |"));
    CHECK(contains(page,
                   "The same side in C++ and in Python:\n\n"
                   "| side | total (C++) | total (Python) | Python/C++ | queue (C++) | "
                   "queue (Python) | served (C++) | served (Python) |\n"));
    CHECK(contains(page, "| gather | 3.00 s | 6.00 s | 2.0x | 812 kB |"));
    CHECK_FALSE(contains(markdown_document(sample_run()), "Python"));
}

TEST_CASE("every claim has a sign, a word and its figures") {
    const std::string page = markdown_document(sample_run());
    CHECK(
        contains(page,
                 "\n- ✓ pass: gather takes the longest wait (3.00 s, at most 3.30 s)\n"
                 "- ✗ **FAIL**: no-gather takes the longest wait (5.00 s, at most 3.30 s)\n"
                 "- ✓ pass: gather waits on one thread (1)\n"
                 "- ? unclear: gather is ahead (the waits are equal)\n"
                 "- not judged: gather takes less than threads (needs a side that did not run)\n"));
}

TEST_CASE("the page ends with the conclusion") {
    const std::string page = markdown_document(sample_run());
    CHECK(page.ends_with("\n\nThe longest wait decides.\n"));
}

TEST_CASE("a side that hung is named with its problem, and nothing is concluded") {
    const std::string page = markdown_document(sample_run_with_a_timeout());
    CHECK(contains(page, "**gather: was ended after 60 s \\| "));
    CHECK_FALSE(contains(page, "The longest wait decides."));
    CHECK(page.ends_with("\n"));
    CHECK_FALSE(page.ends_with("\n\n"));
}

TEST_CASE("a text can't become markup") {
    lesson_run run = sample_run();
    run.claims = {{"a|b <i> `c` *d* _e_ [f](g) \\h ~i~\nj\x1b", verdict::pass, exactly(1, 1), {}}};
    CHECK(contains(markdown_document(run),
                   R"(- ✓ pass: a\|b \<i> \`c\` \*d\* \_e\_ \[f\](g) \\h \~i\~\\nj\\x1b (1))"));
}

TEST_CASE("a run without sides has a page without a table") {
    lesson_run run = sample_run();
    run.sides.clear();
    CHECK(lines_of_table(markdown_document(run)).empty());
}

TEST_CASE("predictions stand before the claims, with their question, grade and reason") {
    const std::string page = markdown_document(predicted_sample_run());
    CHECK(contains(page,
                   "After how long is it over?\n\n"
                   "- gather: You said 5.00 s, it was 3.00 s: wrong. 5.00 s is the sum.\n"));
    CHECK(page.find("After how long") < page.find("✓ pass"));
}
