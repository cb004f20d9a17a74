# Makes the C++ file behind cli/shipped_texts.hpp: the files that are shipped beside the program,
# byte for byte.
# Run as: cmake -DSOURCE_DIR=... -DOUTPUT=... -P embed.cmake

include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/embed_file.cmake)

set(definitions "")
function(ship name file)
    embed_file(${SOURCE_DIR}/${file} bytes definition)
    string(APPEND definitions "
std::string_view ${name}() {
    static ${definition}    return {bytes, sizeof bytes - 1};
}
")
    set(definitions "${definitions}" PARENT_SCOPE)
endfunction()

ship(bash_completion shell/asyncdemo.bash)
ship(zsh_completion shell/_asyncdemo)
ship(fish_completion shell/asyncdemo.fish)
ship(manual_page asyncdemo.1)

file(WRITE ${OUTPUT}.new "#include \"asyncdemo/cli/shipped_texts.hpp\"

namespace asyncdemo {
${definitions}
}  // namespace asyncdemo
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
