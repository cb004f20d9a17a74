#include "samples/sample_sweep.hpp"

#include "samples/sample_run.hpp"

namespace asyncdemo {

sweep_run sample_sweep(const std::vector<std::vector<double>>& walls_by_side) {
    const lesson_run model = sample_run();
    sweep_run sweep;
    sweep.of = model.of;
    sweep.swept = &model.of->parameters.back();
    double value = 1;
    for (std::size_t i = 0; i < walls_by_side.front().size(); ++i, value *= 2) {
        lesson_run run = model;
        run.chosen.values.find(name_of(*sweep.swept))->second = value;
        run.sides.resize(walls_by_side.size());
        for (std::size_t side = 0; side < run.sides.size(); ++side) {
            run.sides[side].runs.resize(1);
            run.sides[side].runs.front().wall_s = walls_by_side[side][i];
        }
        run.lateness_s = {0};
        run.claims.resize(1);  // the one that holds
        run.unjudged.clear();
        sweep.values.push_back(value);
        sweep.points.push_back(std::move(run));
    }
    return sweep;
}

}  // namespace asyncdemo
