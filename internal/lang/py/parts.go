package py

import "strings"

// A call of split whose list is only taken apart, by an assignment to several
// variables or a for loop, makes no list: Parts has its items one by one. What
// is charged for looking through the text is charged at the call.

// A PartsFunc starts on the parts that a call gives; ok is false where it
// leaves the call to Row.Fn.
type PartsFunc func(c *Context, args []Value) (p Parts, ok bool, err error)

// Parts are parts of a text.
type Parts struct {
	text  *Str
	rest  string // what is left of the text
	limit int    // splits that are left; negative: any number
	find  finder // of the separator
	kind  partsKind
	ended bool // of parts between separators: the last one has been given
}

// A partsKind says what parts of a text are.
type partsKind uint8

const (
	byWords partsKind = iota
	bySeparator
	byLines
)

// Next returns the next part, charged, or the nil Value at the end.
func (p *Parts) Next(c *Context) (Value, error) {
	var part string
	var ok bool
	switch p.kind {
	case byWords:
		part, ok = p.nextWord()
	case bySeparator:
		part, ok = p.nextBetween()
	default:
		part, ok = p.nextLine()
	}
	if !ok {
		return Value{}, nil
	}
	return c.copyStr(part)
}

// partsOfSplit is split.
func partsOfSplit(c *Context, args []Value) (p Parts, ok bool, err error) {
	p = Parts{text: args[0].Str(), rest: args[0].Str().S, limit: -1}
	if len(args) > 3 {
		return p, false, nil
	}
	if len(args) > 2 {
		if !args[2].IsInt() {
			return p, false, nil
		}
		p.limit = int(args[2].AsInt())
	}
	if len(args) == 1 || args[1].IsNone() {
		p.kind = byWords
		return p, true, c.Steps(len(p.rest)/4 + 1)
	}
	if !args[1].IsStr() || args[1].Str().S == "" {
		return p, false, nil
	}
	p.kind = bySeparator
	p.find, err = c.newFinder(args[1].Str().S, len(p.rest), false)
	return p, true, err
}

// partsOfLines is splitlines that keeps no line ends.
func partsOfLines(c *Context, args []Value) (p Parts, ok bool, err error) {
	if len(args) > 1 {
		return p, false, nil
	}
	p = Parts{text: args[0].Str(), rest: args[0].Str().S, kind: byLines}
	return p, true, c.Steps(len(p.rest)/8 + 1)
}

func (p *Parts) nextWord() (string, bool) {
	s := p.rest[textAlphabet.skip(p.rest, 0, false):]
	if s == "" {
		return "", false
	}
	if p.limit == 0 {
		p.rest = ""
		return s, true
	}
	p.limit--
	end := textAlphabet.skip(s, 0, true)
	p.rest = s[end:]
	return s[:end], true
}

func (p *Parts) nextBetween() (string, bool) {
	if p.ended {
		return "", false
	}
	if p.limit != 0 {
		if i := p.find.index(p.rest); i >= 0 {
			part := p.rest[:i]
			p.rest = p.rest[i+len(p.find.needle):]
			p.limit--
			return part, true
		}
	}
	p.ended = true
	return p.rest, true
}

func (p *Parts) nextLine() (string, bool) {
	if p.rest == "" {
		return "", false
	}
	for i := 0; i < len(p.rest); {
		r, size := DecodeRune(p.rest, i)
		if !isLineEnd(r) {
			i += size
			continue
		}
		part := p.rest[:i]
		p.rest = p.rest[i+size:]
		if r == '\r' {
			p.rest = strings.TrimPrefix(p.rest, "\n")
		}
		return part, true
	}
	part := p.rest
	p.rest = ""
	return part, true
}

// PartsIteratorType is the type of what a for loop steps instead of the list
// of parts. No script ever sees one.
var PartsIteratorType Type

func partsIteratorDeclaration() Type {
	return Type{
		Name:  "parts_iterator",
		Kind:  KindNative,
		Flags: TypeNoInstances,
		Slots: Slots{Iter: selfIter, Next: func(c *Context, v Value) (Value, error) {
			return v.Native().Data.(*partsIterator).Next(c)
		}},
	}
}

// A partsIterator keeps the text for the memory meter.
type partsIterator struct{ Parts }

// partsBytes is the size of a partsIterator and its object.
const partsBytes = 192

// Trace implements Traced.
func (it *partsIterator) Trace(visit func(Value)) int64 {
	visit(it.text.Value())
	return partsBytes + 4*int64(len(it.find.fail))
}

// NewPartsIterator returns an iterator over the parts, charged.
func (c *Context) NewPartsIterator(p Parts) (Value, error) {
	if err := c.Alloc(partsBytes); err != nil {
		return Value{}, err
	}
	return NewNative(&PartsIteratorType, &partsIterator{p}), nil
}
