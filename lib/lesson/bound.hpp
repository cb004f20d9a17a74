// A value that depends on how a run was set up: a number, a parameter, or what a function makes of
// the settings. Claims are held against bounds; ideal times and people's answers are such values.
#pragma once

#include <concepts>
#include <functional>
#include <utility>

#include "lesson/parameter.hpp"
#include "lesson/settings.hpp"

namespace asyncdemo {

template <class T>
class bound {
public:
    // Not explicit, so that a table of claims or sides reads as one.
    template <std::convertible_to<T> Value>
    bound(Value value)  // NOLINT(google-explicit-constructor)
        : of_([value](const settings&) { return T(value); }) {}
    template <std::convertible_to<T> Value>
    bound(parameter<Value> p)  // NOLINT(google-explicit-constructor)
        : of_([p](const settings& chosen) { return T(chosen[p]); }) {}
    template <std::invocable<const settings&> Function>
    bound(Function of)  // NOLINT(google-explicit-constructor)
        : of_(std::move(of)) {}

    T operator()(const settings& chosen) const { return of_(chosen); }

private:
    std::function<T(const settings&)> of_;
};

}  // namespace asyncdemo
