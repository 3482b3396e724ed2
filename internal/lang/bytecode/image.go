package bytecode

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lazy"
	"github.com/vivarium-run/vivarium/syntax"
)

// An image is compiled code written down, so that the library's own modules need no compiling at each import. It holds what
// the machine needs, not the links to the tree (Node, Points). Of each code it has a head, which is all that a function
// object shows, and a body, which is read when the code is first entered: most functions of a module never are.
//
// An image begins with the fingerprint of what it was made from: the source and the instruction set. Whoever finds another
// one compiles the source. That guards against forgetting to make images anew; it is no proof against bytes made by others,
// and so images are only ever a part of the program.

// fingerprintBytes is the length of the fingerprint at the start of an image.
const fingerprintBytes = 8

// fingerprint is a hash of the instruction set and a source.
func fingerprint(source string) uint64 {
	return mix(instructionSet.Get(), source)
}

var instructionSet = lazy.Value[uint64]{Make: func() uint64 {
	h := uint64(len(table))
	for i := range table {
		h = mix(mix(h, table[i].name), table[i].operands)
	}
	return h
}}

// mix adds a text to a hash, eight bytes at a time: FNV's step on words, and a turn so that high bits count too.
func mix(h uint64, text string) uint64 {
	const prime = 0x100000001b3
	var last [8]byte
	for ; len(text) >= 8; text = text[8:] {
		word := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
			uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
		h = (h ^ word) * prime
		h ^= h >> 29
	}
	copy(last[:], text)
	h = (h ^ binary.LittleEndian.Uint64(last[:])) * prime
	return (h ^ uint64(len(text))) * prime
}

// WriteImage returns the image of a module's code, compiled from source.
func WriteImage(code *Code, source string) []byte {
	w := imageWriter{binary.LittleEndian.AppendUint64(nil, fingerprint(source))}
	w.code(code)
	return w.out
}

// ReadImage returns the code that an image holds, or nil if it was made from another source or for another instruction set.
// The code is complete but for the codes nested in it; see Code.Complete.
func ReadImage(image, source string, file *syntax.File) *Code {
	head := binary.LittleEndian.AppendUint64(nil, fingerprint(source))
	if len(image) < fingerprintBytes || image[:fingerprintBytes] != string(head) {
		return nil
	}
	r := imageReader{image[fingerprintBytes:]}
	c := r.head(file)
	c.Complete()
	return c
}

// Complete reads the rest of a code that came from an image; it does nothing for others. Until then a nested code has no
// more than its names, flags, parameters, docstring and captures.
func (c *Code) Complete() {
	if c.rest != "" {
		c.once.Do(c.readRest)
	}
}

type imageWriter struct{ out []byte }

func (w *imageWriter) uint(n uint64) { w.out = binary.AppendUvarint(w.out, n) }
func (w *imageWriter) int(n int64)   { w.out = binary.AppendVarint(w.out, n) }

func (w *imageWriter) text(s string) {
	w.uint(uint64(len(s)))
	w.out = append(w.out, s...)
}

func (w *imageWriter) texts(list []string) {
	w.uint(uint64(len(list)))
	for _, s := range list {
		w.text(s)
	}
}

// field writes 16 bits, of which NoReg and small numbers are the most frequent values.
func (w *imageWriter) field(n uint16) { w.uint(uint64(n + 1)) }

func (w *imageWriter) code(c *Code) {
	w.text(c.Name)
	w.text(c.Qualname)
	w.uint(uint64(c.Flags))
	for _, n := range []int{c.Params.PosOnly, c.Params.Regular, c.Params.KwOnly} {
		w.uint(uint64(n))
	}
	w.texts(c.Params.Names)
	w.text(c.Doc)
	w.texts(c.Free)
	for _, from := range c.Captures {
		w.field(from)
	}
	var rest imageWriter
	rest.rest(c)
	w.text(string(rest.out))
}

func (w *imageWriter) rest(c *Code) {
	w.uint(uint64(c.NumRegs))
	w.texts(c.Locals)
	w.texts(c.Cells)
	w.int(int64(c.ClassCell))
	w.constants(c.Consts)
	w.texts(c.Names)
	w.uint(uint64(len(c.Instrs)))
	last := syntax.Span{}
	for i, in := range c.Instrs {
		w.out = append(w.out, byte(in.Op), in.X)
		w.field(in.A)
		w.field(in.B)
		w.field(in.C)
		span := c.Spans[i]
		w.int(int64(span.Start - last.Start))
		w.int(int64(span.End - last.End))
		last = span
	}
	w.uint(uint64(len(c.Handlers)))
	for _, h := range c.Handlers {
		for _, n := range []uint32{h.Start, h.End, h.Target, uint32(h.Reg)} {
			w.uint(uint64(n))
		}
	}
	w.uint(uint64(len(c.Loops)))
	for _, l := range c.Loops {
		for _, n := range []uint32{l.Start, l.End, l.Cost} {
			w.uint(uint64(n))
		}
	}
	w.texts(c.Annotated)
	w.uint(uint64(c.EntryCost))
	w.uint(uint64(c.FirstLine))
	w.uint(uint64(len(c.Children)))
	for _, child := range c.Children {
		w.code(child)
	}
}

