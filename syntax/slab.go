package syntax

// slab makes values of one type in arrays of many: a tree lives and dies as a whole, so that its nodes need no
// allocation each. Each array is twice as long as the one before, up to a bound; a small script pays for a small one.
type slab[T any] struct {
	free []T
	last int // length of the newest array
}

const (
	firstSlab = 8
	maxSlab   = 128
	fewItems  = 4
)

// room makes sure that n values are free.
func (s *slab[T]) room(n int) {
	if len(s.free) < n {
		s.last = min(max(2*s.last, firstSlab), maxSlab)
		s.free = make([]T, max(s.last, n))
	}
}

// put returns a pointer to a copy of v.
func (s *slab[T]) put(v T) *T {
	s.room(1)
	p := &s.free[0]
	s.free = s.free[1:]
	*p = v
	return p
}

// list returns a copy of items, with no room to grow; nil if there are none.
func (s *slab[T]) list(items []T) []T {
	n := len(items)
	if n == 0 {
		return nil
	}
	s.room(n)
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, items)
	return out
}

// few returns an empty list with room for a few items.
func (s *slab[T]) few() []T {
	s.room(fewItems)
	out := s.free[:0:fewItems]
	s.free = s.free[fewItems:]
	return out
}

// nodes are the slabs of a tree: of the nodes that most scripts have many of, and of their lists.
type nodes struct {
	names        slab[Name]
	constants    slab[Constant]
	attributes   slab[Attribute]
	calls        slab[Call]
	binOps       slab[BinOp]
	compares     slab[Compare]
	subscripts   slab[Subscript]
	keywords     slab[Keyword]
	args         slab[Arg]
	exprStmts    slab[ExprStmt]
	assigns      slab[Assign]
	formatted    slab[FormattedValue]
	joined       slab[JoinedStr]
	exprs        slab[Expr]
	stmts        slab[Stmt]
	keywordLists slab[*Keyword]
	argLists     slab[*Arg]
	cmpOps       slab[CmpOp]
}

// shortList is how many items of a list being parsed have room on the stack.
const shortList = 8
