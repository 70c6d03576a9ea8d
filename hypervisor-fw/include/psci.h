/* SPDX-License-Identifier: Apache-2.0
 * PSCI 1.1 function identifiers and return values (ARM DEN 0022D, 5.1 and
 * 5.2.2), SMC32 calling convention.
 */
#ifndef PSCI_H
#define PSCI_H

// clang-format off
#define PSCI_VERSION            0x84000000
#define PSCI_CPU_SUSPEND        0x84000001
#define PSCI_CPU_OFF            0x84000002
#define PSCI_CPU_ON             0x84000003
#define PSCI_AFFINITY_INFO      0x84000004
#define PSCI_MIGRATE_INFO_TYPE  0x84000006
#define PSCI_SYSTEM_OFF         0x84000008
#define PSCI_SYSTEM_RESET       0x84000009
#define PSCI_FEATURES           0x8400000a

#define PSCI_VERSION_1_1        0x00010001
#define PSCI_SUCCESS            0
#define PSCI_NOT_SUPPORTED      (-1)
#define PSCI_INVALID_PARAMETERS (-2)
#define PSCI_DENIED             (-3)
#define PSCI_ALREADY_ON         (-4)
#define PSCI_ON_PENDING         (-5)
#define PSCI_MIGRATE_NOT_REQUIRED 2

#define PSCI_AFFINITY_ON         0
#define PSCI_AFFINITY_OFF        1
#define PSCI_AFFINITY_ON_PENDING 2
// clang-format on

#endif
