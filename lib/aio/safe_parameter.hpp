// Which parameters a coroutine may have, and which values it may yield, in spite of g++ 12.
#pragma once

#include <type_traits>

namespace aio {

/// g++ 12 destroys an aggregate twice that is written as a literal in the expression that is
/// awaited. A parameter that can be such a literal is where that bites, so a coroutine may not have
/// one. A reference to what can be changed is no literal, and `*this` of a coroutine that is a
/// member is neither.
template <class Parameter>
constexpr bool is_safe_coroutine_parameter() {
    using object = std::remove_reference_t<Parameter>;
    if constexpr (std::is_lvalue_reference_v<Parameter> && !std::is_const_v<object>) {
        return true;
    } else if constexpr (requires { sizeof(object); }) {
        return !std::is_aggregate_v<object> || std::is_array_v<object> ||
               std::is_trivially_destructible_v<object>;
    }
    return true;
}

/// For functions that take what they call, and are awaited: g++ 12 destroys a closure twice that
/// owns something and is written in the awaited expression.
template <class Closure>
constexpr void refuse_owning_closure() {
    static_assert(
        std::is_trivially_destructible_v<Closure>,
        "capture by reference: g++ 12 destroys a closure twice that owns something and is "
        "written in the awaited expression");
}

}  // namespace aio
