package py

import (
	"strings"
	"unicode/utf8"
)

// A call of split whose list is only taken apart, by an assignment to several
// variables or a for loop, makes no list: Parts has its items one by one. What
// is charged for looking through the text is charged at the call.

// A PartsMethod is a method of str that returns a list of parts.
type PartsMethod uint8

// The methods that give parts.
const (
	NoParts PartsMethod = iota
	PartsOfSplit
	PartsOfLines
)

// Start begins p with the parts that a call gives; ok is false where it leaves
// the call to Row.Fn.
func (m PartsMethod) Start(c *Context, args []Value, p *Parts) (ok bool, err error) {
	switch {
	case len(args) == 0 || !args[0].IsStr():
		return false, nil
	case m == PartsOfLines:
		return partsOfLines(c, args, p)
	}
	return partsOfSplit(c, args, p)
}

// Parts are parts of a text.
type Parts struct {
	text  *Str
	rest  string // what is left of the text
	limit int    // splits that are left; negative: any number
	find  finder // of the separator
	kind  partsKind
	char  byte // the separator, of byCharacter
	plain bool // the text is ASCII
	ended bool // of parts between separators: the last one has been given
}

// A partsKind says what parts of a text are.
type partsKind uint8

const (
	byWords partsKind = iota
	bySeparator
	byCharacter
	byLines
)

// next returns the text of the next part; ok is false at the end.
func (p *Parts) next() (part string, ok bool) {
	switch p.kind {
	case byWords:
		return p.nextWord()
	case bySeparator:
		return p.nextBetween()
	case byCharacter:
		return p.nextField()
	}
	return p.nextLine()
}

// Next returns the next part, charged, or the nil Value at the end.
func (p *Parts) Next(c *Context) (Value, error) {
	part, ok := p.next()
	switch {
	case !ok:
		return Value{}, nil
	case p.plain:
		return c.copyWord(part)
	}
	return c.copyStr(part)
}

// MaxParts is how many parts TakeApart knows.
const MaxParts = 8

// TakeApart puts the parts into vars, at most MaxParts, if there are just as
// many; ok is false if not, and then nothing is charged.
func (p *Parts) TakeApart(c *Context, vars []Value) (ok bool, err error) {
	var texts [MaxParts]string
	steps, bytes := 0, 0
	for i := range vars {
		if texts[i], ok = p.next(); !ok {
			return false, nil
		}
		if n := len(texts[i]); n > 1 {
			steps, bytes = steps+n/32, bytes+strBytes+n
		}
	}
	if _, more := p.next(); more {
		return false, nil
	}
	if err := c.Charge(int64(steps), int64(bytes)); err != nil {
		return true, err
	}
	for i := range vars {
		if p.plain {
			vars[i] = c.asciiPart(texts[i], &c.fields[i])
		} else {
			vars[i] = c.ownText(texts[i], &c.fields[i])
		}
	}
	return true, nil
}

// start makes p, which is zero, the parts of v.
func (p *Parts) start(v Value, kind partsKind) {
	p.text, p.rest, p.plain = v.Str(), v.Str().S, v.Str().IsASCII()
	p.kind, p.limit = kind, -1
}

// partsOfSplit is split.
func partsOfSplit(c *Context, args []Value, p *Parts) (ok bool, err error) {
	limit := -1
	if len(args) > 3 {
		return false, nil
	}
	if len(args) > 2 {
		if !args[2].IsInt() {
			return false, nil
		}
		limit = int(args[2].AsInt())
	}
	if len(args) == 1 || args[1].IsNone() {
		p.start(args[0], byWords)
		p.limit = limit
		return true, c.Steps(len(p.rest)/4 + 1)
	}
	if !args[1].IsStr() || args[1].Str().S == "" {
		return false, nil
	}
	sep := args[1].Str().S
	p.start(args[0], bySeparator)
	p.limit = limit
	if len(sep) == 1 {
		p.kind, p.char = byCharacter, sep[0]
		return true, c.Steps(len(p.rest)/16 + 1)
	}
	p.find, err = c.newFinder(sep, len(p.rest), false)
	return true, err
}

// partsOfLines is splitlines that keeps no line ends.
func partsOfLines(c *Context, args []Value, p *Parts) (ok bool, err error) {
	if len(args) > 1 {
		return false, nil
	}
	p.start(args[0], byLines)
	return true, c.Steps(len(p.rest)/8 + 1)
}

func (p *Parts) nextWord() (string, bool) {
	if p.plain && p.limit < 0 {
		return p.nextPlainWord()
	}
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

// nextPlainWord is nextWord of an ASCII text without limit.
func (p *Parts) nextPlainWord() (string, bool) {
	s, i := p.rest, 0
	for i < len(s) && asciiSpace[s[i]&(utf8.RuneSelf-1)] {
		i++
	}
	start := i
	for i < len(s) && !asciiSpace[s[i]&(utf8.RuneSelf-1)] {
		i++
	}
	p.rest = s[i:]
	return s[start:i], i > start
}

// nextField is nextBetween for a separator of one byte.
func (p *Parts) nextField() (string, bool) {
	if p.ended {
		return "", false
	}
	i := -1
	if p.limit != 0 {
		i = strings.IndexByte(p.rest, p.char)
	}
	if i < 0 {
		p.ended = true
		return p.rest, true
	}
	part := p.rest[:i]
	p.rest = p.rest[i+1:]
	p.limit--
	return part, true
}

func (p *Parts) nextLine() (string, bool) {
	if p.rest == "" {
		return "", false
	}
	if p.plain {
		end, next := plainLine(p.rest)
		part := p.rest[:end]
		p.rest = p.rest[next:]
		return part, true
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

//go:noinline
func partsIteratorDeclaration(t *Type) {
	*t = Type{
		Name:  "parts_iterator",
		Kind:  KindNative,
		Flags: TypeNoInstances,
		Slots: Slots{Iter: selfIter, Next: func(c *Context, v Value) (Value, error) { return v.PartsIter().Next(c) }},
	}
}

// A PartsIterator lies in one allocation with its object, and keeps the text
// for the memory meter.
type PartsIterator struct {
	native Native
	Parts
}

// partsBytes is the size of a PartsIterator.
const partsBytes = 128

// Trace implements Traced.
func (it *PartsIterator) Trace(visit func(Value)) int64 {
	visit(it.text.Value())
	return partsBytes + 4*int64(len(it.find.fail))
}

// NewPartsIterator returns an iterator over the parts, charged.
func (c *Context) NewPartsIterator(p *Parts) (Value, error) {
	if err := c.Alloc(partsBytes); err != nil {
		return Value{}, err
	}
	it := &PartsIterator{Parts: *p}
	return it.native.Init(&PartsIteratorType, it), nil
}
