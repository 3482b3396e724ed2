#include "textflag.h"

// func rawClone(flags, stack uintptr, pidfd *int32, shares *uint32, c *child) (pid uintptr)
TEXT ·rawClone(SB),NOSPLIT,$0-48
	MOVD flags+0(FP), R0
	MOVD stack+8(FP), R1
	MOVD pidfd+16(FP), R2
	MOVD $0, R3
	MOVD shares+24(FP), R4
	MOVD c+32(FP), R19 // the kernel keeps it
	MOVD $220, R8      // clone
	SVC
	CBZ  R0, child
	MOVD R0, pid+40(FP)
	RET
child:
	MOVD $0, R29
	SUB  $32, RSP
	MOVD R19, 8(RSP)
	BL   ·carryOut(SB)
	BRK
