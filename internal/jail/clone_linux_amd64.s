#include "textflag.h"

// func rawClone(flags, stack uintptr, pidfd *int32, shares *uint32, c *child) (pid uintptr)
TEXT ·rawClone(SB),NOSPLIT,$0-48
	MOVQ flags+0(FP), DI
	MOVQ stack+8(FP), SI
	MOVQ pidfd+16(FP), DX
	MOVQ shares+24(FP), R10
	MOVQ $0, R8
	MOVQ c+32(FP), R12 // the kernel keeps it
	MOVQ $56, AX       // clone
	SYSCALL
	TESTQ AX, AX
	JEQ  child
	MOVQ AX, pid+40(FP)
	RET
child:
	XORL BP, BP
	SUBQ $16, SP
	MOVQ R12, 0(SP)
	CALL ·carryOut(SB)
	INT  $3
