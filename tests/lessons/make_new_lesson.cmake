# Makes a new lesson, at-once, in a tree that has nothing but what this needs, and the catalog of it alone.
# Run as: cmake -DTREE=... -P make_new_lesson.cmake
set(project ${CMAKE_CURRENT_LIST_DIR}/../..)
file(REMOVE_RECURSE ${TREE})
file(GLOB scripts ${project}/lessons/*.cmake)
file(COPY ${scripts} ${project}/lessons/new-lesson DESTINATION ${TREE}/lessons)
file(COPY ${project}/cmake/embed_file.cmake DESTINATION ${TREE}/cmake)
file(COPY ${project}/README.md DESTINATION ${TREE})
file(WRITE ${TREE}/lessons/catalog.txt "Waiting\n")
foreach(script IN ITEMS "-DNAME=at-once;-P;new_lesson.cmake" "-P;readme_table.cmake"
                        "-DOUTPUT=${TREE}/all_lessons.cpp;-P;embed.cmake")
    execute_process(COMMAND ${CMAKE_COMMAND} ${script}
        WORKING_DIRECTORY ${TREE}/lessons COMMAND_ERROR_IS_FATAL ANY)
endforeach()
