@ SPDX-License-Identifier: Apache-2.0
@ title: Data processing in Hyp mode: CPACR does not matter, HCPTR.TCP10 makes it UNDEFINED there
@ section: ARM ARM B1.11.3, B1.14.12
@ expect: cpacr=40400000 vector=104 ec=7
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

test:
    vfp_on
    fpscr 0
    clear_bits 0, c1, c0, 2, 0xf00000
    single s1, 0x3f800000
    single s2, 0x40000000
    vadd.f32 s0, s1, s2
    out_s s0
    write 4, c1, c1, 2, 0xc00
    catch 3f
    vadd.f32 s0, s1, s2
3:  out_vector
    out_hsr_ec
    done
