// What the lesson `thread-safety` says of additions that were lost, and of those that were not.
#include "lessons/catalog.hpp"
#include "lessons/made_up_run.hpp"
#include "posix/processors.hpp"

using namespace asyncdemo;

namespace {

verdict when_bare_lost(double additions, double processors) {
    const lesson& l = find(all_lessons(), "thread-safety")->lesson;
    lesson_run run = made_up_run(l);
    recording bare;
    bare.wall_s = 1;
    bare.metrics = {{"lost", additions}, {"processors", processors}};
    run.sides.push_back({l.find_side("bare"), {bare}});
    return verdict_of(std::move(run), "loses additions");
}

}  // namespace

TEST_CASE("that nothing was lost is held against threads only when they ran side by side") {
    CHECK(when_bare_lost(1, 0.5) == verdict::pass);
    CHECK(when_bare_lost(0, 1.1) == verdict::inconclusive);
    if (usable_processors() > 1) CHECK(when_bare_lost(0, 1.9) == verdict::fail);
}
