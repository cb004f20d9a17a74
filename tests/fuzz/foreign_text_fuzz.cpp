// Texts that others wrote, as the terminal, roff and JSON have them.
#include <nlohmann/json.hpp>

#include "asyncdemo/roff_text.hpp"
#include "report/base64.hpp"
#include "report/json_value.hpp"
#include "report/text_layout.hpp"
#include "target.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    for (const std::size_t width : {std::size_t{1}, std::size_t{7}, std::size_t{80}}) {
        require(display_width(shorten(text, width, "~")) <= width, "a text is cut to its width");
        (void)wrap(text, width);
    }
    require(base64(text).size() == (text.size() + 2) / 3 * 4, "base64 is padded");
    const std::string json = json_text(nlohmann::ordered_json(std::string(text)));
    require(nlohmann::ordered_json::accept(json), "a document is JSON");
    (void)roff_prose(text);
    (void)roff_literal(text);
}

}  // namespace asyncdemo::fuzz
