package py

import "math/big"

// Owner: numbers.

var IntType, BoolType, FloatType, ComplexType Type

// IntParts splits an int (or bool, or instance of a subclass): big is nil
// when small holds it.
func IntParts(v Value) (small int64, big *big.Int) { panic("stub") }

// BigOf returns the value of an int of any size; the result must not be
// changed.
func BigOf(v Value) *big.Int { panic("stub") }

// IsIntLike reports whether v is an int, a bool or of a subclass of int.
func IsIntLike(v Value) bool { k := v.Kind(); return k == KindInt || k == KindBool }

// FloatOf returns the value of a float or of a subclass of float.
func FloatOf(v Value) (float64, bool) { panic("stub") }

// ToFloat converts as float parameters of functions do: int, float,
// __float__, __index__; else TypeError "must be real number, not str".
func (c *Context) ToFloat(v Value) (float64, error) { panic("stub") }

// FloatRepr returns repr of a float.
func FloatRepr(f float64) string { panic("stub") }

// HashFloat and HashBig are CPython's numeric hashes.
func HashFloat(f float64) int64 { panic("stub") }
func HashBig(n *big.Int) int64  { panic("stub") }
func HashInt(n int64) int64     { panic("stub") }

// NewComplex returns a complex number.
func NewComplex(z complex128) Value { panic("stub") }

// FormatInt, FormatFloat, FormatStr and FormatComplex apply a format
// specification.
func (c *Context) FormatNumber(v Value, spec string) (string, error) { panic("stub") }
func (c *Context) FormatStr(s, spec string) (string, error)          { panic("stub") }

// Percent is text % args ('%d' % 3); bytes formatting shares its parser.
func (c *Context) Percent(format string, args Value) (string, error) { panic("stub") }
