# guardian_embed_text(TARGET HEADER NAMESPACE ROOT files...): each text file becomes a
# `inline constexpr std::string_view k<PathInCamelCase>` in one generated header.
function(guardian_embed_text target header namespace root)
  guardian_embed(${target} ${header} ${namespace} ${root} "" "${ARGN}")
endfunction()

# guardian_embed_table(TARGET HEADER NAMESPACE ROOT TABLE files...): the same, and behind them
# `inline constexpr EmbeddedText TABLE[]` of all, as {path below ROOT without its ending, text}, by path.
function(guardian_embed_table target header namespace root table)
  guardian_embed(${target} ${header} ${namespace} ${root} ${table} "${ARGN}")
endfunction()

function(guardian_embed target header namespace root table files)
  set(output ${CMAKE_BINARY_DIR}/generated/${header})
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMESPACE=${namespace} -DROOT=${root} -DTABLE=${table}
            "-DFILES=${files}" -P ${CMAKE_SOURCE_DIR}/cmake/embed_text.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_text.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
  target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR}/generated)
endfunction()
