// SPDX-License-Identifier: Apache-2.0
#include "common/tlm/main_stack.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define HYPSCOPE_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HYPSCOPE_ADDRESS_SANITIZER
#endif
#endif

#ifdef HYPSCOPE_ADDRESS_SANITIZER
#include <cstddef>
#include <pthread.h>
#include <sanitizer/common_interface_defs.h>
#endif

namespace hypscope::bus {

void restore_main_stack() {
#ifdef HYPSCOPE_ADDRESS_SANITIZER
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
    void* bottom = nullptr;
    std::size_t size = 0;
    pthread_attr_getstack(&attributes, &bottom, &size);
    pthread_attr_destroy(&attributes);
    // A switch from this stack to itself sets its bounds.
    void* fake_stack = nullptr;
    __sanitizer_start_switch_fiber(&fake_stack, bottom, size);
    __sanitizer_finish_switch_fiber(fake_stack, nullptr, nullptr);
#endif
}

}  // namespace hypscope::bus
