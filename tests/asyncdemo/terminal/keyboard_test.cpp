#include "asyncdemo/terminal/keyboard.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using asyncdemo::key;
using asyncdemo::key_decoder;

namespace {

using kind = key::kind;

std::vector<key> take_all(key_decoder& from) {
    std::vector<key> keys;
    while (auto next = from.take()) keys.push_back(*next);
    return keys;
}

std::vector<key> keys_of(std::string_view bytes) {
    key_decoder decoder;
    for (const char byte : bytes) decoder.add(byte);
    decoder.end_key();
    return take_all(decoder);
}

key character(std::string_view text) { return {kind::character, std::string(text)}; }
key plain(kind what) { return {what, ""}; }

using keys = std::vector<key>;

}  // namespace

TEST_CASE("a byte is a key") {
    CHECK(keys_of("b?") == keys{character("b"), character("?")});
    CHECK(keys_of("\r") == keys{plain(kind::enter)});
    CHECK(keys_of("\n") == keys{plain(kind::enter)});
    CHECK(keys_of("\x7f\b") == keys{plain(kind::backspace), plain(kind::backspace)});
    CHECK(keys_of("\x15") == keys{plain(kind::erase_all)});
    CHECK(keys_of("\x04") == keys{plain(kind::end)});
    CHECK(keys_of(std::string_view("\0", 1)) == keys{plain(kind::end)});
}

TEST_CASE("what is pasted is so many keys") {
    CHECK(keys_of("3s\r") == keys{character("3"), character("s"), plain(kind::enter)});
    // A terminal that was told to mark what is pasted may still do so.
    CHECK(keys_of("\x1b[200~3s\x1b[201~") == keys{character("3"), character("s")});
}

TEST_CASE("arrows and page keys lead on and back, in each of their dialects") {
    for (const char* on : {"\x1b[C", "\x1b[B", "\x1b[6~", "\x1bOC", "\x1bOB", "\x1b[1;2C"}) {
        CAPTURE(on);
        CHECK(keys_of(on) == keys{plain(kind::forward)});
    }
    for (const char* back : {"\x1b[D", "\x1b[A", "\x1b[5~", "\x1bOD", "\x1bOA"}) {
        CAPTURE(back);
        CHECK(keys_of(back) == keys{plain(kind::backward)});
    }
    CHECK(keys_of("\x1bOM") == keys{plain(kind::enter)});
}

TEST_CASE("keys without a meaning are dropped as a whole") {
    CHECK(keys_of("\x1b[3~q") == keys{character("q")});
    CHECK(keys_of("\x1b[15;5~q") == keys{character("q")});
    CHECK(keys_of("\x1b[Hq") == keys{character("q")});
    CHECK(keys_of("\x01\x02q") == keys{character("q")});
}

TEST_CASE("what a terminal answers is swallowed whole") {
    for (const char* reply : {
             "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",  // OSC: its background, ended by ST
             "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",    // or by BEL
             "\x1bP>|XTerm(390)\x1b\\",           // DCS: its name
             "\x1b_Gi=1;OK\x1b\\",                // APC: that it knows pictures
             "\x1b^q\x1b\\",
             "\x1bXq\x1b\\",  // PM, SOS
             "\x1b[?62;22c",
             "\x1b[24;80R",
             "\x1b[?2026;2$y",
             "\x1b[I",
             "\x1b[O",
             "\x1b[<0;3;5M",
             "\x1b]0;qs\xc3\xa4?\x07",
         }) {
        CAPTURE(reply);
        CHECK(keys_of(reply).empty());
        CHECK(keys_of(reply + std::string("n") + reply) == keys{character("n")});
        key_decoder in_pieces;
        for (const char* byte = reply; *byte != '\0'; ++byte) {
            CHECK_FALSE(in_pieces.take());
            in_pieces.add(*byte);
        }
        CHECK_FALSE(in_pieces.is_inside());
    }
}

TEST_CASE("a string that never ends takes no key with it, once its bytes stop or Enter comes") {
    CHECK(keys_of("\x1b]11;rgb").empty());
    CHECK(keys_of("\x1bP\rq") == keys{plain(kind::enter), character("q")});
    CHECK(keys_of("\x1b]11;\x1b[Cq") == keys{plain(kind::forward), character("q")});
    CHECK(keys_of("\x1b]11;\x1bq") == keys{plain(kind::escape), character("q")});
    key_decoder decoder;
    for (const char byte : std::string_view("\x1b]11;rgb")) decoder.add(byte);
    decoder.end_key();
    decoder.add('q');
    CHECK(take_all(decoder) == keys{character("q")});
}

TEST_CASE("Escape alone is a key, and what follows it is another") {
    CHECK(keys_of("\x1b") == keys{plain(kind::escape)});
    CHECK(keys_of("\x1bq") == keys{plain(kind::escape), character("q")});
    CHECK(keys_of("\x1b\x1b[C") == keys{plain(kind::escape), plain(kind::forward)});
}

TEST_CASE("a sequence may come in pieces") {
    key_decoder decoder;
    for (const char byte : std::string_view("\x1b[")) {
        decoder.add(byte);
        CHECK(decoder.is_inside());
        CHECK_FALSE(decoder.take());
    }
    decoder.add('C');
    CHECK_FALSE(decoder.is_inside());
    CHECK(take_all(decoder) == keys{plain(kind::forward)});
}

TEST_CASE("a sequence that is cut off leaves nothing, and takes no key with it") {
    CHECK(keys_of("\x1b[12").empty());
    CHECK(keys_of("\x1b[1\rq") == keys{plain(kind::enter), character("q")});
    CHECK(keys_of("\x1b[1\x1b[Cq") == keys{plain(kind::forward), character("q")});
}

TEST_CASE("a sequence without an end does not grow without an end") {
    CHECK(keys_of("\x1b[" + std::string(1'000'000, '1') + "Cq") ==
          keys{plain(kind::forward), character("q")});
}

TEST_CASE("a character of several bytes is one key") {
    CHECK(keys_of("ä€🙂") == keys{character("ä"), character("€"), character("🙂")});
}

TEST_CASE("bytes that are no character are dropped, and take no key with them") {
    CHECK(keys_of("\xff\x80q") == keys{character("q")});
    CHECK(keys_of("\xe2\x82q") == keys{character("q")});
    CHECK(keys_of("\xe2\x82").empty());
}
