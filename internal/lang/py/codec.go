package py

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vivarium-run/vivarium/internal/lazy"
)

// A codec turns text into bytes and back. Both directions stop at the first
// thing that does not fit and say why; the error handler then decides, and
// they go on behind it.
type codec struct {
	name   string
	decode func(d *decoder) // consumes d.in from d.pos, calls d.fail
	encode func(e *encoder)
	order  byteOrder // of utf-16 and utf-32
	bom    bool
	unit   int // bytes of one unit
	escape bool
}

// byteOrder reads and appends in one byte order.
type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

var codecs = []codec{
	{name: "utf-8", decode: decodeUTF8, encode: encodeUTF8, unit: 1},
	{name: "ascii", decode: decodeASCII, encode: encodeASCII, unit: 1},
	{name: "latin-1", decode: decodeLatin, encode: encodeLatin, unit: 1},
	{name: "utf-16", decode: decodeUTF16, encode: encodeUTF16, order: binary.LittleEndian, bom: true, unit: 2},
	{name: "utf-16-le", decode: decodeUTF16, encode: encodeUTF16, order: binary.LittleEndian, unit: 2},
	{name: "utf-16-be", decode: decodeUTF16, encode: encodeUTF16, order: binary.BigEndian, unit: 2},
	{name: "utf-32", decode: decodeUTF32, encode: encodeUTF32, order: binary.LittleEndian, bom: true, unit: 4},
	{name: "utf-32-le", decode: decodeUTF32, encode: encodeUTF32, order: binary.LittleEndian, unit: 4},
	{name: "utf-32-be", decode: decodeUTF32, encode: encodeUTF32, order: binary.BigEndian, unit: 4},
	{name: "utf-8-sig", decode: decodeUTF8, encode: encodeUTF8, bom: true, unit: 1},
	{name: "unicodeescape", decode: decodeEscape, encode: encodeEscape, unit: 1, escape: true},
	{name: "rawunicodeescape", decode: decodeRawEscape, encode: encodeRawEscape, unit: 1, escape: true},
}

// codecAliases are other spellings, after normalisation to lower case with
// underscores.
var codecAliases = lazy.Value[map[string]string]{Make: func() map[string]string {
	return map[string]string{
		"utf8": "utf-8", "utf_8": "utf-8", "u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8",
		"ascii": "ascii", "us_ascii": "ascii", "646": "ascii", "ansi_x3.4_1968": "ascii", "us": "ascii", "iso646_us": "ascii",
		"latin_1": "latin-1", "latin1": "latin-1", "latin": "latin-1", "l1": "latin-1", "iso_8859_1": "latin-1",
		"iso8859_1": "latin-1", "iso8859": "latin-1", "8859": "latin-1", "cp819": "latin-1",
		"utf_16": "utf-16", "utf16": "utf-16", "u16": "utf-16", "utf_16_le": "utf-16-le", "utf_16le": "utf-16-le",
		"utf_16_be": "utf-16-be", "utf_16be": "utf-16-be", "utf_32": "utf-32", "utf32": "utf-32", "u32": "utf-32",
		"utf_32_le": "utf-32-le", "utf_32le": "utf-32-le", "utf_32_be": "utf-32-be", "utf_32be": "utf-32-be",
		"utf_8_sig": "utf-8-sig", "unicode_escape": "unicodeescape", "raw_unicode_escape": "rawunicodeescape",
	}
}}

func findCodec(name string) *codec {
	if len(name) > 32 {
		return nil
	}
	known := name
	if name != "utf-8" {
		known = codecAliases.Get()[codecKey(name)]
	}
	for i := range codecs {
		if codecs[i].name == known {
			return &codecs[i]
		}
	}
	return nil
}

// codecKey is the name of an encoding as codecAliases has it.
func codecKey(name string) string {
	key := []byte(strings.ToLower(name))
	for i, b := range key {
		if b == '-' || b == ' ' {
			key[i] = '_'
		}
	}
	return string(key)
}

// codecArgs checks the encoding and errors arguments of str, bytes, encode
// and decode.
func (c *Context) codecArgs(fn string, encoding, errors Value) (enc, handler string, err error) {
	enc, handler = "utf-8", "strict"
	if !encoding.IsNil() {
		if enc, err = c.strArg(encoding, fn, "'encoding'"); err != nil {
			return "", "", err
		}
	}
	if !errors.IsNil() {
		if handler, err = c.strArg(errors, fn, "'errors'"); err != nil {
			return "", "", err
		}
	}
	return enc, handler, nil
}

