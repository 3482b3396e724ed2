package syntax

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// File is a source text: its name, its bytes as they came, and where its lines begin. A line ends at LF,
// at CR LF, or at a CR alone. A byte order mark at the start belongs to no column.
type File struct {
	Name string
	src  []byte
	// lines holds the offset of the first byte of each line; the first is after a byte order mark.
	lines []Pos

	late func() []byte // of LateFile
	once sync.Once
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// NewFile returns a file over src, which must not change any more. Sources beyond 2 GiB are cut, which the
// limits of Parse refuse long before.
func NewFile(name string, src []byte) *File {
	if len(src) > maxSource {
		src = src[:maxSource]
	}
	f := &File{Name: name, src: src}
	f.findLines()
	return f
}

// LateFile returns a file whose source is asked for when it is first needed, which it rarely is for code that was compiled
// before.
func LateFile(name string, source func() []byte) *File { return &File{Name: name, late: source} }

// ready reads the source of a late file.
func (f *File) ready() *File {
	if f.late != nil {
		f.once.Do(func() {
			f.src = f.late()
			f.findLines()
		})
	}
	return f
}

func (f *File) findLines() {
	src := f.src
	f.lines = make([]Pos, 1, 16+bytes.Count(src, []byte{'\n'}))
	if bytes.HasPrefix(src, byteOrderMark) {
		f.lines[0] = Pos(len(byteOrderMark))
	}
	end := lineFeed
	if bytes.IndexByte(src, '\r') >= 0 {
		end = lineEnd
	}
	for at, n := 0, end(src); n >= 0; n = end(src[at:]) {
		at += n + 1
		f.lines = append(f.lines, Pos(at))
	}
}

// lineFeed returns the place of the first line feed, or -1.
func lineFeed(src []byte) int { return bytes.IndexByte(src, '\n') }

// lineEnd returns the place of the last byte of the first line end, or -1.
func lineEnd(src []byte) int {
	i := bytes.IndexAny(src, "\r\n")
	if i >= 0 && src[i] == '\r' && i+1 < len(src) && src[i+1] == '\n' {
		i++
	}
	return i
}

const maxSource = 1<<31 - 16

// Source returns the bytes of the file.
func (f *File) Source() []byte { return f.ready().src }

// Text returns the source text of a span.
func (f *File) Text(s Span) string { return string(f.ready().src[s.Start:s.End]) }

// LineCount returns the number of lines; what follows the last line end counts as one, even if empty.
func (f *File) LineCount() int { return len(f.ready().lines) }

// Line returns the number of the line that holds pos, from 1.
func (f *File) Line(pos Pos) int {
	f.ready()
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > pos })
	return max(line, 1)
}

// LineStart returns the offset of the first byte of a line (from 1).
func (f *File) LineStart(line int) Pos { return f.ready().lines[line-1] }

// LineText returns a line (from 1) without its line end.
func (f *File) LineText(line int) string {
	end := Pos(len(f.ready().src))
	if line < len(f.lines) {
		end = f.lines[line]
	}
	return string(bytes.TrimRight(f.src[f.lines[line-1]:end], "\r\n"))
}

// Col returns the column of pos in UTF-8 bytes, from 0: CPython's col_offset.
func (f *File) Col(pos Pos) int {
	return max(0, int(pos-f.lines[f.Line(pos)-1]))
}

// Column returns the column of pos in code points, from 1.
func (f *File) Column(pos Pos) int {
	start := f.lines[f.Line(pos)-1]
	if pos <= start {
		return 1
	}
	return 1 + utf8.RuneCount(f.src[start:pos])
}

// Position is a place for people: line and column count from 1, the column in code points.
type Position struct{ Line, Column int }

// Position returns the line and column of pos.
func (f *File) Position(pos Pos) Position { return Position{f.Line(pos), f.Column(pos)} }
