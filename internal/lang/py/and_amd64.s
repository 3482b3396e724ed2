#include "textflag.h"

// func andBlocks(z, x, y *big.Word, n int)
//
// n blocks of eight words, each two to a register of SSE2, which every amd64
// has.
TEXT ·andBlocks(SB), NOSPLIT, $0-32
	MOVQ z+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ y+16(FP), DX
	MOVQ n+24(FP), CX

block:
	MOVOU 0(SI), X0
	MOVOU 16(SI), X1
	MOVOU 32(SI), X2
	MOVOU 48(SI), X3
	MOVOU 0(DX), X4
	MOVOU 16(DX), X5
	MOVOU 32(DX), X6
	MOVOU 48(DX), X7
	PAND  X4, X0
	PAND  X5, X1
	PAND  X6, X2
	PAND  X7, X3
	MOVOU X0, 0(DI)
	MOVOU X1, 16(DI)
	MOVOU X2, 32(DI)
	MOVOU X3, 48(DI)
	ADDQ  $64, SI
	ADDQ  $64, DX
	ADDQ  $64, DI
	DECQ  CX
	JNZ   block
	RET
