package compile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
)

// checkFlow checks by abstract execution what the verifier does not: that no path reads a register that it has not written
// (parameters apart), that a local variable is not read where it may be unbound, and that every range handed to a call lies
// above everything that is read later.
func checkFlow(code *bytecode.Code) error {
	f := &flow{code: code, in: map[place][]state{}}
	for _, in := range code.Instrs {
		if in.Op == bytecode.JumpTag && !slices.Contains(f.tags, int(in.A)) {
			f.tags = append(f.tags, int(in.A))
		}
	}
	if err := f.run(); err != nil {
		return fmt.Errorf("%s: %w", code.Qualname, err)
	}
	for _, child := range code.Children {
		if err := checkFlow(child); err != nil {
			return err
		}
	}
	return nil
}

// state of a register: garbage may be anything of the past, unbound is known to be unbound, maybe is one of unbound and bound.
type state uint8

const (
	garbage state = iota
	unbound
	maybe
	isBound
)

func join(a, b state) state {
	switch {
	case a == b:
		return a
	case a == garbage || b == garbage:
		return garbage
	}
	return maybe
}

type flow struct {
	code *bytecode.Code
	in   map[place][]state
	work []place
	tags []int // registers that JUMP_TAG looks at: their values are followed
	held string
}

// place is an instruction together with the values of the tags, one byte each.
type place struct {
	pc   int
	held string
}

func (f *flow) run() error {
	start := make([]state, f.code.NumRegs)
	for i := range f.code.NumLocals {
		start[i] = unbound
	}
	for i := range f.code.Params.Names {
		start[i] = isBound
	}
	f.held = strings.Repeat("?", len(f.tags))
	f.reach(0, start)
	for len(f.work) > 0 {
		at := f.work[len(f.work)-1]
		f.work = f.work[:len(f.work)-1]
		f.held = at.held
		if err := f.step(at.pc, slices.Clone(f.in[at])); err != nil {
			return fmt.Errorf("at %d %s: %w", at.pc, f.code.Format(at.pc), err)
		}
	}
	return nil
}

func (f *flow) reach(pc int, s []state) {
	at := place{pc, f.held}
	old := f.in[at]
	if old == nil {
		f.in[at] = slices.Clone(s)
		f.work = append(f.work, at)
		return
	}
	changed := false
	for i := range s {
		if j := join(old[i], s[i]); j != old[i] {
			old[i], changed = j, true
		}
	}
	if changed {
		f.work = append(f.work, at)
	}
}

// mayReadUnbound lists the opcodes whose effect says that they accept unbound registers.
var mayReadUnbound = map[bytecode.Op]bool{
	bytecode.Move: true, bytecode.CheckLocal: true, bytecode.DelLocal: true, bytecode.CallEx: true, bytecode.CallSuper: true,
	bytecode.CallMethod: true, bytecode.CallMethodKw: true, bytecode.WithArgs: true, bytecode.BuildClassEx: true,
	bytecode.PopHandled: true, bytecode.StoreDeref: true, bytecode.MakeCellFrom: true, bytecode.Reraise: true,
}

func (f *flow) step(pc int, s []state) error {
	in := f.code.Instrs[pc]
	info := in.Op.Info()
	next := pc + in.Op.Words()
	extra := bytecode.Instr{}
	if info.Extra != nil {
		extra = f.code.Instrs[pc+1]
	}
	if h, ok := f.code.HandlerAt(pc); ok && (in.Op.Has(bytecode.Raises) || in.Op.Has(bytecode.Calls)) {
		t := slices.Clone(s)
		t[h.Reg] = isBound
		f.reach(int(h.Target), t)
	}
	fields := [3]uint16{in.A, in.B, in.C}
	if err := f.reads(in, extra, fields, s); err != nil {
		return err
	}
	before := slices.Clone(s)
	f.hold(in, extra, fields)
	f.clobber(in, extra, fields, s)
	f.writes(in, extra, fields, s, before)
	taken, falls := true, !in.Op.Has(bytecode.Ends)
	if in.Op == bytecode.JumpTag {
		if held := f.held[slices.Index(f.tags, int(in.A))]; held != '?' {
			taken = held == byte('0'+in.B)
			falls = !taken
		}
	}
	for i, o := range info.Word {
		if o.Kind == bytecode.Offset && taken {
			offset := int(int16(fields[i]))
			if o.Wide {
				offset = int(in.Wide())
			}
			f.reach(pc+1+offset, s)
		}
	}
	if in.Op == bytecode.ForIter {
		s[in.A] = unbound
		s[in.B] = before[in.B]
	}
	if falls {
		f.reach(next, s)
	}
	return nil
}

