#include "textflag.h"

// func gate32(nr uint32) int32
TEXT ·gate32(SB),NOSPLIT,$0-12
	MOVL nr+0(FP), AX
	INT  $0x80
	MOVL AX, ret+8(FP)
	RET
