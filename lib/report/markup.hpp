// HTML, SVG and XML.
#pragma once

#include <string>
#include <string_view>

#include "report/document_text.hpp"

namespace asyncdemo {

struct markup_format {
    /// Any text as content or as the value of an attribute in double quotes. What can't be seen is
    /// escaped as `visible_text.hpp` has it, so that XML 1.0 can hold all of it; ends of lines and
    /// tabs are character references, so that a parser reads them as what they are.
    static std::string escaped(std::string_view text);
};

using markup = document_text<markup_format>;

}  // namespace asyncdemo
