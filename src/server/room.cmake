set_source_files_properties(${CMAKE_SOURCE_DIR}/src/server/health_report.cpp PROPERTIES
                            COMPILE_DEFINITIONS GUARDIAN_VERSION="${PROJECT_VERSION}")
