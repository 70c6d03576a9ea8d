// SPDX-License-Identifier: Apache-2.0
// The one place that includes SystemC and TLM-2.0: wrappers (`*_module`) include this.
#pragma once
#include <systemc>
#include <tlm>
#include <tlm_utils/multi_passthrough_initiator_socket.h>
#include <tlm_utils/multi_passthrough_target_socket.h>
#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/simple_target_socket.h>
