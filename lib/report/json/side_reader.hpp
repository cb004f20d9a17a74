// The sides of a recorded run, as its JSON document has them.
#pragma once

#include <string>
#include <vector>

#include "lesson/recording.hpp"
#include "report/json/json_shape.hpp"

namespace asyncdemo {

/// A side as it was read: which side of which lesson it is comes out later.
struct side_read {
    std::string name;
    std::vector<recording> rounds;  // at least one
};

class side_reader {
public:
    /// Of the list of all sides. It refers to this reader.
    json_shape shape();

    /// What has been read.
    [[nodiscard]] std::vector<side_read>& sides() { return sides_; }

private:
    json_shape side_shape();
    json_shape round_shape();
    json_shape metrics_shape();
    json_shape row_shape();
    json_shape span_shape();
    json_shape mark_shape();
    json_shape series_shape();

    void begin_side();
    void end_side();
    void begin_round();
    void end_round();
    void begin_row();
    bool is_measured(const json_scalar& figure);
    void add_cell(const std::string& name, json_scalar value);
    void add_to_point(const json_scalar& value);

    recording& last_round() { return sides_.back().rounds.back(); }

    std::vector<side_read> sides_;
    recording first_;     // what there is of the first round alone: lists and metrics
    int unmeasured_ = 0;  // figures of the round that is being read
    int in_point_ = 0;    // values of the point that is being read
};

}  // namespace asyncdemo
