#include "textflag.h"

// func rawClone(flags, stack uintptr, shares *uint32, c *child) (pid uintptr)
TEXT ·rawClone(SB),NOSPLIT,$0-40
	MOVQ flags+0(FP), DI
	MOVQ stack+8(FP), SI
	MOVQ $0, DX
	MOVQ shares+16(FP), R10
	MOVQ $0, R8
	MOVQ c+24(FP), R12 // the kernel keeps it
	MOVQ $56, AX       // clone
	SYSCALL
	TESTQ AX, AX
	JEQ  child
	MOVQ AX, pid+32(FP)
	RET
child:
	XORL BP, BP
	SUBQ $16, SP
	MOVQ R12, 0(SP)
	CALL ·carryOut(SB)
	INT  $3
