package convert

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A Reader makes values of JSON texts and of Go values, one after the other.
// It accepts just the texts that encoding/json does.
type Reader struct {
	c     *py.Context
	text  []byte
	at    int
	depth int
	last  [keyRows]keyRow
	maps  [keyRows]keyRow     // as last, of maps of Go
	strs  map[string]py.Value // keys met
}

// NewReader returns a Reader for the values of a run.
func NewReader(c *py.Context) *Reader { return &Reader{c: c} }

// keyRows is how many levels of nesting remember the keys of their last
// object.
const keyRows = 4

// A keyRow is what the last object of a level had for keys: rows of data have
// the same keys again and again. It lasts for further texts if all keys are
// strs of the script, which cost nothing: so a text costs the same whatever was
// read before.
type keyRow struct {
	names []py.Value
	keys  *py.Keys
	lasts bool
	plain bool // a name between quotes is its literal
}

// remember makes the keys of pairs the row's.
func (row *keyRow) remember(c *py.Context, pairs []py.Value) {
	row.names, row.lasts, row.plain = make([]py.Value, 0, len(pairs)/2), true, true
	for i := 0; i < len(pairs); i += 2 {
		row.names = append(row.names, pairs[i])
		name := pairs[i].Str().S
		own, ok := c.Strs[name]
		row.lasts = row.lasts && ok && own == pairs[i]
		row.plain = row.plain && len(name)+2 <= maxShared && isPlain(name)
	}
	row.keys = py.KeysOf(c, row.names)
}

// forget drops what must not last for the next text.
func (r *Reader) forget() {
	r.text, r.strs = nil, nil
	for i := range r.last {
		if !r.last[i].lasts {
			r.last[i] = keyRow{}
		}
	}
}

// maxShared bounds the length of a key that is one str for all objects, and
// maxKeys how many there are. Hashes of strs of 64 bytes cost no steps.
const (
	maxShared = 63
	maxKeys   = 1024
)

// ErrNotJSON is the error of a text that is no JSON.
var ErrNotJSON = errors.New("no valid JSON")

// FromJSON is JSON of a new Reader.
func FromJSON(c *py.Context, text []byte) (py.Value, error) { return NewReader(c).JSON(text) }

// JSON makes a value of a JSON text.
func (r *Reader) JSON(text []byte) (py.Value, error) {
	if err := r.c.Steps(len(text)/16 + 1); err != nil {
		return py.Value{}, err
	}
	r.text, r.at, r.depth = text, 0, 0
	v, err := r.value()
	if err == nil && r.skip() {
		err = ErrNotJSON
	}
	r.forget()
	return v, err
}

// fromRaw is FromJSON with an exception for a text that is no JSON.
func fromRaw(c *py.Context, text []byte) (py.Value, error) {
	v, err := FromJSON(c, text)
	if err == ErrNotJSON {
		var whole json.RawMessage
		if e := json.Unmarshal(text, &whole); e != nil {
			err = e
		}
		err = c.Errorf(&py.ValueErrorType, "data: invalid JSON: %s", err.Error())
	}
	return v, err
}

// skip skips white space; more is false at the end of the text.
func (r *Reader) skip() (more bool) {
	for ; r.at < len(r.text); r.at++ {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
		default:
			return true
		}
	}
	return false
}

// next skips white space and takes the byte b, if that is what follows.
func (r *Reader) next(b byte) bool {
	if r.skip() && r.text[r.at] == b {
		r.at++
		return true
	}
	return false
}

func (r *Reader) value() (py.Value, error) {
	if !r.skip() {
		return py.Value{}, ErrNotJSON
	}
	switch b := r.text[r.at]; b {
	case '{', '[':
		if err := r.c.Enter(); err != nil {
			return py.Value{}, err
		}
		defer r.c.Leave()
		r.at++
		if b == '[' {
			return r.list()
		}
		r.depth++
		v, err := r.object()
		r.depth--
		return v, err
	case '"':
		s, err := r.literal()
		if err != nil {
			return py.Value{}, err
		}
		return r.c.NewStr(s)
	case 't':
		return r.word("true", py.True)
	case 'f':
		return r.word("false", py.False)
	case 'n':
		return r.word("null", py.None)
	}
	return r.number()
}

func (r *Reader) word(word string, v py.Value) (py.Value, error) {
	if len(r.text)-r.at < len(word) || string(r.text[r.at:r.at+len(word)]) != word {
		return py.Value{}, ErrNotJSON
	}
	r.at += len(word)
	return v, nil
}

