# Installs what was built, and looks whether all of it is there. Where there is a checker of manual
# pages, it finds nothing to say.
set(prefix ${BUILD}/installed_by_test)
file(REMOVE_RECURSE ${prefix})
execute_process(
    COMMAND ${CMAKE_COMMAND} --install ${BUILD} --config "${CONFIG}" --prefix ${prefix}
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

foreach(file IN ITEMS
        ${BIN}/asyncdemo ${DATA}/bash-completion/completions/asyncdemo
        ${DATA}/zsh/site-functions/_asyncdemo ${DATA}/fish/vendor_completions.d/asyncdemo.fish
        ${MAN}/man1/asyncdemo.1)
    file(SIZE ${prefix}/${file} size)
    if(size EQUAL 0)
        message(FATAL_ERROR "${file} is empty")
    endif()
endforeach()

set(page ${prefix}/${MAN}/man1/asyncdemo.1)
foreach(checker IN ITEMS "groff;-man;-ww;-z" "mandoc;-Tlint")
    list(GET checker 0 name)
    find_program(${name} ${name})
    if(${name})
        execute_process(COMMAND ${checker} ${page} RESULT_VARIABLE status
                        OUTPUT_VARIABLE complaints ERROR_VARIABLE complaints)
        if(NOT status EQUAL 0 OR complaints)
            message(FATAL_ERROR "${name}: ${complaints}")
        endif()
    endif()
endforeach()
file(REMOVE_RECURSE ${prefix})
