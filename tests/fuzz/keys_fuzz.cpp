// The bytes that a terminal sends, as keys, as wishes and as an answer that is being typed.
#include <vector>

#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/step_keys.hpp"
#include "asyncdemo/step/typed_keys.hpp"
#include "asyncdemo/terminal/keyboard.hpp"
#include "fuzz/target.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    using namespace std::chrono_literals;
    static const std::vector<quantity> choices{1s, 2s, 3s};
    key_decoder decoder;
    typed_line line;
    typed_keys typed_on;
    const awaited what = text.size() % 2 == 0 ? awaited::key : awaited::line;
    for (const char byte : text) {
        decoder.add(byte);
        while (const std::optional<key> pressed = decoder.take()) {
            const bool is_in_line = !typed_on.line().empty();
            const std::optional<typed> whole = typed_on.take(*pressed, what);
            require(!is_in_line || !whole || !whole->wanted || pressed->is == key::kind::end ||
                        pressed->is == key::kind::enter,
                    "nothing within a line is a command");
            const bool is_letter = pressed->is == key::kind::character;
            require(what == awaited::key || !is_letter || !whole,
                    "no letter is a command where a line is awaited");
            (void)line.take(*pressed);
            require((pressed->is == key::kind::character) != pressed->text.empty(),
                    "a character, and nothing else, has a text");
        }
    }
    decoder.end_key();
    require(!decoder.is_inside(), "a key that was ended is over");
    try {
        (void)read_answer(line.text(), choices, finding::unit::time_s);
    } catch (const bad_value&) {
    }
}

}  // namespace asyncdemo::fuzz
