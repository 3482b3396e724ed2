package wire

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// A writer appends fields.
type writer struct{ buf []byte }

func (w *writer) number(n uint64) { w.buf = binary.AppendUvarint(w.buf, n) }

// count writes a number that may be negative only to mean "none".
func (w *writer) count(n int64) { w.number(uint64(max(n, 0))) }

func (w *writer) bytes(b []byte) {
	w.number(uint64(len(b)))
	w.buf = append(w.buf, b...)
}

func (w *writer) text(s string) {
	w.number(uint64(len(s)))
	w.buf = append(w.buf, s...)
}

func (w *writer) flag(b bool) {
	if b {
		w.number(1)
	} else {
		w.number(0)
	}
}

// A reader takes fields off a payload. The first thing wrong sticks; from then
// on everything is zero.
type reader struct {
	buf []byte
	err error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = protocolError(format, args...)
	}
	r.buf = nil
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.buf)
	if size <= 0 {
		r.fail("a number is cut short or too large")
		return 0
	}
	r.buf = r.buf[size:]
	return n
}

// below reads a number of at most limit.
func (r *reader) below(limit uint64, what string) uint64 {
	n := r.number()
	if n > limit {
		r.fail("%s of %d, at most %d is allowed", what, n, limit)
		return 0
	}
	return n
}

func (r *reader) count() int64 { return int64(r.below(math.MaxInt64, "count")) }

func (r *reader) flag() bool { return r.below(1, "flag") == 1 }

// bytes reads a field of at most limit bytes. The result is part of the
// payload.
func (r *reader) bytes(limit int, what string) []byte {
	n := r.below(uint64(max(limit, 0)), what)
	if n > uint64(len(r.buf)) {
		r.fail("%s of %d bytes, %d are left", what, n, len(r.buf))
		return nil
	}
	b := r.buf[:n:n]
	r.buf = r.buf[n:]
	return b
}

// text reads a field of valid UTF-8.
func (r *reader) text(limit int, what string) string {
	b := r.bytes(limit, what)
	if !utf8.Valid(b) {
		r.fail("%s is not UTF-8", what)
		return ""
	}
	return string(b)
}

// items reads how many items follow: no more than limit, and no more than
// could be in what is left.
func (r *reader) items(limit int, what string) int {
	n := r.below(uint64(limit), "number of "+what)
	if n > uint64(len(r.buf)) {
		r.fail("%d %s in %d bytes", n, what, len(r.buf))
		return 0
	}
	return int(n)
}

// done returns what was wrong; bytes left over are wrong.
func (r *reader) done() error {
	if r.err == nil && len(r.buf) > 0 {
		r.fail("%d bytes left over", len(r.buf))
	}
	return r.err
}
