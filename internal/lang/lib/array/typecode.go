package array

import (
	"encoding/binary"
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/internal/lazy"
)

// A typecode says how items are stored: little-endian in size bytes.
type typecode struct {
	letter byte
	size   int
	get    func(c *py.Context, b []byte) (py.Value, error)
	put    func(c *py.Context, v py.Value, b []byte) error
}

// typecodeLetters is array.typecodes.
const typecodeLetters = "bBuwhHiIlLqQfd"

var typecodes = lazy.Value[map[byte]*typecode]{Make: func() map[byte]*typecode {
	return map[byte]*typecode{
		'b': signed('b', 1, "signed char"),
		'B': small('B', 1, "unsigned byte integer"),
		'u': {'u', 4, getRune, putRune},
		'w': {'w', 4, getRune, putRune},
		'h': signed('h', 2, "signed short integer"),
		'H': small('H', 2, "unsigned short"),
		'i': signed('i', 4, "signed integer"),
		'I': unsigned('I', 4),
		'l': signed('l', 8, ""),
		'L': unsigned('L', 8),
		'q': {'q', 8, getSigned(8), putLong("int too big to convert")},
		'Q': {'Q', 8, getUnsigned(8), putUnsignedLong},
		'f': {'f', 4, getFloat32, putFloat32},
		'd': {'d', 8, getFloat64, putFloat64},
	}
}}

// isText reports whether items are code points.
func (t *typecode) isText() bool { return t.letter == 'u' || t.letter == 'w' }

// load reads size bytes.
func load(b []byte, size int) uint64 {
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(binary.LittleEndian.Uint16(b))
	case 4:
		return uint64(binary.LittleEndian.Uint32(b))
	}
	return binary.LittleEndian.Uint64(b)
}

// store writes size bytes.
func store(b []byte, size int, n uint64) {
	switch size {
	case 1:
		b[0] = byte(n)
	case 2:
		binary.LittleEndian.PutUint16(b, uint16(n))
	case 4:
		binary.LittleEndian.PutUint32(b, uint32(n))
	default:
		binary.LittleEndian.PutUint64(b, n)
	}
}

func getSigned(size int) func(*py.Context, []byte) (py.Value, error) {
	shift := 64 - 8*size
	return func(_ *py.Context, b []byte) (py.Value, error) {
		return py.Int(int64(load(b, size)<<shift) >> shift), nil
	}
}

func getUnsigned(size int) func(*py.Context, []byte) (py.Value, error) {
	return func(c *py.Context, b []byte) (py.Value, error) {
		n := load(b, size)
		if n <= math.MaxInt64 {
			return py.Int(int64(n)), nil
		}
		return wide(n), c.Alloc(48)
	}
}

const tooLong = "Python int too large to convert to C long"

// signed stores ints as C does; name is what messages call the C type.
func signed(letter byte, size int, name string) *typecode {
	put := putLong(tooLong)
	if size < 8 {
		put = putBounded(size, name, -1<<(8*size-1), 1<<(8*size-1)-1)
	}
	return &typecode{letter, size, getSigned(size), put}
}

// small stores unsigned ints that C converts by way of int.
func small(letter byte, size int, name string) *typecode {
	return &typecode{letter, size, getUnsigned(size), putBounded(size, name, 0, 1<<(8*size)-1)}
}

// longOf is an int that fits in a C long.
func longOf(c *py.Context, v py.Value, message string) (int64, error) {
	n, err := c.Index(v)
	if err != nil {
		return 0, err
	}
	i, big := py.IntParts(n)
	if big != nil {
		return 0, c.Errorf(&py.OverflowErrorType, "%s", message)
	}
	return i, nil
}

func putLong(message string) func(*py.Context, py.Value, []byte) error {
	return func(c *py.Context, v py.Value, b []byte) error {
		n, err := longOf(c, v, message)
		store(b, 8, uint64(n))
		return err
	}
}

func putBounded(size int, name string, low, high int64) func(*py.Context, py.Value, []byte) error {
	return func(c *py.Context, v py.Value, b []byte) error {
		n, err := longOf(c, v, tooLong)
		switch {
		case err != nil:
			return err
		case n < low:
			return c.Errorf(&py.OverflowErrorType, "%s is less than minimum", name)
		case n > high:
			return c.Errorf(&py.OverflowErrorType, "%s is greater than maximum", name)
		}
		store(b, size, uint64(n))
		return nil
	}
}

// unsigned stores unsigned ints and longs.
func unsigned(letter byte, size int) *typecode {
	put := func(c *py.Context, v py.Value, b []byte) error {
		n, fits, negative, err := unsignedOf(c, v)
		switch {
		case err != nil:
			return err
		case negative:
			return c.Errorf(&py.OverflowErrorType, "can't convert negative value to unsigned int")
		case !fits:
			return c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C unsigned long")
		case size == 4 && n > math.MaxUint32:
			return c.Errorf(&py.OverflowErrorType, "unsigned int is greater than maximum")
		}
		store(b, size, n)
		return nil
	}
	return &typecode{letter, size, getUnsigned(size), put}
}

func unsignedOf(c *py.Context, v py.Value) (n uint64, fits, negative bool, err error) {
	x, err := c.Index(v)
	if err != nil {
		return 0, false, false, err
	}
	i, big := py.IntParts(x)
	if big != nil {
		return big.Uint64(), big.IsUint64(), big.Sign() < 0, nil
	}
	return uint64(i), i >= 0, i < 0, nil
}

func putUnsignedLong(c *py.Context, v py.Value, b []byte) error {
	n, fits, negative, err := unsignedOf(c, v)
	switch {
	case err != nil:
		return err
	case negative:
		return c.Errorf(&py.OverflowErrorType, "can't convert negative int to unsigned")
	case !fits:
		return c.Errorf(&py.OverflowErrorType, "int too big to convert")
	}
	store(b, 8, n)
	return nil
}

func getFloat32(_ *py.Context, b []byte) (py.Value, error) {
	return py.Float(float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))), nil
}

func getFloat64(_ *py.Context, b []byte) (py.Value, error) {
	return py.Float(math.Float64frombits(binary.LittleEndian.Uint64(b))), nil
}

func putFloat32(c *py.Context, v py.Value, b []byte) error {
	f, err := c.ToFloat(v)
	store(b, 4, uint64(math.Float32bits(float32(f))))
	return err
}

func putFloat64(c *py.Context, v py.Value, b []byte) error {
	f, err := c.ToFloat(v)
	store(b, 8, math.Float64bits(f))
	return err
}

func getRune(c *py.Context, b []byte) (py.Value, error) {
	n := binary.LittleEndian.Uint32(b)
	if n > maxRune {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "character U+%x is not in range [U+0000; U+10ffff]", n)
	}
	return c.Char(rune(n))
}

const maxRune = 0x10FFFF

func putRune(c *py.Context, v py.Value, b []byte) error {
	s, ok := textOf(v)
	if !ok || py.CountText(s) != 1 {
		return c.Errorf(&py.TypeErrorType, "array item must be unicode character")
	}
	r, _ := py.DecodeRune(s, 0)
	store(b, 4, uint64(r))
	return nil
}

// textOf is the text of a str.
func textOf(v py.Value) (string, bool) {
	if !v.IsStr() {
		return "", false
	}
	return v.Str().S, true
}
