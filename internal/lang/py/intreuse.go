package py

// Most ints of more than a word die young: the product in a*b + c when the sum
// is there, the old value of x in x = x*a % m when the new one is. Making
// their memory anew each time, and collecting it, would cost more than the
// arithmetic on some hundred digits. So the machine finds the registers whose
// ints nothing else can refer to (see vm, owned.go) and marks those ints as
// owned. When a register gets another value, the cell of the owned one is
// spare, and one of the next results is made in it. What is charged is the
// same as for new memory.

// spareCells are cells that nothing refers to, with the words they have room
// for.
type spareCells struct {
	cells [8]*intCell
	room  [8]int
	n     int // in use
	next  int // to give way when all are
}

// mostSpare bounds the room in words that a spare cell may have: all together
// they are below 4 MiB.
const mostSpare = 1 << 16

// put takes a cell that nothing refers to, or the target, which stays where it
// is.
func (s *spareCells) put(cell *intCell) {
	room := cap(cell.z)
	at := s.n
	switch {
	case room > mostSpare || cell.flags&flagOwned != 0:
		return
	case at < len(s.cells):
		s.n++
	default:
		at, s.next = s.next, (s.next+1)%len(s.cells)
	}
	s.cells[at], s.room[at] = cell, room
}

// mostRoom is the room that a cell for w words must be below.
func mostRoom(w int) int { return w + w/2 + 5 }

// serves reports whether a cell has room for w words, but not much more.
func (cell *intCell) serves(w int) bool {
	room := cap(cell.z)
	return room >= w && room < mostRoom(w)
}

// pop returns the cell that was put last, if that has just the room for w words,
// or nil.
func (s *spareCells) pop(w int) *intCell {
	last := s.n - 1
	if last < 0 || uint(s.room[last]-w) > 1 {
		return nil
	}
	cell := s.cells[last]
	s.n, s.cells[last] = last, nil
	return cell
}

// take returns the smallest cell with room for w words, but none with much
// more, or nil.
func (s *spareCells) take(w int) *intCell {
	best, least := -1, mostRoom(w)
	for i := range s.n {
		if room := s.room[i]; room >= w && room < least {
			best, least = i, room
		}
	}
	if best < 0 {
		return nil
	}
	cell := s.cells[best]
	s.n--
	s.cells[best], s.room[best] = s.cells[s.n], s.room[s.n]
	s.cells[s.n] = nil
	return cell
}

// Ints reports whether both are ints, and of no subclass.
func Ints(x, y Value) bool { return x.ref.typ == &IntType && y.ref.typ == &IntType }

// OwnBinary puts the result of a binary operator on the ints x and y into *to,
// a register as Own wants it. What is owned there gives its cell to the result,
// if it is no operand. OwnOps are quicker where they are enough.
func (c *Context) OwnBinary(op BinaryOp, to *Value, x, y Value) error {
	if old := *to; old.owned() && old.ref != x.ref && old.ref != y.ref {
		c.target = old.cellOf()
	}
	v, err := c.IntBinary(op, x, y)
	c.target = nil
	if err == nil {
		c.Own(to, v, x, y)
	}
	return err
}

// IntBinary does a binary operator on two ints; only MatMul is not among
// theirs. What is most frequent where one is long is found at once.
func (c *Context) IntBinary(op BinaryOp, x, y Value) (v Value, err error) {
	if x.IsInt() && y.IsInt() {
		return IntType.Slots.Binary[op](c, x, y)
	}
	switch small := y.IsInt(); {
	case op == Add || op == Sub:
		return c.addInts(x, y, op == Sub)
	case op == Mul:
		return c.mulInts(x, y)
	case (op == FloorDiv || op == Mod) && !(small && y.bits == 0):
		q, r, err := c.divInts(x, y, wantQuotient<<(op-FloorDiv))
		if op == Mod {
			q = r
		}
		return q, err
	case op == And || op == Or || op == Xor:
		return c.bitInts(op, x, y)
	case op == LShift && small && y.AsInt() >= 0 && !x.IsInt():
		return c.shiftInt(x, y.AsInt())
	case op == RShift && small && y.AsInt() >= 0:
		return c.shiftedInt(x, y.AsInt())
	}
	return IntType.Slots.Binary[op](c, x, y)
}

// OwnUnary is OwnBinary for an operator on one long int.
func (c *Context) OwnUnary(op UnaryOp, to *Value, x Value) error {
	if op == Neg && c.ownNegative(to, x) || op == Invert && ownWordSum(c, Sub, to, Int(-1), x) {
		return nil
	}
	if old := *to; old.owned() && old.ref != x.ref {
		c.target = old.cellOf()
	}
	v, err := c.Unary(op, x)
	c.target = nil
	if err == nil {
		c.Own(to, v, x, x)
	}
	return err
}

// IsLongInt reports whether v is an int beyond int64.
func (v Value) IsLongInt() bool { return v.ref.typ == &IntType && v.ref != &intTag }

// Own puts v, the result of an operation on the ints x and y, into *to, a
// register that nothing reads in a way by which other references to v could
// come up without Share.
func (c *Context) Own(to *Value, v, x, y Value) {
	old := *to
	if v.ref == old.ref {
		to.bits = v.bits
		return
	}
	to.Put(v)
	if v.IsLongInt() {
		if v.ref == x.ref || v.ref == y.ref {
			v.Share()
		} else if cell := v.cellOf(); cell != nil {
			cell.flags |= flagOwned
		}
	}
	c.discard(old)
}

// MoveOwned moves what is in *from, which is never read again, to *to, a
// register as Own wants it. If swap is set, the next to write to *from is an
// owner, for which it gets the cell that *to had.
func (c *Context) MoveOwned(to, from *Value, swap bool) {
	old, v := *to, *from
	to.Put(v)
	switch {
	case old.ref == v.ref:
	case v.owned() && swap && old.owned():
		from.Put(old)
	case v.owned():
		from.SetInt(0)
		c.discard(old)
	default:
		c.discard(old)
	}
}

// Release makes the cell of the int in *from spare if it is owned; *from is
// never read again, and result was made of it.
func (c *Context) Release(from *Value, result Value) {
	if v := *from; v.owned() && v.ref != result.ref {
		from.SetInt(0)
		cell := v.longInt()
		cell.flags, cell.mark = flagCell, 0
		c.spare.put(cell)
	}
}

// Spare makes the cell of v, to which nothing refers, spare if it has one.
func (c *Context) Spare(v Value) {
	if v.IsLongInt() {
		if cell := v.cellOf(); cell != nil {
			c.spare.put(cell)
		}
	}
}

func (v Value) owned() bool { return v.ref != nil && v.ref.flags&flagOwned != 0 }

// discard makes the cell of v spare, if v is owned.
func (c *Context) discard(v Value) {
	if v.owned() {
		cell := v.cellOf()
		cell.flags, cell.mark = flagCell, 0
		c.spare.put(cell)
	}
}

// Share notes that there may be other references to v from now on.
func (v Value) Share() {
	if v.owned() {
		v.ref.flags &^= flagOwned
	}
}
