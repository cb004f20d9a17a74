#include "report/terminal/prose_page.hpp"

#include <md4c.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_columns = 80;

/// Takes what md4c finds, block by block.
class writer {
public:
    explicit writer(const terminal_style& style)
        : style_(style), width_(std::min(most_columns, static_cast<std::size_t>(style.width))) {}

    void enter_block(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_LI) bullet_ = "- ";
        if (type == MD_BLOCK_CODE) is_code_ = true;
    }

    void leave_block(MD_BLOCKTYPE type) {
        switch (type) {
            case MD_BLOCK_H:
                end_text(ink::title);
                break;
            case MD_BLOCK_P:
            case MD_BLOCK_LI:
                end_text(ink::plain);
                break;
            case MD_BLOCK_UL:
            case MD_BLOCK_OL:
                page_ += "\n";
                break;
            case MD_BLOCK_CODE:
                end_code();
                break;
            default:
                break;
        }
    }

    void enter_span(MD_SPANTYPE type) {
        span_ink_ = type == MD_SPAN_CODE || type == MD_SPAN_STRONG ? ink::strong : ink::plain;
    }
    void leave_span() { span_ink_ = ink::plain; }

    void add_text(MD_TEXTTYPE type, std::string_view text) {
        if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
            text_ += ' ';
        } else if (is_code_ || span_ink_ == ink::plain) {
            text_ += text;
        } else {
            add_painted(text);
        }
    }

    std::string take() { return std::move(page_); }

private:
    // Word by word, so that ink does not run over a line's end.
    void add_painted(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = text.find(' ');
            text_ += style_.paint(span_ink_, text.substr(0, end));
            if (end == std::string_view::npos) return;
            text_ += ' ';
            text.remove_prefix(end + 1);
        }
    }

    void end_text(ink color) {
        if (text_.empty()) return;
        std::string before = bullet_;
        for (const std::string& line : wrap(text_, width_ - bullet_.size())) {
            page_ += before + style_.paint(color, line) + "\n";
            before.assign(bullet_.size(), ' ');
        }
        if (bullet_.empty()) page_ += "\n";
        text_.clear();
        bullet_.clear();
    }

    void end_code() {
        std::string_view rest = text_;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            page_.append("    ").append(rest.substr(0, end)).append("\n");
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        page_ += "\n";
        text_.clear();
        is_code_ = false;
    }

    const terminal_style& style_;
    std::size_t width_;
    std::string page_;
    std::string text_;    // of the block that is open
    std::string bullet_;  // before the first line of a list's item
    ink span_ink_ = ink::plain;
    bool is_code_ = false;
};

writer& of(void* data) { return *static_cast<writer*>(data); }

}  // namespace

std::string prose_page(std::string_view markdown, const terminal_style& style) {
    writer to(style);
    MD_PARSER parser{};
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* data) {
        of(data).enter_block(type);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
        of(data).leave_block(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* data) {
        of(data).enter_span(type);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE, void*, void* data) {
        of(data).leave_span();
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
        of(data).add_text(type, {text, size});
        return 0;
    };
    if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &to) != 0) {
        throw std::runtime_error("the prose is no Markdown");
    }
    return to.take();
}

}  // namespace asyncdemo
