// How something came out, on an HTML page: a sign and a word, which the style sheet colours.
#pragma once

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// Of a claim. Where a mistake breaks it, that is as expected.
markup html_badge(const judged_claim& claim, const lesson& of);

/// Of a guess.
markup html_badge(grade g);

/// Of a claim that no side of the run could be held against.
markup html_badge_not_judged();

/// Of a run in which no claim was judged.
markup html_badge_unclear();

}  // namespace asyncdemo
