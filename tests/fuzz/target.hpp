// A fuzz target: what one parser does with a text that may be anything. libFuzzer makes the texts;
// each target is one source with one `take`.
#pragma once

#include <string_view>

namespace asyncdemo::fuzz {

/// Gives the text to the parser. What the parser throws on purpose is caught here; whatever else
/// comes out, and whatever a sanitizer sees, is a find.
void take(std::string_view text);

/// A find when it does not hold; `what` says what should.
void require(bool holds, std::string_view what);

}  // namespace asyncdemo::fuzz
