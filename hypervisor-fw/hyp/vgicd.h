/* SPDX-License-Identifier: Apache-2.0
 * The virtual distributor's constants.
 */
#ifndef VGICD_H
#define VGICD_H

#define VGICD_IIDR 0x0000043b /* Arm, as the physical one of the machine says */

void vgicd_build_index(void);

#endif
