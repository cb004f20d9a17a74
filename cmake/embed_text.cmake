# embed_text(TARGET FILE HEADER FUNCTION): adds to the target what is declared in HEADER, a function
# that returns the file byte for byte. Paths are those of the calling CMakeLists.txt.
function(embed_text target file header function)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
    set(text ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    set(script ${PROJECT_SOURCE_DIR}/cmake/write_embedded_text.cmake)
    add_custom_command(
        OUTPUT ${source}
        COMMAND ${CMAKE_COMMAND} -DTEXT=${text} -DHEADER=${header} -DFUNCTION=${function}
                -DOUTPUT=${source} -P ${script}
        DEPENDS ${text} ${script} ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
        COMMENT "Embedding ${file}"
        VERBATIM)
    target_sources(${target} PRIVATE ${source})
    set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
