# SPDX-License-Identifier: Apache-2.0
# Every library comes from a Debian 12 package; nothing is downloaded.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Catch2 2 REQUIRED)
pkg_check_modules(SYSTEMC REQUIRED IMPORTED_TARGET systemc)
pkg_check_modules(CAPSTONE REQUIRED IMPORTED_TARGET capstone)
pkg_check_modules(LIBELF REQUIRED IMPORTED_TARGET libelf)
find_library(LIBFDT_LIBRARY fdt REQUIRED)
# Not by pkg-config: slirp.pc asks for glib-2.0.pc, which libslirp-dev does not bring along.
find_path(SLIRP_INCLUDE_DIR libslirp.h PATH_SUFFIXES slirp REQUIRED)
find_library(SLIRP_LIBRARY slirp REQUIRED)

# Debian's SystemC is a C++17 build: a C++20 user must say so, or its version symbol does not link.
add_library(hypscope_systemc INTERFACE)
target_link_libraries(hypscope_systemc INTERFACE PkgConfig::SYSTEMC)
target_compile_definitions(hypscope_systemc INTERFACE SC_CPLUSPLUS=201703L
  SC_INCLUDE_DYNAMIC_PROCESSES)
