package py

import (
	"math/big"
	"math/bits"
)

var intMethods = []Row{
	{"bit_length(self, /)", "Number of bits necessary to represent self in binary.", "1", intBitLength},
	{"bit_count(self, /)", "Number of ones in the binary representation of the absolute value of self.", "words of self", intBitCount},
	{"conjugate(self, /)", "Returns self, the complex conjugate of any int.", "1", intIdentity},
	{"is_integer(self, /)", "Returns True.", "1", intIsInteger},
	{"as_integer_ratio(self, /)", "A pair of integers, whose ratio is equal to the original int.", "1", intRatio},
	{"to_bytes(self, /, length=1, byteorder='big', *, signed=False)", "An array of bytes representing an integer.", "length", intToBytes},
	{"from_bytes(cls, /, bytes, byteorder='big', *, signed=False)", "The integer represented by the given array of bytes.", "len(bytes)", intFromBytes},
	{"__trunc__(self, /)", "Truncating an Integral returns itself.", "1", intIdentity},
	{"__floor__(self, /)", "Flooring an Integral returns itself.", "1", intIdentity},
	{"__ceil__(self, /)", "Ceiling of an Integral returns itself.", "1", intIdentity},
	{"__round__(self, ndigits=None, /)", "Rounding an Integral returns itself; negative ndigits round to powers of ten.", "words of self squared", intRound},
}

var intGetters = []Getter{
	{Name: "real", Doc: "the real part of a complex number", Get: intSelf},
	{Name: "imag", Doc: "the imaginary part of a complex number", Get: intZero},
	{Name: "numerator", Doc: "the numerator of a rational number in lowest terms", Get: intSelf},
	{Name: "denominator", Doc: "the denominator of a rational number in lowest terms", Get: intOne},
}

func intZero(*Context, Value) (Value, error) { return Int(0), nil }
func intOne(*Context, Value) (Value, error)  { return Int(1), nil }

func intIdentity(_ *Context, a []Value) (Value, error) { return exactInt(a[0]), nil }

func intIsInteger(*Context, []Value) (Value, error) { return True, nil }

func intRatio(c *Context, a []Value) (Value, error) { return c.pairTuple(exactInt(a[0]), Int(1)) }

func intBitLength(_ *Context, a []Value) (Value, error) {
	x, n := IntParts(a[0])
	if n == nil {
		return Int(int64(bits.Len64(abs64(x)))), nil
	}
	return Int(int64(n.BitLen())), nil
}

func intBitCount(c *Context, a []Value) (Value, error) {
	x, n := IntParts(a[0])
	if n == nil {
		return Int(int64(bits.OnesCount64(abs64(x)))), nil
	}
	if err := c.Steps(words(n)/16 + 1); err != nil {
		return Value{}, err
	}
	count := 0
	for _, w := range n.Bits() {
		count += bits.OnesCount(uint(w))
	}
	return Int(int64(count)), nil
}

// byteOrder reads a byteorder argument.
func (c *Context) byteOrder(v Value) (little bool, err error) {
	if !v.IsStr() {
		return false, c.Errorf(&TypeErrorType, "argument 'byteorder' must be str, not %s", v.Type().Shown())
	}
	switch s := v.Str().S; {
	case len(s) == 3 && s[0] == 'b' && s[1] == 'i' && s[2] == 'g':
		return false, nil
	case s == "little":
		return true, nil
	}
	return false, c.Errorf(&ValueErrorType, "byteorder must be either 'little' or 'big'")
}

func intToBytes(c *Context, a []Value) (Value, error) {
	length, err := c.IndexInt(a[1], false)
	if err != nil {
		return Value{}, err
	}
	little, err := c.byteOrder(a[2])
	if err != nil {
		return Value{}, err
	}
	signed, err := c.Truth(a[3])
	if err != nil {
		return Value{}, err
	}
	return c.bytesOfInt(a[0], length, little, signed)
}

// bytesOfInt returns n, an int-like value, as so many bytes.
func (c *Context) bytesOfInt(n Value, length int, little, signed bool) (Value, error) {
	if length < 0 {
		return Value{}, c.Errorf(&ValueErrorType, "length argument must be non-negative")
	}
	var one [1]big.Word
	x, negative := magnitude(n, &one)
	if err := c.checkBytes(x, negative, length, signed); err != nil {
		return Value{}, err
	}
	if err := c.Charge(int64(length)/16+1, int64(bytesBytes+length)); err != nil {
		return Value{}, err
	}
	v, room := newBytesRoom(length)
	fillBytes(room, x, negative, little)
	return v, nil
}

// checkBytes reports an int that does not fit in length bytes.
func (c *Context) checkBytes(x []big.Word, negative bool, length int, signed bool) error {
	if negative && !signed {
		return c.Errorf(&OverflowErrorType, "can't convert negative int to unsigned")
	}
	need := bitLen(x)
	if signed && need != 0 && !(negative && trailingZeros(x) == need-1) {
		need++
	}
	if (need+7)/8 > length {
		return c.Errorf(&OverflowErrorType, "int too big to convert")
	}
	return nil
}

// isPowerOfTwo reports whether the absolute value of n is one.
func isPowerOfTwo(n *big.Int) bool {
	return n.Sign() != 0 && int(n.TrailingZeroBits()) == n.BitLen()-1
}

// fillBytes makes b what x, or -x in two's complement, is as bytes.
func fillBytes(b []byte, x []big.Word, negative, little bool) {
	bytesOfWords(b, x)
	if negative {
		complement(b)
	}
	if little {
		reverse(b)
	}
}

