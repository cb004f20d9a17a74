# Makes a C++ file that holds the catalog: calls the function of every lesson that catalog.txt names,
# and carries the files of its folder byte for byte, so that what is shown is what was compiled.
# Run as: cmake -DOUTPUT=... -P embed.cmake

include(${CMAKE_CURRENT_LIST_DIR}/../cmake/embed_file.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/read_catalog.cmake)

set(declarations "")
set(texts "")
set(entries "")
set(typed "")
foreach(name IN LISTS lessons)
    string(REPLACE "-" "_" space ${name})
    set(folder ${CMAKE_CURRENT_LIST_DIR}/${name})
    embed_file(${folder}/story.md ${space}_story text)
    string(APPEND texts "${text}")

    # What the projector shows comes first.
    file(GLOB files RELATIVE ${folder} ${folder}/*.cpp ${folder}/*.hpp)
    list(FILTER files EXCLUDE REGEX "^sides\\.[ch]pp$")
    foreach(sides IN ITEMS sides.hpp sides.cpp)
        if(EXISTS ${folder}/${sides})
            list(PREPEND files ${sides})
        endif()
    endforeach()
    set(code "")
    foreach(file IN LISTS files)
        string(MAKE_C_IDENTIFIER ${space}_${file} variable)
        embed_file(${folder}/${file} ${variable} text)
        string(APPEND texts "${text}")
        string(APPEND code "\n                   {\"lessons/${name}/${file}\", text_of(${variable})},")
    endforeach()

    # Python's way to do the same, where the lesson has one.
    set(description "lessons::${space}::description()")
    if(EXISTS ${folder}/sides.py)
        embed_file(${folder}/sides.py ${space}_python text)
        string(APPEND texts "${text}")
        set(description "with_python(${description}, {\"lessons/${name}/sides.py\", text_of(${space}_python)})")
    endif()

    string(APPEND declarations "namespace ${space} {\nlesson description();\n}\n")
    string(APPEND typed "    if (name == \"${name}\") return ${description};\n")
    string(APPEND entries "        entry_of(${description}, {${part_of_${name}}, \"${title_of_${name}}\"},\n"
           "                 {${code}},\n                 text_of(${space}_story)),\n")
endforeach()

file(WRITE ${OUTPUT}.new "#include <cstddef>

#include \"lesson/python_sides.hpp\"
#include \"lessons/catalog.hpp\"

namespace asyncdemo {
namespace lessons {
${declarations}}  // namespace lessons

namespace {
${texts}
template <std::size_t size>
constexpr std::string_view text_of(const char (&text)[size]) {
    return {text, size - 1};
}
}  // namespace

const catalog& all_lessons() {
    static const catalog all = {
${entries}    };
    return all;
}

std::optional<lesson> typed_lesson(std::string_view name) {
${typed}    return std::nullopt;
}

}  // namespace asyncdemo
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