// strArg returns a str argument, or raises as CPython's argument clinic does.
func (c *Context) strArg(v Value, fn, which string) (string, error) {
	if !v.IsStr() {
		return "", c.Errorf(&TypeErrorType, "%s() argument %s must be str, not %s", fn, which, v.Type().Shown())
	}
	return v.Str().S, nil
}

// An encoder is the state of one encoding.
type encoder struct {
	c       *Context
	codec   *codec
	text    *Str
	pos     int // byte offset in text.S
	out     []byte
	handler string
	charged int
	err     error
}

// Encode returns text.encode(encoding, errors).
func (c *Context) encode(v Value, encoding, errors string) (Value, error) {
	co := findCodec(encoding)
	if co == nil {
		return Value{}, c.Errorf(&LookupErrorType, "unknown encoding: %s", encoding)
	}
	s := v.Str()
	bound := co.unit*s.Len() + 8
	if co.unit == 1 {
		bound = len(s.S) + 8
	}
	if err := c.Charge(int64(len(s.S)/32+1), int64(bytesBytes+bound)); err != nil {
		return Value{}, err
	}
	if s.IsASCII() && co.unit == 1 && !co.bom && !co.escape {
		return newBytes(s.S), nil
	}
	e := &encoder{c: c, codec: co, text: s, out: make([]byte, 0, bound), handler: errors, charged: bound}
	defer c.Pop(c.Push(NewNative(&scratchType, e)))
	co.encode(e)
	if e.err == nil {
		e.err = c.Alloc(bytesBytes + len(e.out))
	}
	if e.err != nil {
		return Value{}, e.err
	}
	return newBytes(string(e.out)), nil
}

// Trace implements Traced.
func (e *encoder) Trace(func(Value)) int64 { return int64(e.charged) }

// grow charges for n more bytes of output than were predicted.
func (e *encoder) grow(n int) bool {
	if len(e.out)+n > e.charged {
		extra := n + e.charged/2
		if e.err = e.c.Alloc(extra); e.err != nil {
			return false
		}
		e.charged += extra
	}
	return true
}

// fail treats the text from e.pos to byte offset end, which cannot be
// encoded, and moves behind it. put encodes what a handler substitutes.
func (e *encoder) fail(end int, reason string, put func(r rune)) bool {
	bad := e.text.S[e.pos:end]
	for i := 0; i < len(bad); {
		r, size := DecodeRune(bad, i)
		if e.err = e.c.Steps(size); e.err != nil {
			return false
		}
		if !e.substitute(r, reason, end, put) {
			return false
		}
		i += size
		e.pos += size
	}
	return true
}

// substitute puts what the handler has for r.
func (e *encoder) substitute(r rune, reason string, end int, put func(r rune)) bool {
	text := ""
	switch e.handler {
	case "ignore":
	case "replace":
		text = "?"
	case "backslashreplace":
		text = backslashed(r)
	case "xmlcharrefreplace":
		text = "&#" + strconv.Itoa(int(r)) + ";"
	case "surrogateescape":
		if r < 0xDC80 || r > 0xDCFF || e.codec.unit > 1 {
			return e.raise(end, reason)
		}
		if !e.grow(1) {
			return false
		}
		e.out = append(e.out, byte(r-0xDC00))
		return true
	case "surrogatepass":
		if !isSurrogate(r) || e.codec.name == "ascii" || e.codec.name == "latin-1" {
			return e.raise(end, reason)
		}
		return e.pass(r, put)
	case "strict":
		return e.raise(end, reason)
	default:
		e.err = e.c.Errorf(&LookupErrorType, "unknown error handler name '%s'", e.handler)
		return false
	}
	if !e.grow(e.codec.unit * len(text)) {
		return false
	}
	for _, r := range text {
		put(r)
	}
	return true
}

// pass encodes a surrogate as if it were any code point.
func (e *encoder) pass(r rune, put func(r rune)) bool {
	if !e.grow(4) {
		return false
	}
	if e.codec.unit == 1 {
		e.out = AppendRune(e.out, r)
	} else {
		put(r)
	}
	return true
}

func (e *encoder) raise(end int, reason string) bool {
	start := e.text.Index(e.pos)
	stop := start + CountText(e.text.S[e.pos:end])
	e.err = e.c.unicodeError(&UnicodeEncodeErrorType, strings.TrimSuffix(e.codec.name, "-sig"),
		e.text.Value(), start, stop, reason)
	return false
}