// digits takes digits, at least one, and returns the number that n and they
// make if there is room for it.
func (r *Reader) digits(n uint64) (uint64, bool) {
	from := r.at
	for r.at < len(r.text) && r.text[r.at]-'0' <= 9 {
		n = 10*n + uint64(r.text[r.at]-'0')
		r.at++
	}
	return n, r.at > from
}

// among takes one of two bytes, if one follows.
func (r *Reader) among(a, b byte) bool {
	if r.at < len(r.text) && (r.text[r.at] == a || r.text[r.at] == b) {
		r.at++
		return true
	}
	return false
}

func (r *Reader) number() (py.Value, error) {
	from := r.at
	negative := r.among('-', '-')
	zero := r.at < len(r.text) && r.text[r.at] == '0'
	whole := r.at
	n, ok := r.digits(0)
	if !ok || zero && r.at > whole+1 {
		return py.Value{}, ErrNotJSON
	}
	end := r.at
	if r.among('.', '.') {
		if n, ok = r.digits(n); !ok {
			return py.Value{}, ErrNotJSON
		}
	}
	fraction := r.at - end - 1 // digits
	if r.among('e', 'E') {
		r.among('+', '-')
		if _, ok = r.digits(0); !ok {
			return py.Value{}, ErrNotJSON
		}
		return decodeFloat(r.c, r.text[from:r.at])
	}
	switch few := r.at-whole <= exactDigits; {
	case fraction < 0 && few:
		return py.Int(signed(int64(n), negative)), nil
	case fraction < 0:
		return decodeInt(r.c, r.text[from:r.at])
	case few:
		return py.Float(signed(float64(n)/powers[fraction], negative)), nil
	}
	return decodeFloat(r.c, r.text[from:r.at])
}

// exactDigits is how many digits make a number that a float holds exactly. The
// quotient of two such floats is rounded once, as the text's value must be.
const exactDigits = 15

// powers are the powers of ten up to exactDigits.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

func signed[T int64 | float64](n T, negative bool) T {
	if negative {
		return -n
	}
	return n
}

// quoted finds the literal of a str: plain if its text is what is between the
// quotes.
func (r *Reader) quoted() (literal []byte, plain, ok bool) {
	from := r.at
	plain = true
	for i := from + 1; i < len(r.text); i++ {
		switch b := r.text[i]; {
		case b == '"':
			r.at = i + 1
			return r.text[from:r.at], plain, true
		case b == '\\':
			plain = false
			i++
		case b >= 0x80:
			plain = false
		case b < ' ':
			return nil, false, false
		}
	}
	return nil, false, false
}

// isPlain reports whether the literal of a text is the text between quotes.
func isPlain(text string) bool {
	for i := range len(text) {
		if b := text[i]; b == '"' || b == '\\' || b < ' ' || b >= 0x80 {
			return false
		}
	}
	return true
}

// takes takes the literal of a plain name, if that is what follows.
func (r *Reader) takes(name string) bool {
	end := r.at + len(name) + 1
	if end >= len(r.text) || r.text[end] != '"' || string(r.text[r.at+1:end]) != name {
		return false
	}
	r.at = end + 1
	return true
}

// literal returns the text of a str.
func (r *Reader) literal() (s string, err error) {
	literal, plain, ok := r.quoted()
	switch {
	case !ok:
		return "", ErrNotJSON
	case plain:
		return string(literal[1 : len(literal)-1]), nil
	case json.Unmarshal(literal, &s) != nil:
		return "", ErrNotJSON
	}
	return s, nil
}

func (r *Reader) list() (py.Value, error) {
	list := py.NewList(nil)
	defer r.c.Pop(r.c.Push(list.Value()))
	if err := r.c.Charge(1, listBytes); err != nil {
		return py.Value{}, err
	}
	if r.next(']') {
		return list.Value(), nil
	}
	for {
		item, err := r.value()
		if err != nil {
			return py.Value{}, err
		}
		if err := list.Append(r.c, item); err != nil {
			return py.Value{}, err
		}
		if r.next(']') {
			return list.Value(), nil
		}
		if !r.next(',') {
			return py.Value{}, ErrNotJSON
		}
	}
}

// few is how many entries of an object are collected before there is a dict.
const few = 8

