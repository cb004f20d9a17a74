// A learner's progress as it stands in a file, which may be damaged.
#include "asyncdemo/learner/learner_progress.hpp"
#include "fuzz/target.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    try {
        learner_progress p = learner_progress::parse(text);
        const lesson_place place = p.of("gather").place;
        p.note_place("gather", place, "2026-01-02T03:04:05Z");
        require(p.of("gather").place == place, "where it was left is there");
        const lesson_progress left{lesson_state::done, "2026-01-02T03:04:05Z", {{1, 2}}};
        p.note("gather", left);
        require(p.of("gather") == left, "what was noted is there");
        const std::string written = p.text();
        require(learner_progress::parse(written).text() == written,
                "progress is read as what was written");
    } catch (const bad_progress&) {
    }
}

}  // namespace asyncdemo::fuzz
