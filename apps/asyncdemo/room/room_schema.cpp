#include "asyncdemo/room/room_schema.hpp"

namespace asyncdemo {
namespace {

constexpr auto text = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "What a room of asyncdemo and its browsers say to each other",
  "description": "A message is a text of a WebSocket at /socket. A browser says join or watch first. Texts are shown as they are, never read as HTML.",
  "anyOf": [
    {"$ref": "#/$defs/state"},
    {"$ref": "#/$defs/you"},
    {"$ref": "#/$defs/count"},
    {"$ref": "#/$defs/picture"},
    {"$ref": "#/$defs/grow"},
    {"$ref": "#/$defs/error"},
    {"$ref": "#/$defs/join"},
    {"$ref": "#/$defs/watch"},
    {"$ref": "#/$defs/name"},
    {"$ref": "#/$defs/vote"}
  ],
  "$defs": {
    "state": {
      "title": "Where the room is; to everybody",
      "type": "object",
      "required": ["kind", "serial", "stage", "lesson", "parameters", "side", "ask", "people", "voted",
                   "histogram", "answer", "mistake", "conclusion", "table", "join"],
      "properties": {
        "kind": {"const": "state"},
        "serial": {"type": "integer", "minimum": 1, "description": "grows with each change of what is shown"},
        "stage": {"enum": ["lobby", "question", "histogram", "run", "answer", "mistake", "end"]},
        "lesson": {
          "type": ["object", "null"],
          "required": ["name", "title", "question", "number", "of"],
          "properties": {
            "name": {"type": "string"},
            "title": {"type": "string"},
            "question": {"type": "string"},
            "number": {"type": "integer", "minimum": 1},
            "of": {"type": "integer", "minimum": 1}
          }
        },
        "parameters": {"type": "string", "description": "what an answer can be worked out from"},
        "side": {
          "type": ["object", "null"],
          "required": ["name", "about", "is_mistake", "number", "of"],
          "properties": {
            "name": {"type": "string"},
            "about": {"type": "string"},
            "is_mistake": {"type": "boolean"},
            "number": {"type": "integer", "minimum": 1, "description": "among the sides, or among the mistakes"},
            "of": {"type": "integer", "minimum": 1}
          }
        },
        "ask": {
          "type": ["object", "null"],
          "required": ["id", "text", "unit", "choices", "round", "is_open"],
          "properties": {
            "id": {"type": "integer", "minimum": 1, "description": "another one for each question and each vote on it"},
            "text": {"type": "string"},
            "unit": {"enum": ["time", "number", "per_second", "factor"]},
            "choices": {"type": "array", "items": {"type": "string"}},
            "round": {"enum": [1, 2]},
            "is_open": {"type": "boolean"}
          }
        },
        "people": {"$ref": "#/$defs/how_many"},
        "voted": {"$ref": "#/$defs/how_many", "description": "in this round"},
        "histogram": {
          "type": ["object", "null"],
          "required": ["rounds", "rows"],
          "properties": {
            "rounds": {"enum": [1, 2]},
            "rows": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["answer", "first", "second", "is_right"],
                "properties": {
                  "answer": {"type": "string"},
                  "first": {"$ref": "#/$defs/how_many"},
                  "second": {"$ref": "#/$defs/how_many"},
                  "is_right": {"type": "boolean", "description": "false until the answer is told"}
                }
              }
            }
          }
        },
        "answer": {
          "type": ["object", "null"],
          "required": ["text", "why", "right", "close", "wrong", "unclear", "errors"],
          "properties": {
            "text": {"type": "string", "description": "empty when the side was not measured"},
            "why": {"type": "string"},
            "right": {"$ref": "#/$defs/how_many"},
            "close": {"$ref": "#/$defs/how_many"},
            "wrong": {"$ref": "#/$defs/how_many"},
            "unclear": {"$ref": "#/$defs/how_many"},
            "errors": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["answer", "count", "because"],
                "properties": {
                  "answer": {"type": "string"},
                  "count": {"$ref": "#/$defs/how_many"},
                  "because": {"type": "string", "description": "goes on after the answer"}
                }
              }
            }
          }
        },
        "mistake": {
          "type": ["object", "null"],
          "required": ["name", "sentence", "broken"],
          "properties": {
            "name": {"type": "string"},
            "sentence": {"type": "string"},
            "broken": {"type": "array", "items": {"type": "string"}, "description": "the claims that it breaks"}
          }
        },
        "conclusion": {"type": ["string", "null"]},
        "table": {
          "type": ["array", "null"],
          "items": {
            "type": "object",
            "required": ["lesson", "side", "answer", "first", "second"],
            "properties": {
              "lesson": {"type": "string"},
              "side": {"type": "string"},
              "answer": {"type": "string"},
              "first": {"$ref": "#/$defs/share"},
              "second": {"anyOf": [{"$ref": "#/$defs/share"}, {"type": "null"}]}
            }
          }
        },
        "join": {
          "description": "where phones find the room; in the lobby with a QR code of that, # where it is dark",
          "type": "object",
          "required": ["address", "code"],
          "properties": {
            "address": {"type": "string"},
            "code": {"type": ["array", "null"], "items": {"type": "string"}}
          }
        }
      }
    },
    "you": {
      "title": "What only one person is told",
      "type": "object",
      "required": ["kind", "member", "name", "first", "second", "grade", "reason", "score"],
      "properties": {
        "kind": {"const": "you"},
        "member": {"type": "string", "description": "to be said by join, to have the same place again"},
        "name": {"type": "string", "description": "24 characters at most"},
        "first": {"type": ["string", "null"]},
        "second": {"type": ["string", "null"]},
        "grade": {"enum": ["right", "close", "wrong", "unclear", null]},
        "reason": {"type": "string"},
        "score": {"$ref": "#/$defs/share"}
      }
    },
    "count": {
      "title": "How many there are; to everybody, at most ten times a second",
      "type": "object",
      "required": ["kind", "people", "voted"],
      "properties": {
        "kind": {"const": "count"},
        "people": {"$ref": "#/$defs/how_many"},
        "voted": {"$ref": "#/$defs/how_many"}
      }
    },
    "picture": {
      "title": "The picture of what has run so far, in place of any other",
      "type": "object",
      "required": ["kind", "axis_s", "sides"],
      "properties": {
        "kind": {"const": "picture"},
        "axis_s": {"type": "number", "minimum": 0},
        "sides": {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}
      }
    },
    "grow": {
      "title": "What is new in the picture",
      "type": "object",
      "required": ["kind", "axis_s", "sides"],
      "properties": {
        "kind": {"const": "grow"},
        "axis_s": {"type": "number", "minimum": 0},
        "sides": {"type": "array", "items": {"type": "object", "required": ["index"], "properties": {"index": {"type": "integer", "minimum": 0}}}}
      }
    },
    "error": {
      "title": "What was wrong with something that a browser said; to it alone",
      "type": "object",
      "required": ["kind", "text"],
      "properties": {"kind": {"const": "error"}, "text": {"type": "string"}}
    },
    "join": {
      "title": "A person comes, or comes back",
      "type": "object",
      "required": ["kind"],
      "properties": {
        "kind": {"const": "join"},
        "member": {"type": "string", "description": "as you has it; absent: somebody new"},
        "name": {"type": "string", "description": "cut to 24 characters; what can't be seen is left out"}
      }
    },
    "watch": {
      "title": "A projector comes, which is no person",
      "type": "object",
      "required": ["kind"],
      "properties": {"kind": {"const": "watch"}}
    },
    "name": {
      "title": "A person has another name",
      "type": "object",
      "required": ["kind", "name"],
      "properties": {"kind": {"const": "name"}, "name": {"type": "string"}}
    },
    "vote": {
      "title": "A person votes, in place of an earlier vote on the same question",
      "type": "object",
      "required": ["kind", "ask"],
      "oneOf": [{"required": ["choice"]}, {"required": ["answer"]}],
      "properties": {
        "kind": {"const": "vote"},
        "ask": {"type": "integer", "description": "the id of what is asked"},
        "choice": {"type": "integer", "minimum": 0, "description": "one of the choices, counted from 0"},
        "answer": {"type": "string", "description": "any other: 3.5s, 20, 500/s, 1.33x"}
      }
    },
    "how_many": {"type": "integer", "minimum": 0},
    "share": {
      "type": "object",
      "required": ["right", "of"],
      "properties": {"right": {"$ref": "#/$defs/how_many"}, "of": {"$ref": "#/$defs/how_many"}}
    }
  }
}
)json";

}  // namespace

std::string room_schema() { return text; }

}  // namespace asyncdemo
