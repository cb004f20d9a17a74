// The predictions of the document of a run, before they are held against the lesson.
#pragma once

#include <string>
#include <vector>

#include "lesson/grading.hpp"
#include "report/json/json_shape.hpp"

namespace asyncdemo {

/// A prediction as it stands in the document. Of `said`, the side is not known yet.
struct prediction_read {
    std::string side;
    prediction said;
    bool has_guess = false;
};

/// Reads into itself, and lives as long as its shape is read.
class prediction_reader {
public:
    /// A list of predictions.
    json_shape shape();

    /// What has been read.
    std::vector<prediction_read>& predictions() { return read_; }

private:
    json_shape one();
    json_shape guess_field(bool is_time);
    template <class Where>
    json_shape answer_field(bool is_time, Where where);
    void begin();
    void settle();

    std::vector<prediction_read> read_;
    // Of the last one: its unit, its question, and how its figures are called.
    finding::unit in_ = finding::unit::time_s;
    std::string asks_;
    bool has_times_ = false;   // "predicted_s", …
    bool has_others_ = false;  // "predicted", …
};

}  // namespace asyncdemo
