#include "lesson/prediction.hpp"

#include <algorithm>
#include <cmath>

namespace asyncdemo {
namespace {

constexpr double next_to_nothing = 0.01;  // of the smallest difference between two choices

double smallest_difference(const std::vector<quantity>& choices) {
    double least = 0;
    for (std::size_t i = 1; i < choices.size(); ++i) {
        const double difference = choices[i].value - choices[i - 1].value;
        if (least == 0 || difference < least) least = difference;
    }
    return least;
}

grade grade_of_distance(double distance, const precision& allowed) {
    constexpr double rounding = 1 + 1e-9;
    if (distance <= allowed.right * rounding) return grade::right;
    return distance <= allowed.close * rounding ? grade::close : grade::wrong;
}

bool look_alike(const quantity& x, const quantity& y) { return show(x) == show(y); }

}  // namespace

std::string_view to_string(grade g) {
    switch (g) {
        case grade::right:
            return "right";
        case grade::close:
            return "close";
        case grade::wrong:
            return "wrong";
        case grade::unclear:
            break;
    }
    return "unclear";
}

const prediction_prompt* prediction_question::find(std::string_view side) const {
    const auto found = std::find_if(prompts.begin(), prompts.end(),
                                    [side](const prediction_prompt& p) { return p.side == side; });
    return found == prompts.end() ? nullptr : &*found;
}

std::vector<quantity> prediction_question::choices(const settings& chosen) const {
    std::vector<quantity> all;
    for (const prediction_prompt& p : prompts) {
        for (const typical_answer& answer : p.wrong) all.push_back(answer.value(chosen));
        all.push_back(p.right.value(chosen));
    }
    std::sort(all.begin(), all.end(),
              [](const quantity& x, const quantity& y) { return x.value < y.value; });
    all.erase(std::unique(all.begin(), all.end(), look_alike), all.end());
    return all;
}

grade prediction_question::grade_of(const quantity& guess, const quantity& right,
                                    const settings& chosen) const {
    if (guess.value == right.value) return grade::right;
    const double off = std::abs(guess.value - right.value);
    const double least = smallest_difference(choices(chosen));
    if (right.value < next_to_nothing * least)
        return grade_of_distance(off / least, within_a_tenth);
    if (!precision.is_factor) return grade_of_distance(off / right.value, precision);
    const auto [smaller, larger] = std::minmax(guess.value, right.value);
    return grade_of_distance(larger / smaller, precision);
}

}  // namespace asyncdemo
