# Writes the text of PAGE into the C++ file SOURCE. Run as a script: cmake -DPAGE=… -DSOURCE=… -P embed_page.cmake
file(READ ${PAGE} page)
if(page MATCHES [=[\)page"]=])
  message(FATAL_ERROR "${PAGE} holds what ends its text in C++: )page\"")
endif()
file(WRITE ${SOURCE} "#include \"app/pages/page_template.hpp\"

namespace armonica::app {
const std::string_view page_template = R\"page(${page})page\";
}
")
