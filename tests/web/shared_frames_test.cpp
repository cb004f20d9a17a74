#include "web/shared_frames.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace asyncdemo;

TEST_CASE("a large message stands in the memory once, for as long as somebody has to get it") {
    shared_frames frames;
    const std::string picture(50'000, 'p');
    shared_frame one = frames.encode(picture);
    shared_frame other = frames.encode(picture);
    CHECK(one == other);
    CHECK(one->ends_with(picture));
    CHECK(one->size() == picture.size() + 4);
    CHECK(frames.large_ones() == 1);
    CHECK(frames.encode(picture + "q") != one);
    one.reset();
    CHECK(frames.large_ones() == 1);
    other.reset();
    CHECK(frames.large_ones() == 0);
    CHECK(frames.encode(picture)->ends_with(picture));
}

TEST_CASE("small messages are each their own, and as a browser reads them") {
    shared_frames frames;
    CHECK(*frames.encode("hello") == "\x81\x05hello");
    CHECK(frames.encode("hello") != frames.encode("hello"));
    CHECK(*frames.ping() == std::string("\x89\0", 2));
}

TEST_CASE("messages that were sent to all are forgotten, however many") {
    shared_frames frames;
    for (int i = 0; i < 1'000; ++i) {
        const std::string text = std::to_string(i) + std::string(2'000, 'x');
        CHECK(frames.encode(text)->ends_with(text));
    }
    CHECK(frames.large_ones() == 0);
}
