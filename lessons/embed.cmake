# Makes a C++ file that holds the catalog: calls every lesson's function, and carries the lessons'
# files byte for byte, so that what is shown is what was compiled.
# Run as: cmake -DLESSONS=a;b -DSOURCE_DIR=... -DOUTPUT=... -P embed.cmake

include(${CMAKE_CURRENT_LIST_DIR}/../cmake/embed_file.cmake)

set(declarations "")
set(texts "")
set(entries "")
foreach(name IN LISTS LESSONS)
    string(REPLACE "-" "_" function ${name})
    embed_file(${SOURCE_DIR}/${name}.cpp ${function}_code code)
    embed_file(${SOURCE_DIR}/${name}.md ${function}_prose prose)
    string(APPEND declarations "lesson ${function}();\n")
    string(APPEND texts "${code}${prose}")
    string(APPEND entries "        {lessons::${function}(), \"lessons/${name}.cpp\", "
           "{${function}_code, sizeof ${function}_code - 1}, "
           "{${function}_prose, sizeof ${function}_prose - 1}},\n")
endforeach()

file(WRITE ${OUTPUT}.new "#include \"lessons/catalog.hpp\"

namespace asyncdemo {
namespace lessons {
${declarations}}  // namespace lessons

namespace {
${texts}}  // namespace

const catalog& all_lessons() {
    static const catalog all = {
${entries}    };
    return all;
}

}  // namespace asyncdemo
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
