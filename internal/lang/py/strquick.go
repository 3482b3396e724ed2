package py

import (
	"strings"
	"unicode/utf8"
)

// Methods of str in one pass, where the texts are ASCII and what they look for
// is at few places. They charge what the general ways do.

// fewPlaces is at how many places they find something.
const fewPlaces = 16

// places are offsets in a text, in the order in which they were found.
type places struct {
	at [fewPlaces]int
	n  int
}

// add reports whether there was room for i.
func (p *places) add(i int) bool {
	if p.n == fewPlaces {
		return false
	}
	p.at[p.n] = i
	p.n++
	return true
}

// plain reports whether v is an ASCII text.
func plain(v Value) bool { return v.Is(&StrType) && v.Str().more() == nil }

// replaceFew is replace where old is short and found at few places, otherwise
// ok is false.
func (c *Context) replaceFew(v, oldText, newText Value) (text Value, ok bool, err error) {
	s, old, new := v.Str().S, oldText.Str().S, newText.Str().S
	if len(old) == 0 || len(old) > smallNeedle {
		return Value{}, false, nil
	}
	if err := c.Steps(len(s)/16 + 1); err != nil {
		return Value{}, true, err
	}
	var found places
	for at := 0; ; {
		i := strings.Index(s[at:], old)
		if i < 0 {
			break
		}
		if !found.add(at + i) {
			return Value{}, false, nil
		}
		at += i + len(old)
	}
	if found.n == 0 {
		return v, true, nil
	}
	size := len(s) + found.n*(len(new)-len(old))
	if err := c.Charge(int64(size/32+found.n+len(s)/16), int64(strBytes+size)); err != nil {
		return Value{}, true, err
	}
	if size < 2 {
		var b [1]byte
		found.replace(b[:], s, old, new)
		return c.asciiText(b[:size]), true, nil
	}
	x, b := newASCII(size)
	found.replace(b, s, old, new)
	return x.Value(), true, nil
}

// replace writes s with new for old at the places to b.
func (p *places) replace(b []byte, s, old, new string) {
	from, to := 0, 0
	for _, i := range p.at[:p.n] {
		to += copy(b[to:], s[from:i])
		to += copy(b[to:], new)
		from = i + len(old)
	}
	copy(b[to:], s[from:])
}

// splitFew is splitSep of an ASCII text, from the end if back is set, where
// few separators of one character are found, otherwise ok is false.
func (c *Context) splitFew(s string, sep byte, limit int, back bool) (list Value, ok bool, err error) {
	if err := c.Steps(2 * (len(s)/16 + 1)); err != nil {
		return Value{}, true, err
	}
	var found places
	if !found.search(s, sep, limit, back) {
		return Value{}, false, nil
	}
	if err := c.Alloc(ListBytes + ValueBytes*(found.n+1)); err != nil {
		return Value{}, true, err
	}
	l := newListRoom(found.n + 1)
	mark := c.Push(l.Value())
	from := 0
	for k := 0; k <= found.n && err == nil; k++ {
		end := len(s)
		if k < found.n {
			end = found.at[k]
			if back {
				end = found.at[found.n-1-k]
			}
		}
		var v Value
		if v, err = c.copyPlain(s[from:end], &c.fields[k%MaxParts]); err == nil {
			l.push(v)
		}
		from = end + 1
	}
	c.Pop(mark)
	return l.Value(), true, err
}

// search finds up to limit (negative: all) times b in s; it reports whether
// there was room for all.
func (p *places) search(s string, b byte, limit int, back bool) bool {
	for at := 0; limit != 0; limit-- {
		i := 0
		if back {
			i = strings.LastIndexByte(s, b)
		} else {
			i = strings.IndexByte(s[at:], b)
		}
		if i < 0 {
			break
		}
		if !p.add(at + i) {
			return false
		}
		if back {
			s = s[:i]
		} else {
			at += i + 1
		}
	}
	return true
}

// plainLineEnd has the line ends among ASCII characters.
var plainLineEnd = [utf8.RuneSelf]bool{'\n': true, '\v': true, '\f': true, '\r': true, 0x1C: true, 0x1D: true, 0x1E: true}

// plainLine returns where the first line of the ASCII text s ends, and where
// the next begins.
func plainLine(s string) (end, next int) {
	for i := range len(s) {
		if b := s[i]; b < ' ' && plainLineEnd[b] {
			if b == '\r' && i+1 < len(s) && s[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		}
	}
	return len(s), len(s)
}

// splitPlainLines is splitLines of an ASCII text.
func (c *Context) splitPlainLines(s string, keep bool) (Value, error) {
	if err := c.Steps(len(s)/8 + 1); err != nil {
		return Value{}, err
	}
	n := 0
	for at := 0; at < len(s); n++ {
		_, next := plainLine(s[at:])
		at += next
	}
	if err := c.Alloc(ListBytes + ValueBytes*n); err != nil {
		return Value{}, err
	}
	l := newListRoom(n)
	defer c.Pop(c.Push(l.Value()))
	for ; n > 0; n-- {
		end, next := plainLine(s)
		if keep {
			end = next
		}
		v, err := c.copyWord(s[:end])
		if err != nil {
			return Value{}, err
		}
		l.push(v)
		s = s[next:]
	}
	return l.Value(), nil
}

// quickDecode is decode() of bytes.
func quickDecode(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) != 1 || !args[0].Is(&BytesType) {
		return Value{}, false, nil
	}
	v, err = c.decode(args[0], "utf-8", "strict")
	return v, true, err
}
