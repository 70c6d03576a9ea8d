# SPDX-License-Identifier: Apache-2.0
# The installed package: the program, the firmware, and hypscope::hypscope for a user's own sc_main
# (find_package(hypscope); examples/tlm_peripheral).
include(CMakePackageConfigHelpers)

set(installed_rooms common common_memory common_tlm isa mmu timer gic uarch trace cpu platform_boards
  platform_devices platform_virtio platform_cards platform_loader platform_machine platform_session)
add_library(hypscope_all INTERFACE)
set_target_properties(hypscope_all PROPERTIES EXPORT_NAME hypscope)
target_compile_features(hypscope_all INTERFACE cxx_std_20)
target_include_directories(hypscope_all INTERFACE
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(hypscope_all INTERFACE platform_session)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hypscope)
install(TARGETS hypscope RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS hypscope_all hypscope_systemc ${installed_rooms} EXPORT hypscope
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/hypscope)
install(EXPORT hypscope NAMESPACE hypscope:: FILE hypscopeTargets.cmake DESTINATION ${package_dir})
foreach(room common isa mmu timer gic uarch trace cpu platform)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${room}/
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/hypscope/${room}
    FILES_MATCHING PATTERN *.hpp PATTERN *.inc)
endforeach()
install(FILES ${CMAKE_BINARY_DIR}/fw/reference.elf ${CMAKE_BINARY_DIR}/fw/monitor.bin
    ${CMAKE_BINARY_DIR}/fw/first_hypercall.elf
  DESTINATION ${CMAKE_INSTALL_DATADIR}/hypscope/firmware)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/hypscopeConfig.cmake.in
  ${CMAKE_BINARY_DIR}/hypscopeConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/hypscopeConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/hypscopeConfig.cmake
    ${CMAKE_BINARY_DIR}/hypscopeConfigVersion.cmake DESTINATION ${package_dir})
