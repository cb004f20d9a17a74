// The text of a document, as a type of its own. Into it goes what the program's source says, other
// text of the same kind, and numbers; whatever else is put in is escaped as the document needs it.
// So there is no field that one could forget to escape. (The idea is that of templates that escape
// by context, such as Go's html/template.)
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace asyncdemo {

/// `Format` has a static `escaped(std::string_view)`, which gives a text that means itself there.
template <class Format>
class document_text {
    // As what a part is written: a string is escaped, which makes another one.
    template <class Part>
    using written =
        std::conditional_t<std::is_same_v<Part, document_text>, std::string_view,
                           std::conditional_t<std::is_arithmetic_v<Part>, Part, std::string>>;

    template <class Part>
    static written<Part> write(const Part& part) {
        static_assert(!std::is_same_v<Part, char>, "a character would not be escaped");
        if constexpr (std::is_same_v<Part, document_text>) {
            return part.text_;
        } else if constexpr (std::is_arithmetic_v<Part>) {
            return part;
        } else {
            return Format::escaped(part);
        }
    }

public:
    document_text() = default;

    /// The format is a literal, with a place for each part.
    template <class... Parts>
    static document_text of(fmt::format_string<written<Parts>...> format, const Parts&... parts) {
        return ready_made(format_written(format, write(parts)...));
    }

    /// Adds the same at the end.
    template <class... Parts>
    void add(fmt::format_string<written<Parts>...> format, const Parts&... parts) {
        text_ += format_written(format, write(parts)...);
    }

    /// What is in this form already: made by a library, of a text that is the program's own.
    static document_text ready_made(std::string text) {
        document_text made;
        made.text_ = std::move(text);
        return made;
    }

    document_text& operator+=(const document_text& more) {
        text_ += more.text_;
        return *this;
    }
    friend document_text operator+(document_text one, const document_text& other) {
        one += other;
        return one;
    }

    [[nodiscard]] bool empty() const { return text_.empty(); }

    /// The document, to be written as it is.
    [[nodiscard]] const std::string& str() const { return text_; }

private:
    template <class... Written>
    static std::string format_written(fmt::string_view format, const Written&... parts) {
        return fmt::vformat(format, fmt::make_format_args(parts...));
    }

    std::string text_;
};

}  // namespace asyncdemo