// unicodeError makes a UnicodeEncodeError or UnicodeDecodeError.
func (c *Context) unicodeError(t *Type, encoding string, object Value, start, end int, reason string) error {
	return c.Raise(t, c.Text(encoding), object, Int(int64(start)), Int(int64(end)), c.Text(reason))
}

// backslashed returns the escape of a code point: \xe9, \u1234, \U00012345.
func backslashed(r rune) string {
	switch {
	case r < 0x100:
		return byteEscapes.Get()[4*r : 4*r+4]
	case r < 0x10000:
		return `\u` + hexDigits(r, 4)
	}
	return `\U` + hexDigits(r, 8)
}

// byteEscapes holds \x00 to \xff, one after the other.
var byteEscapes = lazy.Value[string]{Make: func() string {
	var b strings.Builder
	for r := range rune(256) {
		b.WriteString(`\x` + hexDigits(r, 2))
	}
	return b.String()
}}

// hexDigits returns n hexadecimal digits of r.
func hexDigits(r rune, n int) string {
	var b [8]byte
	for i := n - 1; i >= 0; i-- {
		b[i] = "0123456789abcdef"[r&15]
		r >>= 4
	}
	return string(b[:n])
}

func encodeUTF8(e *encoder) {
	if e.codec.bom {
		e.out = append(e.out, 0xEF, 0xBB, 0xBF)
	}
	s := e.text.S
	for {
		i := hasSurrogate(s[e.pos:])
		if i < 0 {
			e.out = append(e.out, s[e.pos:]...)
			return
		}
		e.out = append(e.out, s[e.pos:e.pos+i]...)
		e.pos += i
		end := e.pos
		for end < len(s) && s[end] == 0xED && s[end+1] >= 0xA0 {
			end += 3
		}
		if !e.fail(end, "surrogates not allowed", func(r rune) { e.out = utf8.AppendRune(e.out, r) }) {
			return
		}
	}
}

func encodeASCII(e *encoder) { encodeSmall(e, 128, "ordinal not in range(128)") }
func encodeLatin(e *encoder) { encodeSmall(e, 256, "ordinal not in range(256)") }

func encodeSmall(e *encoder, limit rune, reason string) {
	s := e.text.S
	for e.pos < len(s) {
		r, size := DecodeRune(s, e.pos)
		if r < limit {
			e.out = append(e.out, byte(r))
			e.pos += size
			continue
		}
		end := e.pos
		for end < len(s) && r >= limit {
			end += size
			if end < len(s) {
				r, size = DecodeRune(s, end)
			}
		}
		if !e.fail(end, reason, func(r rune) { e.out = append(e.out, byte(r)) }) {
			return
		}
	}
}

func encodeUTF16(e *encoder) {
	put := func(r rune) {
		if r >= 0x10000 {
			r -= 0x10000
			e.out = e.codec.order.AppendUint16(e.out, uint16(0xD800+r>>10))
			r = 0xDC00 + r&0x3FF
		}
		e.out = e.codec.order.AppendUint16(e.out, uint16(r))
	}
	encodeWide(e, put)
}

func encodeUTF32(e *encoder) {
	encodeWide(e, func(r rune) { e.out = e.codec.order.AppendUint32(e.out, uint32(r)) })
}

// encodeWide is the loop of UTF-16 and UTF-32.
func encodeWide(e *encoder, put func(r rune)) {
	if e.codec.bom {
		put(0xFEFF)
	}
	for s := e.text.S; e.pos < len(s); {
		r, size := DecodeRune(s, e.pos)
		if !isSurrogate(r) {
			if !e.grow(4) {
				return
			}
			put(r)
			e.pos += size
			continue
		}
		if !e.fail(e.pos+size, "surrogates not allowed", put) {
			return
		}
	}
}

// A decoder is the state of one decoding.
type decoder struct {
	c       *Context
	codec   *codec
	order   byteOrder
	object  Value
	in      string
	pos     int
	out     []byte
	handler string
	charged int
	err     error
}

