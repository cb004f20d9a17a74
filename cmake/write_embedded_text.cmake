# Makes the C++ file behind the header of a text that is part of the program.
# Run as: cmake -DTEXT=... -DHEADER=... -DFUNCTION=... -DOUTPUT=... -P write_embedded_text.cmake

include(${CMAKE_CURRENT_LIST_DIR}/embed_file.cmake)
embed_file(${TEXT} text definition)
file(WRITE ${OUTPUT}.new "#include \"${HEADER}\"

namespace asyncdemo {
namespace {
${definition}}  // namespace

std::string_view ${FUNCTION}() { return {text, sizeof text - 1}; }

}  // namespace asyncdemo
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
