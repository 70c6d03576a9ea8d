# SPDX-License-Identifier: Apache-2.0
# A room is one static library. Headers are included from the root ("mmu/walker.hpp"), but a target
# finds the headers of a room only when it links that room: each room has an include directory of
# its own in the build tree that holds nothing but a link to the room's folder.

# hypscope_room(<room> [OF folder] [SOURCES file...] [SEES room...] [LIBRARIES target...])
# A part of a room is a library of its own that shares the folder and the include directory: OF.
function(hypscope_room room)
  cmake_parse_arguments(ROOM "" "OF" "SOURCES;SEES;LIBRARIES" ${ARGN})
  if(NOT ROOM_OF)
    set(ROOM_OF ${room})
  endif()
  set(include_dir ${CMAKE_BINARY_DIR}/rooms/${ROOM_OF})
  file(MAKE_DIRECTORY ${include_dir})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${ROOM_OF} ${include_dir}/${ROOM_OF} SYMBOLIC)
  if(ROOM_SOURCES)
    add_library(${room} STATIC ${ROOM_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(${room} PRIVATE $<BUILD_INTERFACE:hypscope_options>)
  else()
    add_library(${room} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${room} ${scope} $<BUILD_INTERFACE:${include_dir}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/hypscope>)
  target_link_libraries(${room} ${scope} ${ROOM_SEES} ${ROOM_LIBRARIES})
endfunction()

# hypscope_unit_test(<name> SOURCES file... SEES room... [LIBRARIES target...]): a Catch2 program.
function(hypscope_unit_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;SEES;LIBRARIES" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${TEST_SEES} ${TEST_LIBRARIES} Catch2::Catch2WithMain
    hypscope_options)
  add_test(NAME ${name} COMMAND ${name})
endfunction()