// decode returns bytes.decode(encoding, errors).
func (c *Context) decode(v Value, encoding, errors string) (Value, error) {
	n := bytesLen(v)
	if n == 0 {
		return emptyStr.Value(), nil
	}
	co := findCodec(encoding)
	if co == nil {
		return Value{}, c.Errorf(&LookupErrorType, "unknown encoding: %s", encoding)
	}
	if err := c.Charge(int64(n/16+1), int64(strBytes+2*n)); err != nil {
		return Value{}, err
	}
	in, err := c.bytesOf(v)
	if err != nil {
		return Value{}, err
	}
	if co.unit == 1 && !co.bom && !co.escape && isASCII(in) {
		return c.asciiPart(in, &c.slices), nil
	}
	if co.unit == 1 && !co.bom && !co.escape && co.name == "utf-8" && utf8.ValidString(in) {
		return c.Text(strings.Clone(in)), nil
	}
	d := &decoder{c: c, codec: co, order: co.order, object: v, in: in, handler: errors, charged: 2 * n}
	defer c.Pop(c.Push(NewNative(&scratchType, d)))
	co.decode(d)
	if d.err == nil {
		d.err = c.Alloc(strBytes + len(d.out))
	}
	if d.err != nil {
		return Value{}, d.err
	}
	return c.Text(string(d.out)), nil
}

// Trace implements Traced.
func (d *decoder) Trace(func(Value)) int64 { return int64(d.charged) }

func (d *decoder) grow(n int) bool {
	if len(d.out)+n > d.charged {
		extra := n + d.charged/2
		if d.err = d.c.Alloc(extra); d.err != nil {
			return false
		}
		d.charged += extra
	}
	return true
}

// fail treats n bytes at d.pos that mean nothing and moves behind them.
func (d *decoder) fail(n int, reason string) bool {
	bad := d.in[d.pos : d.pos+n]
	if d.err = d.c.Steps(n); d.err != nil {
		return false
	}
	if !d.grow(4 * n) {
		return false
	}
	switch d.handler {
	case "ignore":
	case "replace":
		d.out = utf8.AppendRune(d.out, utf8.RuneError)
	case "backslashreplace":
		for i := range len(bad) {
			d.out = append(d.out, backslashed(rune(bad[i]))...)
		}
	case "surrogateescape":
		return d.escape(n, reason)
	case "surrogatepass":
		return d.pass(n, reason)
	case "strict":
		return d.raise(n, reason)
	case "xmlcharrefreplace", "namereplace":
		d.err = d.c.Errorf(&TypeErrorType, "don't know how to handle UnicodeDecodeError in error callback")
		return false
	default:
		d.err = d.c.Errorf(&LookupErrorType, "unknown error handler name '%s'", d.handler)
		return false
	}
	d.pos += n
	return true
}

// escape turns bytes above 127 into lone surrogates.
func (d *decoder) escape(n int, reason string) bool {
	done := 0
	for done < n && d.in[d.pos+done] >= 0x80 {
		d.out = AppendRune(d.out, 0xDC00+rune(d.in[d.pos+done]))
		done++
	}
	if done == 0 {
		return d.raise(n, reason)
	}
	d.pos += done
	return true
}

// pass takes an encoded surrogate for what it is.
func (d *decoder) pass(n int, reason string) bool {
	rest := d.in[d.pos:]
	var r rune
	size := 0
	switch {
	case d.codec.unit == 1 && d.order == nil && len(rest) >= 3 && strings.HasPrefix(d.codec.name, "utf-8"):
		size = 3
		r, _ = DecodeRune(rest, 0)
	case d.codec.unit == 2 && len(rest) >= 2:
		size = 2
		r = rune(d.order.Uint16([]byte(rest[:2])))
	case d.codec.unit == 4 && len(rest) >= 4:
		size = 4
		r = rune(d.order.Uint32([]byte(rest[:4])))
	}
	if size == 0 || !isSurrogate(r) || size == 3 && (rest[0] != 0xED || !isContinuation(rest[1]) || !isContinuation(rest[2])) {
		return d.raise(n, reason)
	}
	d.out = AppendRune(d.out, r)
	d.pos += size
	return true
}

func (d *decoder) raise(n int, reason string) bool {
	name := strings.TrimSuffix(d.codec.name, "-sig")
	if d.codec.bom && d.codec.unit > 1 {
		name += map[bool]string{true: "-be", false: "-le"}[d.order == binary.BigEndian]
	}
	object, err := d.c.bytesObject(d.object)
	if err != nil {
		d.err = err
		return false
	}
	d.err = d.c.unicodeError(&UnicodeDecodeErrorType, name, object, d.pos, d.pos+n, reason)
	return false
}

