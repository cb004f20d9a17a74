// Texts that others wrote, as the terminal, HTML and JSON have them.
#include <nlohmann/json.hpp>

#include "fuzz/target.hpp"
#include "report/html/base64.hpp"
#include "report/json/json_value.hpp"
#include "report/markup.hpp"
#include "report/text_layout.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    for (const std::size_t width : {std::size_t{1}, std::size_t{7}, std::size_t{80}}) {
        require(display_width(shorten(text, width, "~")) <= width, "a text is cut to its width");
        (void)wrap(text, width);
    }
    require(base64(text).size() == (text.size() + 2) / 3 * 4, "base64 is padded");
    const std::string json = json_text(nlohmann::ordered_json(std::string(text)));
    require(nlohmann::ordered_json::accept(json), "a document is JSON");
    require(!has_controls(visible(text)), "what is shown has no controls");
    require(visible(visible(text)) == visible(text), "what is visible stays as it is");
    require(display_width(visible_in_ascii(text)) == visible_in_ascii(text).size(),
            "ASCII is as wide as it is long");
    require(markup_format::escaped(text).find('<') == std::string::npos, "no text is a tag");
}

}  // namespace asyncdemo::fuzz
