# The text of openapi/ is compiled in; openapi/fragments.cpp alone reads it.
file(GLOB_RECURSE guardian_openapi CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/api/openapi/*.json)
guardian_embed_table(guardian_api api/openapi_text.h guardian::api::openapi_text ${CMAKE_SOURCE_DIR}/src/api/openapi
                     kEveryText ${guardian_openapi})
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/api/openapi/openapi_document.cpp
                            ${CMAKE_SOURCE_DIR}/src/api/conditional_answer.cpp PROPERTIES
                            COMPILE_DEFINITIONS GUARDIAN_VERSION="${PROJECT_VERSION}")