// Tags of constants.
const (
	tagNone = iota
	tagFalse
	tagTrue
	tagInt
	tagBig
	tagFloat
	tagComplex
	tagText
	tagBytes
	tagEllipsis
	tagTuple
	tagFrozenSet
)

func (w *imageWriter) constants(list []any) {
	w.uint(uint64(len(list)))
	for _, k := range list {
		w.constant(k)
	}
}

func (w *imageWriter) constant(k any) {
	tag := func(t byte) { w.out = append(w.out, t) }
	switch k := k.(type) {
	case nil:
		tag(tagNone)
	case bool:
		if k {
			tag(tagTrue)
		} else {
			tag(tagFalse)
		}
	case int64:
		tag(tagInt)
		w.int(k)
	case *big.Int:
		tag(tagBig)
		w.text(k.Text(16))
	case float64:
		tag(tagFloat)
		w.uint(math.Float64bits(k))
	case complex128:
		tag(tagComplex)
		w.uint(math.Float64bits(real(k)))
		w.uint(math.Float64bits(imag(k)))
	case string:
		tag(tagText)
		w.text(k)
	case []byte:
		tag(tagBytes)
		w.text(string(k))
	case Ellipsis:
		tag(tagEllipsis)
	case Tuple:
		tag(tagTuple)
		w.constants(k)
	case FrozenSet:
		tag(tagFrozenSet)
		w.constants(k)
	default:
		panic(fmt.Sprintf("bytecode: constant of type %T", k))
	}
}

// An imageReader reads what an imageWriter wrote; texts are parts of the image.
type imageReader struct{ s string }

func (r *imageReader) byte() byte {
	b := r.s[0]
	r.s = r.s[1:]
	return b
}

func (r *imageReader) uint() (n uint64) {
	for i := 0; ; i++ {
		b := r.s[i]
		n |= uint64(b&0x7F) << (7 * i)
		if b < 0x80 {
			r.s = r.s[i+1:]
			return n
		}
	}
}

func (r *imageReader) int() int64 {
	n := r.uint()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *imageReader) size() int     { return int(r.uint()) }
func (r *imageReader) field() uint16 { return uint16(r.uint()) - 1 }

func (r *imageReader) text() string {
	n := r.size()
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

func (r *imageReader) texts() []string {
	n := r.size()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

func (r *imageReader) head(file *syntax.File) *Code {
	c := &Code{File: file, Name: r.text(), Qualname: r.text(), Flags: Flags(r.uint())}
	c.Params = Params{PosOnly: r.size(), Regular: r.size(), KwOnly: r.size(), Names: r.texts()}
	c.Doc = r.text()
	c.Free = r.texts()
	if len(c.Free) > 0 {
		c.Captures = make([]uint16, len(c.Free))
		for i := range c.Captures {
			c.Captures[i] = r.field()
		}
	}
	c.rest = r.text()
	return c
}

func (c *Code) readRest() {
	r := &imageReader{c.rest}
	c.NumRegs = r.size()
	c.Locals = r.texts()
	c.NumLocals = len(c.Locals)
	c.Cells = r.texts()
	c.ClassCell = int(r.int())
	c.Consts = r.constants()
	c.Names = r.texts()
	r.instructions(c)
	c.Handlers = make([]Handler, r.size())
	for i := range c.Handlers {
		c.Handlers[i] = Handler{uint32(r.uint()), uint32(r.uint()), uint32(r.uint()), uint16(r.uint())}
	}
	c.Loops = make([]Loop, r.size())
	for i := range c.Loops {
		c.Loops[i] = Loop{Start: uint32(r.uint()), End: uint32(r.uint()), Cost: uint32(r.uint())}
	}
	c.Annotated = r.texts()
	c.EntryCost = uint32(r.uint())
	c.FirstLine = r.size()
	c.Children = make([]*Code, r.size())
	for i := range c.Children {
		c.Children[i] = r.head(c.File)
	}
}

func (r *imageReader) instructions(c *Code) {
	n := r.size()
	c.Instrs, c.Spans = make([]Instr, n), make([]syntax.Span, n)
	last := syntax.Span{}
	for i := range c.Instrs {
		c.Instrs[i] = Instr{Op: Op(r.byte()), X: r.byte(), A: r.field(), B: r.field(), C: r.field()}
		last.Start += syntax.Pos(r.int())
		last.End += syntax.Pos(r.int())
		c.Spans[i] = last
	}
}

func (r *imageReader) constants() []any {
	list := make([]any, r.size())
	for i := range list {
		list[i] = r.constant()
	}
	return list
}

func (r *imageReader) constant() any {
	switch tag := r.byte(); tag {
	case tagNone:
		return nil
	case tagFalse:
		return false
	case tagTrue:
		return true
	case tagInt:
		return r.int()
	case tagBig:
		n, _ := new(big.Int).SetString(r.text(), 16)
		return n
	case tagFloat:
		return math.Float64frombits(r.uint())
	case tagComplex:
		re := math.Float64frombits(r.uint())
		return complex(re, math.Float64frombits(r.uint()))
	case tagText:
		return r.text()
	case tagBytes:
		return []byte(r.text())
	case tagEllipsis:
		return Ellipsis{}
	case tagTuple:
		return Tuple(r.constants())
	case tagFrozenSet:
		return FrozenSet(r.constants())
	default:
		panic(fmt.Sprintf("bytecode: constant with tag %d in an image", tag))
	}
}
