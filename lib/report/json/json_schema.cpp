#include "report/json/json_schema.hpp"

namespace asyncdemo {
namespace {

constexpr auto text = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "What asyncdemo writes as JSON",
  "description": "Times are seconds (_s), memory is kilobytes (_kb). More fields may be added.",
  "anyOf": [
    {"$ref": "#/$defs/lesson_run"},
    {"$ref": "#/$defs/sweep"},
    {"$ref": "#/$defs/lessons"},
    {"$ref": "#/$defs/progress"}
  ],
  "$defs": {
    "lesson_run": {
      "title": "A lesson that has run",
      "type": "object",
      "required": ["schema_version", "asyncdemo", "lesson", "clock", "speed", "seed", "parameters",
                   "machine", "sides", "claims", "unjudged", "predictions", "complete", "verdict"],
      "properties": {
        "schema_version": {"const": 1},
        "asyncdemo": {"type": "string", "description": "the version of the program"},
        "lesson": {"type": "string"},
        "clock": {"enum": ["real", "virtual"],
                  "description": "on the virtual clock no time is measured: waits take as long as they ask for"},
        "speed": {"type": "number", "exclusiveMinimum": 0, "description": "what every wait was divided by"},
        "seed": {"type": "integer", "minimum": 0, "maximum": 9007199254740991},
        "parameters": {"type": "object", "additionalProperties": {"type": "number"},
                       "description": "as chosen, not yet divided by the speed"},
        "machine": {
          "type": "object",
          "required": ["cpus", "os", "compiler"],
          "properties": {
            "cpus": {"type": "integer", "minimum": 0, "description": "that the program may run on"},
            "cpu_quota": {"type": "number", "exclusiveMinimum": 0,
                          "description": "how many of them it may use on average; only where a control group sets a quota"},
            "os": {"type": "string"},
            "compiler": {"type": "string"},
            "python": {"type": "string", "description": "of the sides in Python, if any ran"}
          }
        },
        "served": {"type": "boolean", "description": "people knocked at its servers: nothing is judged"},
        "sides": {"type": "array", "items": {"$ref": "#/$defs/side"}},
        "claims": {"type": "array", "items": {"$ref": "#/$defs/claim"}},
        "unjudged": {"type": "array", "items": {"type": "string"},
                     "description": "claims that need a side that did not run"},
        "predictions": {"type": "array", "items": {"$ref": "#/$defs/prediction"}},
        "lateness_s": {"type": "array", "items": {"type": "number", "minimum": 0},
                       "description": "by how much the machine itself was late at worst, in each round; real clock only"},
        "complete": {"type": "boolean",
                     "description": "every side came to its end by itself; false, too, when the run was ended before: then the rest was not measured"},
        "verdict": {"$ref": "#/$defs/verdict",
                    "description": "fail if a claim failed, else inconclusive if one is or if none was judged, else pass"}
      }
    },
    "sweep": {
      "title": "A sweep: the lesson has run once for each of several values of one parameter",
      "type": "object",
      "required": ["schema_version", "asyncdemo", "lesson", "sweep", "points", "curves", "complete",
                   "verdict"],
      "properties": {
        "schema_version": {"const": 1}, "asyncdemo": {"type": "string"},
        "lesson": {"type": "string"},
        "sweep": {
          "type": "object",
          "required": ["parameter", "values", "steps", "figure", "across", "up"],
          "properties": {
            "parameter": {"type": "string", "description": "as it is called in the parameters of a run"},
            "values": {"type": "array", "items": {"type": "number"},
                       "description": "all that were asked for; there are fewer points when it was interrupted"},
            "steps": {"enum": ["doubling", "adding", "listed"]},
            "figure": {"type": "string", "description": "what the curves are of, for people"},
            "metric": {
              "type": "object",
              "description": "the same for programs",
              "required": ["name", "unit"],
              "properties": {
                "name": {"type": ["string", "null"],
                         "description": "wall_s, or one of the metrics of the sides; null when it is none of them but computed from several"},
                "unit": {"$ref": "#/$defs/unit"}
              }
            },
            "across": {"$ref": "#/$defs/scale"},
            "up": {"$ref": "#/$defs/scale"}
          }
        },
        "points": {"type": "array", "items": {
          "type": "object",
          "required": ["value", "run"],
          "properties": {"value": {"type": "number"}, "run": {"$ref": "#/$defs/lesson_run"}}}},
        "curves": {"type": "array", "items": {"$ref": "#/$defs/curve"}},
        "complete": {"type": "boolean", "description": "every value was run, every side to its end"},
        "verdict": {"$ref": "#/$defs/verdict", "description": "the worst of all points"}
      }
    },
    "lessons": {
      "title": "The lessons in teaching order: asyncdemo list --json",
      "type": "array",
      "items": {
        "type": "object",
        "required": ["name", "part", "question", "time_s", "clocks", "sides", "mistakes", "parameters"],
        "properties": {
          "name": {"type": "string"},
          "part": {"$ref": "#/$defs/part"},
          "question": {"type": "string"},
          "time_s": {"type": "number", "minimum": 0, "description": "that a run takes at the defaults, about"},
          "clocks": {"type": "array", "items": {"enum": ["real", "virtual"]}},
          "sides": {"type": "array", "items": {"type": "string"}},
          "mistakes": {"type": "array", "items": {"type": "string"}},
          "parameters": {"type": "array", "items": {
            "type": "object",
            "required": ["name", "unit", "default", "range"],
            "properties": {
              "name": {"type": "string"},
              "unit": {"$ref": "#/$defs/unit"},
              "default": {"type": "number"},
              "range": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"},
                        "description": "the least and the greatest value that it takes"}
            }}}
        }
      }
    },
    "progress": {
      "title": "Where the learner is: asyncdemo progress --json",
      "type": "object",
      "required": ["schema_version", "done", "of", "next", "lessons"],
      "properties": {
        "schema_version": {"const": 1},
        "done": {"$ref": "#/$defs/amount"},
        "of": {"$ref": "#/$defs/amount"},
        "next": {"type": ["string", "null"], "description": "the first lesson that is not done; null when all are"},
        "lessons": {"type": "array", "items": {
          "type": "object",
          "required": ["name", "part", "state"],
          "properties": {
            "name": {"type": "string"},
            "part": {"$ref": "#/$defs/part"},
            "state": {"enum": ["done", "skipped", "not yet"]},
            "at": {"type": "string", "description": "when it was left last, in UTC"},
            "predictions": {
              "type": "object",
              "required": ["right", "of"],
              "properties": {"right": {"$ref": "#/$defs/amount"}, "of": {"$ref": "#/$defs/amount"}}
            }
          }}}
      }
    },
    "part": {"type": "integer", "minimum": 1, "description": "of the curriculum"},
    "unit": {"enum": ["s", "kb", "per_s", "count", "factor"]},
    "scale": {"enum": ["linear", "logarithmic"], "description": "of an axis"},
    "curve": {
      "type": "object",
      "required": ["side", "points", "knee"],
      "properties": {
        "side": {"type": "string"},
        "points": {"type": "array", "description": "value and median figure, where the side came to its end",
                   "items": {"type": "array", "minItems": 2, "maxItems": 2,
                             "prefixItems": [{"type": "number"}, {"type": "number"}]}},
        "knee": {
          "type": ["object", "null"],
          "description": "where the curve is farthest from the line between its ends, on these axes, if by a quarter or more and by more than noise; growth is by each doubling of the value, or each step where the axis across is linear: a factor, or a difference where the axis up is linear",
          "required": ["value", "figure", "growth_before", "growth_after"],
          "properties": {
            "value": {"type": "number"},
            "figure": {"type": "number"},
            "growth_before": {"type": "number"},
            "growth_after": {"type": "number"}
          }
        }
      }
    },
    "verdict": {"enum": ["pass", "fail", "inconclusive"]},
    "time": {"type": "number", "minimum": 0},
    "amount": {"type": "integer", "minimum": 0},
    "measured_amount": {"type": ["integer", "null"], "minimum": 0,
                        "description": "null when it was not measured, as on the virtual clock"},
    "figure": {"type": ["number", "null"], "description": "null when it is not a finite number"},
    "side": {
      "type": "object",
      "required": ["name", "mistake", "ideal_s", "runs", "wall_s", "metrics", "rows", "spans",
                   "series", "marks"],
      "properties": {
        "name": {"type": "string"},
        "mistake": {"type": "boolean"},
        "python_of": {"type": "string",
                      "description": "only of a side in Python: the name of the side that does the same in C++, or its own"},
        "model_of": {"type": "string",
                     "description": "only of a side that models another one: the name of that one"},
        "ideal_s": {"type": ["number", "null"], "minimum": 0,
                    "description": "the time if nothing but the waits took time; null when there is none"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
        "wall_s": {
          "type": ["object", "null"],
          "description": "over the runs that came to their end; null when none did",
          "required": ["median", "min", "max"],
          "properties": {
            "median": {"$ref": "#/$defs/time"}, "min": {"$ref": "#/$defs/time"}, "max": {"$ref": "#/$defs/time"}
          }
        },
        "metrics": {"type": "object", "additionalProperties": {"$ref": "#/$defs/figure"},
                    "description": "of the first run, as are rows, spans, series and marks"},
        "rows": {"type": "array", "items": {
          "type": "object", "additionalProperties": {"type": ["number", "string", "null"]}}},
        "spans": {"type": "array", "items": {"$ref": "#/$defs/span"}},
        "series": {"type": "array", "items": {"$ref": "#/$defs/series"}},
        "marks": {"type": "array", "items": {"$ref": "#/$defs/mark"}}
      }
    },
    "run": {
      "type": "object",
      "required": ["wall_s", "cpu_s", "peak_in_flight", "peak_threads", "peak_rss_kb",
                   "voluntary_switches", "involuntary_switches", "exit"],
      "properties": {
        "wall_s": {"$ref": "#/$defs/time"},
        "cpu_s": {"type": ["number", "null"], "minimum": 0},
        "peak_in_flight": {"$ref": "#/$defs/amount"},
        "peak_threads": {"$ref": "#/$defs/measured_amount"},
        "peak_rss_kb": {"$ref": "#/$defs/measured_amount"},
        "voluntary_switches": {"$ref": "#/$defs/measured_amount"},
        "involuntary_switches": {"$ref": "#/$defs/measured_amount"},
        "run_delay_s": {"type": "number", "minimum": 0, "description": "could have run, had no processor"},
        "exit": {"enum": ["ok", "interrupted", "timeout", "crashed", "failed"]},
        "problem": {"type": "string", "description": "for people; only when there is one"}
      }
    },
    "span": {
      "type": "object",
      "required": ["lane", "what", "start_s", "end_s"],
      "properties": {
        "lane": {"type": "string"},
        "what": {"type": "string"},
        "start_s": {"type": "number"}, "end_s": {"type": "number"}
      }
    },
    "mark": {
      "type": "object",
      "required": ["lane", "what", "at_s"],
      "properties": {
        "lane": {"type": "string"},
        "what": {"type": "string"},
        "at_s": {"type": "number"}
      }
    },
    "series": {
      "type": "object",
      "required": ["name", "points"],
      "properties": {
        "name": {"type": "string"},
        "points": {"type": "array", "items": {
          "type": "array", "minItems": 2, "maxItems": 2,
          "prefixItems": [{"type": "number"}, {"$ref": "#/$defs/figure"}]}}
      }
    },
    "claim": {
      "type": "object",
      "required": ["text", "verdict", "measured", "bound", "relation", "unit"],
      "properties": {
        "text": {"type": "string"},
        "verdict": {"$ref": "#/$defs/verdict"},
        "measured": {"type": ["number", "null"], "description": "null when the claim can't be judged"},
        "bound": {"type": ["number", "null"]},
        "relation": {"enum": ["at_most", "at_least", "exactly"]},
        "unit": {"$ref": "#/$defs/unit"},
        "reason": {"type": "string", "description": "why it is inconclusive"}
      }
    },
    "prediction": {
      "type": "object",
      "required": ["side", "asks", "unit", "grade", "reason"],
      "anyOf": [{"required": ["predicted_s", "measured_s"]}, {"required": ["predicted", "measured"]}],
      "properties": {
        "side": {"type": "string"},
        "asks": {"type": "string", "description": "the question that was answered"},
        "unit": {"$ref": "#/$defs/unit",
                 "description": "of a time, the figures are called predicted_s, measured_s and truth_s; else predicted, measured and truth"},
        "predicted_s": {"$ref": "#/$defs/time"},
        "measured_s": {"type": ["number", "null"], "minimum": 0,
                       "description": "null when the side did not come to its end"},
        "truth_s": {"type": "number", "minimum": 0,
                    "description": "what it comes to when nothing disturbs the run; missing where the machine decides"},
        "predicted": {"type": "number", "minimum": 0},
        "measured": {"type": ["number", "null"], "minimum": 0},
        "truth": {"type": "number", "minimum": 0},
        "disturbed": {"type": "boolean", "description": "there, and true, when the measurement is not the truth"},
        "grade": {"enum": ["right", "close", "wrong", "unclear"],
                  "description": "of the truth if there is one, else of the measurement: within 10%, within 30%, further off; where the question names a factor: within it, within three times as much; unclear: the run can't tell"},
        "reason": {"type": "string"}
      }
    }
  }
}
)json";

}  // namespace

std::string json_schema() { return text; }

}  // namespace asyncdemo
