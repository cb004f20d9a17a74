# Writes the folder of a lesson NAME, which begins as the one in new-lesson, and adds its line to the end of
# catalog.txt. `./dev new-lesson` calls it, with a name that can be one.
# Run as: cmake -DNAME=two-waits -P new_lesson.cmake

set(template new-lesson)
string(REPLACE - _ template_space ${template})
string(REPLACE - _ space ${NAME})
set(template_includes "#include \"lessons/lesson_file.hpp\"\n#include \"lessons/${template}/sides.hpp\"\n")

file(GLOB files RELATIVE ${CMAKE_CURRENT_LIST_DIR}/${template} ${CMAKE_CURRENT_LIST_DIR}/${template}/*)
foreach(file IN LISTS files)
    file(READ ${CMAKE_CURRENT_LIST_DIR}/${template}/${file} text)
    if(NAME STRLESS lesson_file.hpp) # as clang-format sorts them
        string(REPLACE "${template_includes}"
               "#include \"lessons/${template}/sides.hpp\"\n#include \"lessons/lesson_file.hpp\"\n" text "${text}")
    endif()
    string(REPLACE ${template} ${NAME} text "${text}")
    string(REPLACE ${template_space} ${space} text "${text}")
    file(WRITE ${CMAKE_CURRENT_LIST_DIR}/${NAME}/${file} "${text}")
endforeach()
file(APPEND ${CMAKE_CURRENT_LIST_DIR}/catalog.txt "    ${NAME}\n")