// complement changes the sign of b, the highest byte first, in two's
// complement.
func complement(b []byte) {
	carry := true
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = ^b[i]
		if carry {
			b[i]++
			carry = b[i] == 0
		}
	}
}

func reverse(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

func intFromBytes(c *Context, a []Value) (Value, error) {
	b, err := c.bytesArgument(a[1])
	if err != nil {
		return Value{}, err
	}
	little, err := c.byteOrder(a[2])
	if err != nil {
		return Value{}, err
	}
	signed, err := c.Truth(a[3])
	if err != nil {
		return Value{}, err
	}
	v, err := c.intFromText(b, little, signed)
	if err != nil {
		return Value{}, err
	}
	if cls := a[0].TypeObject(); cls != &IntType {
		return c.Call(a[0], v)
	}
	return v, nil
}

// intFromText is intOfBytes, charged.
func (c *Context) intFromText(s string, little, signed bool) (Value, error) {
	if err := c.Charge(int64(len(s))/16+1, int64(len(s))*2+64); err != nil {
		return Value{}, err
	}
	return c.intOfBytes(s, little, signed), nil
}

func (c *Context) intOfBytes(s string, little, signed bool) Value {
	if len(s) < 8 {
		return Int(fewBytes(s, little, signed))
	}
	top := s[0]
	if little {
		top = s[len(s)-1]
	}
	cell, z := c.newCell((len(s) + 7) / 8)
	negative := signed && top >= 0x80
	if !little && !negative {
		wordsOfBytes(z, s)
		return c.settle(cell, false, trim(z))
	}
	b := []byte(s)
	if little {
		reverse(b)
	}
	if negative {
		complement(b)
	}
	wordsOfBytes(z, textOf(b))
	return c.settle(cell, negative, trim(z))
}

// fewBytes is intOfBytes of less than eight.
func fewBytes(s string, little, signed bool) (n int64) {
	for i := range len(s) {
		if little {
			n |= int64(s[i]) << (8 * i)
		} else {
			n = n<<8 | int64(s[i])
		}
	}
	if signed {
		unused := 64 - 8*len(s)
		n = n << unused >> unused
	}
	return n
}

// intQuicks has the ways of methods whose defaults are mostly left out: with
// arguments of the usual kinds they need no binding.
func intQuicks(name string) QuickFunc {
	switch name {
	case "bit_length":
		return func(_ *Context, args []Value) (v Value, ok bool, err error) {
			if len(args) != 1 || !args[0].IsLongInt() {
				return v, false, nil
			}
			return Int(int64(bitLen(args[0].longInt().z))), true, nil
		}
	case "from_bytes":
		return func(c *Context, args []Value) (v Value, ok bool, err error) {
			if len(args) != 3 || args[0] != IntType.Value() || !args[1].Is(&BytesType) || !args[2].IsStr() {
				return v, false, nil
			}
			little, err := c.byteOrder(args[2])
			if err == nil {
				v, err = c.intFromText(args[1].Bytes().S, little, false)
			}
			return v, true, err
		}
	case "to_bytes":
		return func(c *Context, args []Value) (v Value, ok bool, err error) {
			if len(args) != 3 || !isExactInt(args[0]) || !args[1].IsInt() || !args[2].IsStr() {
				return v, false, nil
			}
			little, err := c.byteOrder(args[2])
			if err == nil {
				v, err = c.bytesOfInt(args[0], int(args[1].AsInt()), little, false)
			}
			return v, true, err
		}
	}
	return nil
}

// bytesArgument returns the bytes of a bytes-like object, or of an iterable of
// ints below 256.
func (c *Context) bytesArgument(v Value) (string, error) {
	switch v.Kind() {
	case KindBytes, KindByteArray:
		s, _ := TextOf(v)
		return s, nil
	case KindStr, KindInt, KindBool, KindFloat, KindNone:
		return "", c.Errorf(&TypeErrorType, "cannot convert '%s' object to bytes", v.Type().Shown())
	}
	var b []byte
	err := c.Each(v, func(item Value) error {
		n, err := c.IndexInt(item, true)
		if err != nil {
			return err
		}
		if n < 0 || n > 255 {
			return c.Errorf(&ValueErrorType, "bytes must be in range(0, 256)")
		}
		if err := c.Alloc(2); err != nil {
			return err
		}
		b = append(b, byte(n))
		return nil
	})
	return string(b), err
}

func intRound(c *Context, a []Value) (Value, error) {
	if a[1].IsNone() {
		return exactInt(a[0]), nil
	}
	digits, err := c.Index(a[1])
	if err != nil {
		return Value{}, err
	}
	if intSign(digits) >= 0 {
		return exactInt(a[0]), nil
	}
	n := BigOf(a[0])
	k, big := IntParts(digits)
	if big != nil || -k > int64(n.BitLen())/3+2 {
		return Int(0), nil
	}
	return c.roundToPower(n, -k)
}

// roundToPower rounds n to a multiple of 10**k, halves to even.
func (c *Context) roundToPower(n *big.Int, k int64) (Value, error) {
	power, err := c.bigPow(big.NewInt(10), Int(k))
	if err != nil {
		return Value{}, err
	}
	p := BigOf(power)
	q, r, err := c.bigFloorDivMod(n, p, wantQuotient|wantRemainder)
	if err != nil {
		return Value{}, err
	}
	twice := new(big.Int).Lsh(BigOf(r), 1)
	quotient := BigOf(q)
	if cmp := twice.Cmp(p); cmp > 0 || cmp == 0 && quotient.Bit(0) == 1 {
		quotient = new(big.Int).Add(quotient, big.NewInt(1))
	}
	return c.bigMul(BigInt(quotient), power)
}
