#include "report/json/run_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lesson/units.hpp"
#include "report/json/json_document.hpp"
#include "report/json/json_fields.hpp"
#include "report/json/json_words.hpp"
#include "report/json/prediction_reader.hpp"
#include "report/json/side_reader.hpp"

namespace asyncdemo {
namespace {

constexpr std::int64_t highest_seed = std::numeric_limits<std::int64_t>::max();
constexpr int most_cpus = 1'000'000;

constexpr std::array verdicts{verdict::pass, verdict::fail, verdict::inconclusive};
constexpr std::array clocks{clock_kind::real, clock_kind::simulated};
constexpr std::array relations{finding::relation::at_most, finding::relation::at_least,
                               finding::relation::exactly};

void require_version(const json_scalar& v) {
    const auto* const version = std::get_if<std::int64_t>(&v);
    if (version == nullptr) throw bad_value("is not a whole number");
    if (*version == schema_version) return;
    throw bad_value(
        fmt::format("is {}; this asyncdemo reads version {}", *version, schema_version));
}

void refuse_sweep() { throw bad_value("is in it; only a single run can be read"); }

/// Takes the document in as far as that can be done without the lesson, and then holds it against
/// the lesson.
class document_reader {
public:
    void read(std::string_view text) { read_json(text, document_shape()); }

    /// What has been read, once.
    lesson_run finish(const lesson_lookup& find_lesson) {
        run_.of = find_lesson(lesson_);
        if (run_.of == nullptr) refuse("lesson", unknown(lesson_, "a lesson"));
        choose_parameters();
        choose_sides();
        choose_predictions();
        require_verdict();
        run_.was_interrupted = is_interrupted();
        return std::move(run_);
    }

private:
    json_shape document_shape() {
        return json_shape::object({
            {"schema_version", json_shape::scalar(require_version)},
            {"asyncdemo",
             json_shape::scalar([this](json_scalar v) { take_version(std::move(v)); })},
            {"lesson", text_field([this]() -> auto& { return lesson_; })},
            {"clock",
             word_field(clocks, to_string, [this]() -> auto& { return run_.chosen.clock; })},
            {"speed", json_shape::scalar([this](const json_scalar& v) { take_speed(v); })},
            {"seed", whole_field(0, highest_seed, [this]() -> auto& { return run_.chosen.seed; })},
            {"parameters", json_shape::table([this](const std::string& name, const json_scalar& v) {
                 if (!parameters_.emplace(name, to_number(v)).second) {
                     throw bad_value("is there twice");
                 }
             })},
            {"machine", machine_shape()},
            {"served", flag_field([this]() -> auto& { return run_.was_served; }), may_be_missing},
            {"sides", sides_.shape()},
            {"claims", json_shape::list(claim_shape())},
            {"unjudged", json_shape::list(text_field(
                             [this]() -> auto& { return run_.unjudged.emplace_back(); }))},
            {"predictions", predictions_.shape(), may_be_missing},
            {"lateness_s", json_shape::list(time_field([this]() -> auto& {
                 return run_.lateness_s.emplace_back();
             })),
             may_be_missing},
            {"sweep", json_shape::object({}, refuse_sweep), may_be_missing},
            {"complete", flag_field([this]() -> auto& { return is_complete_; }), may_be_missing},
            {"verdict", word_field(verdicts, to_string, [this]() -> auto& { return verdict_; })},
        });
    }

    void take_version(json_scalar v) {
        run_.recorded_by = to_plain_text(std::move(v));
        if (run_.recorded_by->empty()) throw bad_value("is empty");
    }

    void take_speed(const json_scalar& v) {
        const double speed = to_number(v);
        if (speed < slowest_speed || speed > fastest_speed) {
            throw bad_value(fmt::format("is not {} to {}", slowest_speed, fastest_speed));
        }
        run_.chosen.speed = speed;
    }

    void take_quota(const json_scalar& v) {
        const double quota = to_number(v);
        if (quota <= 0) throw bad_value("is not above 0");
        run_.machine.cpu_quota = quota;
    }

    json_shape machine_shape() {
        return json_shape::object({
            {"cpus", json_shape::scalar([this](const json_scalar& v) {
                 run_.machine.cpus = static_cast<int>(to_whole(v, 0, most_cpus));
             })},
            {"cpu_quota", json_shape::scalar([this](const json_scalar& v) { take_quota(v); }),
             may_be_missing},
            {"os", text_field([this]() -> auto& { return run_.machine.os; })},
            {"compiler", text_field([this]() -> auto& { return run_.machine.compiler; })},
            {"python", text_field([this]() -> auto& { return run_.machine.python; }),
             may_be_missing},
        });
    }

