@ SPDX-License-Identifier: Apache-2.0
@ title: All six breakpoints of the core work
@ section: A15 TRM 10.4.1, A7 TRM 10.4.1
@ expect: bp0=c bp0=4 bp0=c bp0=4 bp0=c bp0=4 bp0=c bp0=4 bp0=c bp0=4 bp5=c bp5=4 none=114
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro one n
    breakpoint \n, code+4*\n
    catch back\@
    eret_to (SVC|MASKED), code
back\@:
    out_vector
    out_return code+4*\n
    to_hyp
    breakpoint \n, 0, 0
    .endm
test:
    debug_on
    one 0
    one 1
    one 2
    one 3
    one 4
    one 5
    attempt (SVC|MASKED), code
    done
code:
    .rept 6
    nop
    .endr
    hvc #0
