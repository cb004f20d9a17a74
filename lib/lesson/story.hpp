// The sentences of a lesson, as its `story.md` has them: a front matter in TOML between two lines
// `+++`, and below that the prose.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// What is said of the answers that people give for one side.
struct told_answers {
    std::string why;  // it comes out as it does
    /// What is behind each typical error, by the key that the lesson gives it.
    std::map<std::string, std::string, std::less<>> errors;
};

/// What a story file says. What it doesn't say is empty.
struct story {
    std::string question;
    std::string conclusion;
    std::string computed;
    std::string mistake;
    std::string moment;  // what there is to see at the moment that the lesson names
    std::vector<std::string> tries;
    std::vector<std::string> words;                            // of others, in code ticks
    std::string knock;                                         // what people may try at its server
    std::string asks;                                          // what to predict
    std::map<std::string, told_answers, std::less<>> answers;  // by the name of the side
    std::string_view prose;                                    // Markdown; a part of the file

    /// What is wrong with the front matter, in sentences that name the key and what would be right.
    std::vector<std::string> problems;
};

/// Reads the text of a story file, which has to outlive the story. Throws nothing: what can't be
/// read is a problem.
story read_story(std::string_view file);

}  // namespace asyncdemo
