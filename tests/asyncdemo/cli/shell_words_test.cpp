#include "asyncdemo/cli/shell_words.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("quotes and backslashes are taken away as a shell takes them") {
    CHECK(unquoted("plain") == "plain");
    CHECK(unquoted(R"(my\ run)") == "my run");
    CHECK(unquoted("'my run'.json") == "my run.json");
    CHECK(unquoted(R"("it's")") == "it's");
    CHECK(unquoted(R"("a \" b")") == "a \" b");
    CHECK(unquoted(R"('a \ b')") == R"(a \ b)");
    CHECK(unquoted("''").empty());
}

TEST_CASE("what is still open where the cursor is ends there") {
    CHECK(unquoted("'my ru") == "my ru");
    CHECK(unquoted("\"my ru") == "my ru");
    CHECK(unquoted("my\\") == "my");
}

TEST_CASE("the last piece is the word under the cursor") {
    const unfinished_line line = line_from_pieces({"gather", "--side", "se"});
    CHECK(line.words == std::vector<std::string>{"gather", "--side"});
    CHECK(line.current == "se");
    CHECK(line.settled.empty());
    CHECK(line_from_pieces({"gather", ""}).words == std::vector<std::string>{"gather"});
    CHECK(line_from_pieces({}).words.empty());
}

TEST_CASE("what bash cuts at = and : is one word, and only its last piece is completed") {
    const unfinished_line behind = line_from_pieces({"gather", "--side", "=", "se"});
    CHECK(behind.words == std::vector<std::string>{"gather"});
    CHECK(behind.current == "--side=se");
    CHECK(behind.settled == "--side=");
    const unfinished_line at = line_from_pieces({"gather", "--side", "="});
    CHECK(at.current == "--side=");
    CHECK(at.settled == "--side=");
    const unfinished_line over = line_from_pieces({"replay", "a", ":", "b", ""});
    CHECK(over.words == std::vector<std::string>{"replay", "a:b"});
    CHECK(over.settled.empty());
}

TEST_CASE("what a shell leaves whole is completed as a whole") {
    const unfinished_line line = line_from_pieces({"gather", "--side=se"});
    CHECK(line.current == "--side=se");
    CHECK(line.settled.empty());
}
