# embed_file(FILE VARIABLE OUT): sets OUT to a line of C++ that defines VARIABLE as the bytes of the
# file, with a zero behind them.
function(embed_file file variable out)
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
    set(${out} "constexpr char ${variable}[] = {${bytes}'\\0'};\n" PARENT_SCOPE)
endfunction()
