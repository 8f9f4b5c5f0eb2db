# The pages of web/: bundled into one template by npm's packages, and put into the program as text. Sets
# page_template_source, to be compiled into the program.
option(ARMONICA_PAGES "Build the pages that --html writes; needs Node.js and npm, and npm's registry the first time" ON)
set(page_template_source ${PROJECT_BINARY_DIR}/generated/page_template.cpp)

if(NOT ARMONICA_PAGES)
  file(CONFIGURE OUTPUT ${page_template_source} CONTENT [[
#include "app/pages/page_template.hpp"

namespace armonica::app {
const std::string_view page_template;
}
]])
  return()
endif()

find_program(NODE_EXECUTABLE NAMES node nodejs)
find_program(NPM_EXECUTABLE npm)
if(NOT NODE_EXECUTABLE OR NOT NPM_EXECUTABLE)
  message(FATAL_ERROR "Node.js and npm are needed to build the pages of reports (scripts/install-packages installs "
    "them). Without them configure with -DARMONICA_PAGES=OFF: everything but --html works.")
endif()

set(web ${PROJECT_SOURCE_DIR}/web)
set(web_packages ${web}/node_modules/.package-lock.json)
set(page_html ${PROJECT_BINARY_DIR}/web/page.html)
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web}/src/*)
add_custom_command(OUTPUT ${web_packages}
  COMMAND ${NPM_EXECUTABLE} ci --no-audit --no-fund --loglevel=error
  DEPENDS ${web}/package-lock.json
  WORKING_DIRECTORY ${web}
  COMMENT "Installing the pages' npm packages")
add_custom_command(OUTPUT ${page_html}
  COMMAND ${NODE_EXECUTABLE} build.mjs ${PROJECT_BINARY_DIR}/web
  DEPENDS ${web_packages} ${web_sources} ${web}/build.mjs ${web}/package.json ${web}/tsconfig.json
  WORKING_DIRECTORY ${web}
  COMMENT "Bundling the pages")
add_custom_command(OUTPUT ${page_template_source}
  COMMAND ${CMAKE_COMMAND} -DPAGE=${page_html} -DSOURCE=${page_template_source} -P ${CMAKE_CURRENT_LIST_DIR}/embed_page.cmake
  DEPENDS ${page_html} ${CMAKE_CURRENT_LIST_DIR}/embed_page.cmake
  COMMENT "Putting the pages into the program")
