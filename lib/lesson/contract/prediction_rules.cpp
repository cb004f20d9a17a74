#include <fmt/format.h>

#include <string>

#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

// As many as can be told apart and chosen by a digit.
constexpr std::size_t fewest_choices = 3;
constexpr std::size_t most_choices = 9;

bool names_factor(const prediction_question& question) {
    const std::string factor = fmt::format("factor of {:g}", question.precision.right);
    return question.asks.find(factor) != std::string::npos;
}

void check_prompt(const prediction_prompt& p, complaint_list& to) {
    to.expect(p.why.ends_with("."),
              "\"prediction.{}.why\" has to be a sentence that ends with a full stop", p.side);
    to.expect(!p.wrong.empty(), "the prediction of `{}` needs a typical wrong answer", p.side);
    for (const typical_answer& a : p.wrong) {
        to.expect(!a.because.empty() && !a.because.ends_with("."),
                  "\"prediction.{}.{}\" has to go on after the value, without a full stop", p.side,
                  a.key);
    }
}

}  // namespace

void check_prediction(const lesson& l, complaint_list& to) {
    const prediction_question& question = l.prediction;
    to.expect(question.asks.ends_with("?"), "\"prediction.asks\" has to be a question");
    to.expect(!question.precision.is_factor || names_factor(question),
              "\"prediction.asks\" has to say that an answer is right within a factor of {:g}",
              question.precision.right);
    // A side may be left out: what others are compared with, there is nothing to ask of it.
    to.expect(!question.prompts.empty(),
              "no side has a prediction: what people say of it, and why it is wrong");
    for (const prediction_prompt& p : question.prompts) {
        const side* const about = l.find_side(p.side);
        to.expect(about != nullptr && !about->is_mistake(),
                  "the prediction of `{}` has to be about a side that is no mistake; those are {}",
                  p.side, in_ticks(names_of_regular_sides(l)));
        check_prompt(p, to);
    }
    const std::size_t choices = question.choices(l.default_settings()).size();
    to.expect(choices >= fewest_choices && choices <= most_choices,
              "it knows {} answers to choose from; there have to be {} to {}", choices,
              fewest_choices, most_choices);
}

}  // namespace asyncdemo
