// What the description of every lesson is written with: its `lesson.cpp`.
#pragma once

#include "lesson/claim_words.hpp"
#include "lesson/lesson.hpp"
#include "lesson/lesson_run.hpp"
#include "lesson/python_sides.hpp"
#include "lessons/sides_file.hpp"