func decodeASCII(d *decoder) {
	for d.pos < len(d.in) {
		if b := d.in[d.pos]; b < utf8.RuneSelf {
			if !d.grow(1) {
				return
			}
			d.out = append(d.out, b)
			d.pos++
		} else if !d.fail(1, "ordinal not in range(128)") {
			return
		}
	}
}

func decodeLatin(d *decoder) {
	for ; d.pos < len(d.in); d.pos++ {
		d.out = utf8.AppendRune(d.out, rune(d.in[d.pos]))
	}
}

func decodeUTF8(d *decoder) {
	if d.codec.bom {
		d.in = strings.TrimPrefix(d.in, "\uFEFF")
	}
	for d.pos < len(d.in) {
		r, size := utf8.DecodeRuneInString(d.in[d.pos:])
		if r != utf8.RuneError || size > 1 {
			if !d.grow(size) {
				return
			}
			d.out = append(d.out, d.in[d.pos:d.pos+size]...)
			d.pos += size
			continue
		}
		n, reason := badUTF8(d.in[d.pos:])
		if !d.fail(n, reason) {
			return
		}
	}
}

// badUTF8 returns the length of the ill-formed sequence at the start of s, and
// what is wrong with it: the longest prefix that could begin a sequence.
func badUTF8(s string) (n int, reason string) {
	b := s[0]
	if b < 0xC2 || b > 0xF4 {
		return 1, "invalid start byte"
	}
	lo, hi := byte(0x80), byte(0xBF)
	switch b {
	case 0xE0:
		lo = 0xA0
	case 0xED:
		hi = 0x9F
	case 0xF0:
		lo = 0x90
	case 0xF4:
		hi = 0x8F
	}
	for n = 1; n < runeSize(b); n++ {
		if n == len(s) {
			return n, "unexpected end of data"
		}
		if s[n] < lo || s[n] > hi {
			return n, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xBF
	}
	return n, "invalid continuation byte"
}

// unitAt returns the unit at byte i.
func (d *decoder) unitAt(i int) rune {
	if d.codec.unit == 2 {
		return rune(d.order.Uint16([]byte(d.in[i : i+2])))
	}
	u := d.order.Uint32([]byte(d.in[i : i+4]))
	if u > 0x10FFFF {
		return 0x110000
	}
	return rune(u)
}

// skipBOM takes the byte order from a mark at the start.
func (d *decoder) skipBOM() {
	if !d.codec.bom || len(d.in) < d.codec.unit {
		return
	}
	for _, order := range []byteOrder{binary.LittleEndian, binary.BigEndian} {
		d.order = order
		if d.unitAt(0) == 0xFEFF {
			d.pos = d.codec.unit
			return
		}
	}
	d.order = binary.LittleEndian
}

func decodeUTF16(d *decoder) {
	d.skipBOM()
	for d.pos < len(d.in) {
		if !d.grow(4) {
			return
		}
		left := len(d.in) - d.pos
		if left < 2 {
			if !d.fail(left, "truncated data") {
				return
			}
			continue
		}
		r := d.unitAt(d.pos)
		switch {
		case !isSurrogate(r):
			d.out = utf8.AppendRune(d.out, r)
			d.pos += 2
		case !d.pair(r, left):
			return
		}
	}
}

// pair decodes at a surrogate unit.
func (d *decoder) pair(high rune, left int) bool {
	switch {
	case high >= 0xDC00:
		return d.fail(2, "illegal encoding")
	case left < 4:
		return d.fail(left, "unexpected end of data")
	}
	low := d.unitAt(d.pos + 2)
	if low < 0xDC00 || low > 0xDFFF {
		return d.fail(2, "illegal UTF-16 surrogate")
	}
	d.out = utf8.AppendRune(d.out, 0x10000+(high-0xD800)<<10+(low-0xDC00))
	d.pos += 4
	return true
}

func decodeUTF32(d *decoder) {
	d.skipBOM()
	for d.pos < len(d.in) {
		if !d.grow(4) {
			return
		}
		left := len(d.in) - d.pos
		if left < 4 {
			if !d.fail(left, "truncated data") {
				return
			}
			continue
		}
		r := d.unitAt(d.pos)
		ok := true
		switch {
		case r > 0x10FFFF:
			ok = d.fail(4, "code point not in range(0x110000)")
		case isSurrogate(r):
			ok = d.fail(4, "code point in surrogate code point range(0xd800, 0xe000)")
		default:
			d.out = utf8.AppendRune(d.out, r)
			d.pos += 4
		}
		if !ok {
			return
		}
	}
}
