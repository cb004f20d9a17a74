# The headers of the standard library and of packages that most sources include. They are compiled once, and
# none of the house is among them, so touching a header builds only what includes it. A source still
# says what it includes; `tests/house` looks.
set(common_headers
    <fmt/format.h> <algorithm> <array> <chrono> <deque> <functional> <map> <memory> <optional>
    <stdexcept> <string> <string_view> <utility> <variant> <vector>)
add_library(common_headers OBJECT ${CMAKE_CURRENT_LIST_DIR}/common_headers.cpp)
target_link_libraries(common_headers PRIVATE fmt::fmt)
target_precompile_headers(common_headers PRIVATE ${common_headers})

# asyncdemo_room(NAME FOLDER USES ...): a folder is a library of all its sources but `main`, and what it
# uses are the arrows of the house. `tests/house` holds lib/README.md and every include against them.
function(asyncdemo_room name folder)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "USES")
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    list(FILTER sources EXCLUDE REGEX /main.cpp$)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
    if(NOT folder MATCHES ^lib/)
        target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/apps)
    endif()
    target_link_libraries(${name} PUBLIC ${arg_USES})
    # The runtime uses nothing but libuv, and the protocols nothing of it; the lessons have other options.
    if(NOT name MATCHES "^(aio|aio_io|wire|lessons)$")
        target_precompile_headers(${name} REUSE_FROM common_headers)
    endif()
    string(JOIN " " line ${folder} ${name} ${arg_USES})
    set_property(GLOBAL APPEND_STRING PROPERTY asyncdemo_rooms "${line}\n")
endfunction()
