# SPDX-License-Identifier: Apache-2.0
# Warnings, sanitizers and ccache: the same for every target of the project.
option(HYPSCOPE_WERROR "Treat warnings as errors" ON)
set(HYPSCOPE_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, e.g. address,undefined")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# -Wno-restrict: GCC 12 warns of std::string's own memcpy (GCC bug 105651).
add_library(hypscope_options INTERFACE)
target_compile_options(hypscope_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion
    -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<BOOL:${HYPSCOPE_WERROR}>:-Werror>>)
if(HYPSCOPE_SANITIZE)
  # With sanitizers GCC 12 takes parts of <regex> for uninitialized.
  target_compile_options(hypscope_options INTERFACE -Wno-maybe-uninitialized -fsanitize=${HYPSCOPE_SANITIZE}
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(hypscope_options INTERFACE -fsanitize=${HYPSCOPE_SANITIZE})
endif()
