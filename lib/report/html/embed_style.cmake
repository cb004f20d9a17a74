# Makes the C++ file behind page_style.hpp: page.css byte for byte.
# Run as: cmake -DSTYLE=... -DOUTPUT=... -P embed_style.cmake

include(${CMAKE_CURRENT_LIST_DIR}/../../../cmake/embed_file.cmake)
embed_file(${STYLE} style definition)
file(WRITE ${OUTPUT}.new "#include \"report/html/page_style.hpp\"

namespace asyncdemo {
namespace {
${definition}}  // namespace

std::string_view page_style() { return {style, sizeof style - 1}; }

}  // namespace asyncdemo
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
