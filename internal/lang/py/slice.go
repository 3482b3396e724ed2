package py

const sliceBytes = 64

// NewSlice returns slice(start, stop, step). The caller has charged.
func NewSlice(start, stop, step Value) *Slice {
	return &Slice{Object: Object{typ: &SliceType}, Start: start, Stop: stop, Step: step}
}

// Indices resolves the slice for a sequence of n items: count of them from
// start on, step apart.
func (s *Slice) Indices(c *Context, n int) (start, stop, step, count int, err error) {
	return s.resolve(c, func() int { return n })
}

// resolve is Indices for a sequence whose length is asked for after the parts
// of the slice, whose __index__ may change it.
func (s *Slice) resolve(c *Context, length func() int) (start, stop, step, count int, err error) {
	step = 1
	if !s.Step.IsNone() {
		if step, err = c.sliceIndex(s.Step); err != nil {
			return 0, 0, 0, 0, err
		}
		if step == 0 {
			return 0, 0, 0, 0, c.Errorf(&ValueErrorType, "slice step cannot be zero")
		}
		step = max(step, -maxInt)
	}
	start, stop = 0, maxInt
	if step < 0 {
		start, stop = maxInt, -maxInt-1
	}
	if !s.Start.IsNone() {
		if start, err = c.sliceIndex(s.Start); err != nil {
			return 0, 0, 0, 0, err
		}
	}
	if !s.Stop.IsNone() {
		if stop, err = c.sliceIndex(s.Stop); err != nil {
			return 0, 0, 0, 0, err
		}
	}
	start, stop, count = AdjustSlice(length(), start, stop, step)
	return start, stop, step, count, nil
}

// sliceIndex returns a part of a slice that is not None, clipped.
func (c *Context) sliceIndex(v Value) (int, error) {
	if v.IsInt() {
		return int(v.AsInt()), nil
	}
	if !hasIndex(v) {
		return 0, c.Errorf(&TypeErrorType, "slice indices must be integers or None or have an __index__ method")
	}
	return c.IndexInt(v, true)
}

// AdjustSlice bounds start and stop for a sequence of n items and counts.
func AdjustSlice(n, start, stop, step int) (from, to, count int) {
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	start, stop = sliceBound(start, n, low, high), sliceBound(stop, n, low, high)
	switch {
	case step < 0 && stop < start:
		count = (start-stop-1)/-step + 1
	case step > 0 && start < stop:
		count = (stop-start-1)/step + 1
	}
	if step == 1 && count == 0 {
		stop = start
	}
	return start, stop, count
}

// sliceBound resolves one end of a slice.
func sliceBound(i, n, low, high int) int {
	if i < 0 {
		return max(i+n, low)
	}
	return min(i, high)
}

// plainIndices is Indices for parts that are ints or None, so that no script
// code runs; ok is false for others, and for a step of 0.
func plainIndices(n int, start, stop, step Value) (from, by, count int, ok bool) {
	by = 1
	if !step.IsNone() {
		if by = max(int(step.bits), -maxInt); step.ref != &intTag || by == 0 {
			return 0, 0, 0, false
		}
	}
	from, to := 0, n
	low, high := 0, n
	if by < 0 {
		from, to = n-1, -1
		low, high = -1, n-1
	}
	if start.ref == &intTag {
		from = sliceBound(int(start.bits), n, low, high)
	} else if !start.IsNone() {
		return 0, 0, 0, false
	}
	if stop.ref == &intTag {
		to = sliceBound(int(stop.bits), n, low, high)
	} else if !stop.IsNone() {
		return 0, 0, 0, false
	}
	switch distance := to - from; {
	case by == 1:
		count = max(distance, 0)
	case by == -1:
		count = max(-distance, 0)
	case distance > 0 == (by > 0) && distance != 0:
		count = (max(distance, -distance)-1)/max(by, -by) + 1
	}
	return from, by, count, true
}

// plainRange is plainIndices for a step of 1.
func plainRange(n int, start, stop Value) (from, count int, ok bool) {
	to := n
	if start.ref == &intTag {
		from = sliceBound(int(start.bits), n, 0, n)
	} else if !start.IsNone() {
		return 0, 0, false
	}
	if stop.ref == &intTag {
		to = sliceBound(int(stop.bits), n, 0, n)
	} else if !stop.IsNone() {
		return 0, 0, false
	}
	return from, max(to-from, 0), true
}

func sliceNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if err := noKeywords(c, "slice", kw); err != nil {
		return Value{}, err
	}
	if err := argCount(c, "slice", args, 1, 3); err != nil {
		return Value{}, err
	}
	s := NewSlice(None, None, None)
	switch len(args) {
	case 1:
		s.Stop = args[0]
	case 3:
		s.Step = args[2]
		fallthrough
	case 2:
		s.Start, s.Stop = args[0], args[1]
	}
	return s.Value(), c.Alloc(sliceBytes)
}

// parts returns (start, stop, step).
func (s *Slice) parts() *Tuple { return NewTuple(s.Start, s.Stop, s.Step) }

func sliceRepr(c *Context, v Value) (Value, error) {
	w := c.newTextWriter()
	if err := w.items("slice(", v.Slice().parts()); err != nil {
		return Value{}, err
	}
	return w.end(")")
}

func sliceCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if a.Kind() != KindSlice || b.Kind() != KindSlice {
		return NotImplemented, nil
	}
	if a == b {
		return Bool(op.Holds(0)), nil
	}
	return c.CompareItems(op, a.Slice().parts(), b.Slice().parts())
}

func sliceHash(c *Context, v Value) (int64, error) { return tupleHash(c, v.Slice().parts().Value()) }

func sliceIndices(c *Context, a []Value) (Value, error) {
	n, err := c.Index(a[1])
	if err != nil {
		return Value{}, err
	}
	if neg, err := c.Less(n, Int(0)); err != nil || neg {
		if err == nil {
			err = c.Errorf(&ValueErrorType, "length should not be negative")
		}
		return Value{}, err
	}
	return a[0].Slice().bigIndices(c, n)
}

// bigIndices is Indices for lengths and parts of any size.
func (s *Slice) bigIndices(c *Context, n Value) (Value, error) {
	step := Int(1)
	var err error
	if !s.Step.IsNone() {
		if step, err = c.slicePart(s.Step); err != nil {
			return Value{}, err
		}
		if step == Int(0) {
			return Value{}, c.Errorf(&ValueErrorType, "slice step cannot be zero")
		}
	}
	negative := BigOf(step).Sign() < 0
	low, high := Int(0), n
	if negative {
		low = Int(-1)
		if high, err = c.Binary(Sub, n, Int(1)); err != nil {
			return Value{}, err
		}
	}
	first, last := low, high
	if negative {
		first, last = high, low
	}
	start, err := c.boundPart(s.Start, first, n, low, high)
	if err != nil {
		return Value{}, err
	}
	stop, err := c.boundPart(s.Stop, last, n, low, high)
	if err != nil {
		return Value{}, err
	}
	return NewTuple(start, stop, step).Value(), c.Alloc(TupleBytes + 3*ValueBytes)
}

func (c *Context) slicePart(v Value) (Value, error) {
	if !hasIndex(v) {
		return Value{}, c.Errorf(&TypeErrorType, "slice indices must be integers or None or have an __index__ method")
	}
	return c.Index(v)
}

// boundPart resolves start or stop of a slice.
func (c *Context) boundPart(v, missing, n, low, high Value) (Value, error) {
	if v.IsNone() {
		return missing, nil
	}
	v, err := c.slicePart(v)
	if err != nil {
		return Value{}, err
	}
	if BigOf(v).Sign() < 0 {
		if v, err = c.Binary(Add, v, n); err != nil {
			return Value{}, err
		}
		if BigOf(v).Cmp(BigOf(low)) < 0 {
			return low, nil
		}
		return v, nil
	}
	if BigOf(v).Cmp(BigOf(high)) > 0 {
		return high, nil
	}
	return v, nil
}

// SliceType is slice.
var SliceType Type

func initSliceType() {
	SliceType = Type{
		Name: "slice",
		Kind: KindSlice,
		Doc:  "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
		MoreMethods: func() []Row {
			return []Row{
				{"indices(self, len, /)", "S.indices(len) -> (start, stop, stride)", "1", sliceIndices},
				GenericRow,
			}
		},
		MoreGetters: func() []Getter {
			return []Getter{
				{"start", "", func(_ *Context, v Value) (Value, error) { return v.Slice().Start, nil }, nil},
				{"stop", "", func(_ *Context, v Value) (Value, error) { return v.Slice().Stop, nil }, nil},
				{"step", "", func(_ *Context, v Value) (Value, error) { return v.Slice().Step, nil }, nil},
			}
		},
		Slots: Slots{New: sliceNew, Repr: sliceRepr, Compare: sliceCompare, Hash: sliceHash},
	}
}
