package vm

import "github.com/vivarium-run/vivarium/internal/lang/bytecode"

// An instr is an instruction as the machine keeps it.
type instr bytecode.Instr

// A word leads to an instruction of a code: the loop holds it in one machine
// register and reads the operands that it needs where they lie.
type word = *instr

func words(list []bytecode.Instr) []instr {
	out := make([]instr, len(list))
	for i, in := range list {
		out[i] = instr(in)
	}
	return out
}

func (in *instr) op() bytecode.Op { return in.Op }
func (in *instr) x() uint8        { return in.X }
func (in *instr) a() uint16       { return in.A }
func (in *instr) b() uint16       { return in.B }
func (in *instr) c() uint16       { return in.C }
func (in *instr) wide() int32     { return int32(uint32(in.B) | uint32(in.C)<<16) }
func (in *instr) offset() int     { return int(int16(in.C)) }

// setWide makes v what B and C are together.
func (in *instr) setWide(v int32) { in.B, in.C = uint16(v), uint16(v>>16) }
