# guardian_embed_console(TARGET): builds web/ by npm and compiles every file of web/dist into TARGET, which
# then defines `embedded_files()`. Runs again only when something web/ is built from has changed.
function(guardian_embed_console target)
  set(web ${CMAKE_SOURCE_DIR}/web)
  find_program(GUARDIAN_NPM npm)
  if(NOT GUARDIAN_NPM)
    message(FATAL_ERROR "GUARDIAN_EMBED_CONSOLE needs npm (Debian: apt-get install npm); or set it to OFF")
  endif()
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${web}/src/* ${web}/public/* ${web}/scripts/*)
  list(FILTER inputs EXCLUDE REGEX "\\.test\\.tsx?$|/src/testing/")
  foreach(name index.html package.json package-lock.json .npmrc node vite.config.ts tsconfig.json)
    if(EXISTS ${web}/${name})
      list(APPEND inputs ${web}/${name})
    endif()
  endforeach()
  set(directory ${CMAKE_BINARY_DIR}/console)
  add_custom_command(
    OUTPUT ${directory}/console_files.cpp
    COMMAND ${CMAKE_COMMAND} -DNPM=${GUARDIAN_NPM} -DWEB=${web} -DDIRECTORY=${directory}
            -P ${CMAKE_SOURCE_DIR}/cmake/console_files.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/console_files.cmake
    COMMENT "Building the web console"
    VERBATIM)
  target_sources(${target} PRIVATE ${directory}/console_files.cpp)
  set_source_files_properties(${directory}/console_files.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_compile_definitions(${target} PRIVATE GUARDIAN_EMBED_CONSOLE)
endfunction()