// hold follows the values of tags.
func (f *flow) hold(in, extra bytecode.Instr, fields [3]uint16) {
	held := []byte(f.held)
	for i, o := range in.Op.Info().Word {
		if o.Kind != bytecode.Write && o.Kind != bytecode.ReadWrite {
			continue
		}
		for n := range o.Len.Of(in, extra) {
			if tag := slices.Index(f.tags, int(fields[i])+n); tag >= 0 {
				held[tag] = '?'
				if in.Op == bytecode.LoadInt && in.Wide() < 40 && in.Wide() >= 0 {
					held[tag] = byte('0' + in.Wide())
				}
			}
		}
	}
	f.held = string(held)
}

func (f *flow) reads(in, extra bytecode.Instr, fields [3]uint16, s []state) error {
	for i, o := range in.Op.Info().Word {
		reads := o.Kind == bytecode.Read || o.Kind == bytecode.ReadWrite || o.Kind == bytecode.ReadOrNone && fields[i] != bytecode.NoReg
		if !reads {
			continue
		}
		for n := range o.Len.Of(in, extra) {
			r := int(fields[i]) + n
			switch {
			case s[r] == garbage:
				return fmt.Errorf("R%d holds garbage", r)
			case s[r] != isBound && !mayReadUnbound[in.Op]:
				return fmt.Errorf("R%d may be unbound", r)
			}
		}
	}
	return nil
}

// clobber makes everything from the start of a consumed range on garbage, as a callee that overlays it would.
func (f *flow) clobber(in, extra bytecode.Instr, fields [3]uint16, s []state) {
	switch in.Op {
	case bytecode.Call, bytecode.CallKw, bytecode.CallMethod, bytecode.CallMethodKw, bytecode.CallEx, bytecode.CallSuper,
		bytecode.BuildClass, bytecode.BuildClassEx, bytecode.BuildList, bytecode.BuildTuple, bytecode.BuildSet,
		bytecode.BuildMap, bytecode.BuildMapK, bytecode.BuildString:
	default:
		return
	}
	if in.Op.Info().Word[1].Len.Of(in, extra) == 0 {
		return
	}
	for r := int(fields[1]); r < len(s); r++ {
		s[r] = garbage
	}
}

func (f *flow) writes(in, extra bytecode.Instr, fields [3]uint16, s, before []state) {
	for i, o := range in.Op.Info().Word {
		if o.Kind != bytecode.Write && o.Kind != bytecode.ReadWrite {
			continue
		}
		for n := range o.Len.Of(in, extra) {
			s[int(fields[i])+n] = isBound
		}
	}
	switch in.Op {
	case bytecode.Move:
		s[in.A] = before[in.B]
	case bytecode.CheckLocal:
		s[in.A] = isBound
	case bytecode.DelLocal, bytecode.Unbind, bytecode.PopHandled:
		s[in.A] = unbound
	case bytecode.MakeCellFrom:
		s[in.B] = unbound
	case bytecode.CopyCell:
		s[in.A] = maybe
	case bytecode.LoadMethod:
		s[in.A+1] = maybe
	case bytecode.LoadEnter:
		s[in.A+1], s[in.A+3] = maybe, maybe
	case bytecode.WithArgs:
		s[in.A], s[in.A+1] = before[in.B], before[in.B+1]
	}
}
