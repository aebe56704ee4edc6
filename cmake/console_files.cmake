# Run by guardian_embed_console: builds WEB with NPM, copies its dist into DIRECTORY and writes
# DIRECTORY/console_files.cpp, which takes each file in by the assembler.
cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY ${DIRECTORY})
# Two build folders share web/node_modules and web/dist.
file(MAKE_DIRECTORY ${WEB}/../build)
file(LOCK ${WEB}/../build/console.lock GUARD PROCESS TIMEOUT 1200)

if(NOT EXISTS ${WEB}/node_modules/.package-lock.json
   OR ${WEB}/package-lock.json IS_NEWER_THAN ${WEB}/node_modules/.package-lock.json)
  execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY ${WEB}
                  COMMAND_ERROR_IS_FATAL ANY)
  file(TOUCH ${WEB}/node_modules/.package-lock.json)
endif()
execute_process(COMMAND ${NPM} run --silent build WORKING_DIRECTORY ${WEB} COMMAND_ERROR_IS_FATAL ANY)

# A copy, so that the objects of this build never meet another build's files.
file(REMOVE_RECURSE ${DIRECTORY}/dist)
file(COPY ${WEB}/dist DESTINATION ${DIRECTORY})
file(GLOB_RECURSE files RELATIVE ${DIRECTORY}/dist ${DIRECTORY}/dist/*)
list(FILTER files EXCLUDE REGEX "(^|/)\\.|\\.map(\\.(br|gz))?$")
list(SORT files)

set(data "")
set(names "")
set(table "")
set(index 0)
foreach(file ${files})
  set(symbol guardian_console_file_${index})
  # The digest makes the text differ with the content, for compiler caches.
  file(SHA256 ${DIRECTORY}/dist/${file} digest)
  string(APPEND data "    \".global ${symbol}\\n.hidden ${symbol}\\n${symbol}:\\n\"\n"
                     "    \".incbin \\\"${DIRECTORY}/dist/${file}\\\" # ${digest}\\n\"\n"
                     "    \".global ${symbol}_end\\n.hidden ${symbol}_end\\n${symbol}_end:\\n\"\n")
  string(APPEND names "extern const char ${symbol}[], ${symbol}_end[];\n")
  string(APPEND table "    {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${DIRECTORY}/console_files.cpp
"// Made from web/dist by cmake/console_files.cmake.
#include <cstddef>

#include \"console/files/embedded_files.h\"

asm(\".pushsection .rodata\\n\"
${data}    \".popsection\\n\");

extern \"C\" {
${names}}

namespace guardian::console {

std::span<const EmbeddedFile> embedded_files() {
  static const EmbeddedFile files[] = {
${table}  };
  return files;
}

}  // namespace guardian::console
")
