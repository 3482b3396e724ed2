#include "textflag.h"

// func rawClone(flags, stack uintptr, shares *uint32, c *child) (pid uintptr)
TEXT ·rawClone(SB),NOSPLIT,$0-40
	MOVD flags+0(FP), R0
	MOVD stack+8(FP), R1
	MOVD $0, R2
	MOVD $0, R3
	MOVD shares+16(FP), R4
	MOVD c+24(FP), R19 // the kernel keeps it
	MOVD $220, R8      // clone
	SVC
	CBZ  R0, child
	MOVD R0, pid+32(FP)
	RET
child:
	MOVD $0, R29
	SUB  $32, RSP
	MOVD R19, 8(RSP)
	BL   ·carryOut(SB)
	BRK
