if(GUARDIAN_EMBED_CONSOLE)
  include(${CMAKE_SOURCE_DIR}/cmake/console.cmake)
  guardian_embed_console(guardian_console)
endif()
