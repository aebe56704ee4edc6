# Every query and migration becomes a constant: sql/devices/find.sql is sql::kDevicesFind.
file(GLOB_RECURSE guardian_queries CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/storage/sql/*.sql)
guardian_embed_text(guardian_storage storage/sql_text.h guardian::storage::sql ${CMAKE_SOURCE_DIR}/src/storage/sql
                    ${guardian_queries})

# For the durability test's own check: see sqlite_connection.cpp.
if(GUARDIAN_TEST_CLOCK)
  target_compile_definitions(guardian_storage PRIVATE GUARDIAN_TEST_CLOCK)
endif()