    json_shape claim_shape() {
        const auto here = [this]() -> judged_claim& { return run_.claims.back(); };
        return json_shape::object(
            {{"text", text_field([here]() -> auto& { return here().text; })},
             {"verdict",
              word_field(verdicts, to_string, [here]() -> auto& { return here().verdict; })},
             {"measured", figure_field([here]() -> auto& { return here().found.measured; })},
             {"bound", figure_field([here]() -> auto& { return here().found.bound; })},
             {"relation", word_field(relations, json_word,
                                     [here]() -> auto& { return here().found.should_be; })},
             {"unit",
              word_field(all_units, json_word, [here]() -> auto& { return here().found.in; })},
             {"reason", text_field([here]() -> auto& { return here().reason; }), may_be_missing}},
            [this] { run_.claims.emplace_back(); },
            [here] {
                const finding& found = here().found;
                const bool has_figures = !std::isnan(found.measured) || !std::isnan(found.bound);
                if (!has_figures) here().found.unanswerable = here().reason;
            });
    }

    [[noreturn]] static void refuse(std::string_view place, std::string_view what) {
        throw bad_document(fmt::format("{}: {}", place, what));
    }

    [[nodiscard]] std::string unknown(std::string_view name, std::string_view kind) const {
        return fmt::format("\"{}\" is not {} here; asyncdemo {} recorded it", quotable(name), kind,
                           quotable(run_.recorded_by.value_or("")));
    }

    void choose_parameters() {
        for (const any_parameter& p : run_.of->parameters) {
            const auto found = parameters_.find(json_name(p));
            if (found == parameters_.end()) {
                refuse("parameters",
                       fmt::format("has no \"{}\"; asyncdemo {} recorded it", json_name(p),
                                   quotable(run_.recorded_by.value_or(""))));
            }
            const std::string place = "parameters." + json_name(p);
            const bool is_count = std::holds_alternative<parameter<integer>>(p);
            if (is_count && std::trunc(found->second) != found->second) {
                refuse(place, "is not a whole number");
            }
            try {
                require_in_range(p, found->second, load::modelled);
            } catch (const bad_value& e) {
                refuse(place, e.what());
            }
            run_.chosen.values.emplace(name_of(p), found->second);
        }
        // A server takes values for which a run would be too short or too long.
        const std::string why = run_.was_served ? "" : run_.of->refusal(run_.chosen);
        if (!why.empty()) {
            refuse("parameters", why);
        }
    }

    void choose_sides() {
        if (sides_.sides().empty()) refuse("sides", "has none");
        for (side_read& read : sides_.sides()) {
            const std::string place = fmt::format("sides[{}].name", run_.sides.size());
            const side* const python = run_.of->find_python_side(read.name);
            const side& of = python != nullptr ? *python : require_side(read.name, place);
            if (run_.find(read.name) != nullptr) {
                refuse(place, fmt::format("\"{}\" is there twice", read.name));
            }
            run_.sides.push_back({&of, std::move(read.rounds)});
        }
    }

    void choose_predictions() {
        std::set<std::string_view> answered;
        for (prediction_read& read : predictions_.predictions()) {
            const std::string place = fmt::format("predictions[{}].side", answered.size());
            read.said.of = &require_side(read.side, place);
            if (!answered.insert(read.said.of->name).second) refuse(place, "is answered twice");
            // An older version may have asked for something else.
            if (read.said.guess.in != run_.of->prediction.measure.in) continue;
            run_.predictions.push_back(std::move(read.said));
        }
    }

    [[nodiscard]] const side& require_side(const std::string& name,
                                           const std::string& place) const {
        const side* const of = run_.of->find_side(name);
        if (of == nullptr) refuse(place, unknown(name, fmt::format("a side of {}", lesson_)));
        return *of;
    }

    // Version 0.1.0 wrote "pass" where there was nothing to judge.
    void require_verdict() const {
        const bool was_vacuous = run_.claims.empty() && verdict_ == verdict::pass;
        if (run_.verdict() != verdict_ && !was_vacuous) {
            refuse("verdict", "is not what the claims say");
        }
    }

    // A round that was cut off is left out where there are whole ones: then only the run knows.
    [[nodiscard]] bool is_interrupted() const {
        const auto was_cut_off = [](const recording& r) { return r.exit == ending::interrupted; };
        const auto has_cut_off_round = [&](const side_run& s) {
            return std::any_of(s.runs.begin(), s.runs.end(), was_cut_off);
        };
        return std::any_of(run_.sides.begin(), run_.sides.end(), has_cut_off_round) ||
               (!is_complete_ && run_.is_complete());
    }

    lesson_run run_;
    std::string lesson_;
    std::map<std::string, double, std::less<>> parameters_;
    side_reader sides_;
    prediction_reader predictions_;
    bool is_complete_ = true;
    asyncdemo::verdict verdict_ = verdict::pass;
};

}  // namespace

lesson_run read_run(std::string_view text, const lesson_lookup& find_lesson) {
    document_reader reader;
    reader.read(text);
    return reader.finish(find_lesson);
}

}  // namespace asyncdemo
