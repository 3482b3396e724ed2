package vm

import "github.com/vivarium-run/vivarium/internal/lang/bytecode"

// A word is an instruction packed into 64 bits, so that the loop can hold it
// in a machine register: opcode, X, A, B, C from the lowest bits up.
type word uint64

func pack(in bytecode.Instr) word {
	return word(in.Op) | word(in.X)<<8 | word(in.A)<<16 | word(in.B)<<32 | word(in.C)<<48
}

func words(list []bytecode.Instr) []word {
	out := make([]word, len(list))
	for i, in := range list {
		out[i] = pack(in)
	}
	return out
}

func (w word) op() bytecode.Op { return bytecode.Op(w) }
func (w word) x() uint8        { return uint8(w >> 8) }
func (w word) a() uint16       { return uint16(w >> 16) }
func (w word) b() uint16       { return uint16(w >> 32) }
func (w word) c() uint16       { return uint16(w >> 48) }
func (w word) wide() int32     { return int32(w >> 32) }
func (w word) offset() int     { return int(int16(w >> 48)) }

// withWide is w with v in place of B and C.
func (w word) withWide(v int32) word { return w&(1<<32-1) | word(uint32(v))<<32 }