// object reads what follows a brace. The entries of a small object are pushed
// first, so that its dict is made at once.
func (r *Reader) object() (py.Value, error) {
	if err := r.c.Charge(1, dictBytes-py.DictBytes); err != nil {
		return py.Value{}, err
	}
	var room [2 * few]py.Value
	pairs := room[:0]
	mark := r.c.Push(py.None)
	defer r.c.Pop(mark)
	if r.next('}') {
		return r.dict(pairs)
	}
	for {
		key, item, err := r.entry(len(pairs) / 2)
		if err != nil {
			return py.Value{}, err
		}
		if len(pairs) == cap(pairs) {
			return r.large(pairs, key, item)
		}
		pairs = append(pairs, key, item)
		if r.next('}') {
			return r.dict(pairs)
		}
		if !r.next(',') {
			return py.Value{}, ErrNotJSON
		}
	}
}

// entry reads the entry number i of an object, and leaves it pushed.
func (r *Reader) entry(i int) (key, item py.Value, err error) {
	if !r.skip() || r.text[r.at] != '"' {
		return key, item, ErrNotJSON
	}
	if key, err = r.key(i); err != nil {
		return key, item, err
	}
	if !r.next(':') {
		return key, item, ErrNotJSON
	}
	r.c.Push(key)
	item, err = r.value()
	r.c.Push(item)
	return key, item, err
}

// key reads the key of entry number i: the one of the last object, if it is
// the same; one that the script or an object before has; or a new one.
func (r *Reader) key(i int) (py.Value, error) {
	row := r.row()
	if row.plain && i < len(row.names) && r.takes(row.names[i].Str().S) {
		return row.names[i], nil
	}
	at := r.at
	literal, plain, ok := r.quoted()
	if !ok {
		return py.Value{}, ErrNotJSON
	}
	if !plain || len(literal) > maxShared {
		r.at = at
		s, err := r.literal()
		if err != nil {
			return py.Value{}, err
		}
		return r.c.NewStr(s)
	}
	name := literal[1 : len(literal)-1]
	if i < len(row.names) && row.names[i].Str().S == string(name) {
		return row.names[i], nil
	}
	if key, ok := r.c.Strs[string(name)]; ok {
		return key, nil
	}
	if key, ok := r.strs[string(name)]; ok {
		return key, nil
	}
	key, err := r.c.NewStr(string(name))
	if err == nil && len(r.strs) < maxKeys {
		if r.strs == nil {
			r.strs = map[string]py.Value{}
		}
		r.strs[string(name)] = key
	}
	return key, err
}

func (r *Reader) row() *keyRow { return &r.last[r.depth%keyRows] }

// dict makes the dict of a few pairs.
func (r *Reader) dict(pairs []py.Value) (py.Value, error) {
	d, err := r.c.NewDictFor(len(pairs) / 2)
	if err != nil {
		return py.Value{}, err
	}
	row := r.row()
	if row.keys != nil && d.FillPairs(row.keys, pairs) {
		return d.Value(), nil
	}
	if err := d.Fill(r.c, pairs); err != nil {
		return py.Value{}, err
	}
	if d.Len() < len(pairs)/2 {
		return py.Value{}, r.twice(pairs)
	}
	row.remember(r.c, pairs)
	return d.Value(), nil
}

// twice is the error of pairs of which two have the same key.
func (r *Reader) twice(pairs []py.Value) error {
	seen := map[string]bool{}
	for i := 0; i < len(pairs); i += 2 {
		name := pairs[i].Str().S
		if seen[name] {
			return r.c.Errorf(&py.ValueErrorType, "data: the key %s occurs twice in one object", shorten(strconv.Quote(name)))
		}
		seen[name] = true
	}
	return ErrNotJSON
}

// large reads the rest of an object with many entries, of which pairs, key and
// item are read already.
func (r *Reader) large(pairs []py.Value, key, item py.Value) (py.Value, error) {
	v, err := r.dict(pairs)
	if err != nil {
		return v, err
	}
	d := v.Dict()
	mark := r.c.Push(v)
	defer r.c.Pop(mark)
	for {
		r.c.Pop(mark + 1)
		n := d.Len()
		if err := d.Set(r.c, key, item); err != nil {
			return py.Value{}, err
		}
		if d.Len() == n {
			return py.Value{}, r.twice([]py.Value{key, item, key, item})
		}
		if r.next('}') {
			return v, nil
		}
		if !r.next(',') {
			return py.Value{}, ErrNotJSON
		}
		if key, item, err = r.entry(d.Len()); err != nil {
			return py.Value{}, err
		}
	}
}
