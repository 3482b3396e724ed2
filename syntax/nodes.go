package syntax

import "github.com/vivarium-run/vivarium/internal/slab"

// nodes are the slabs of a tree: of the nodes that most scripts have many of, and of their lists.
type nodes struct {
	names        slab.Of[Name]
	constants    slab.Of[Constant]
	attributes   slab.Of[Attribute]
	calls        slab.Of[Call]
	binOps       slab.Of[BinOp]
	compares     slab.Of[Compare]
	subscripts   slab.Of[Subscript]
	keywords     slab.Of[Keyword]
	args         slab.Of[Arg]
	exprStmts    slab.Of[ExprStmt]
	assigns      slab.Of[Assign]
	formatted    slab.Of[FormattedValue]
	joined       slab.Of[JoinedStr]
	exprs        slab.Of[Expr]
	stmts        slab.Of[Stmt]
	keywordLists slab.Of[*Keyword]
	argLists     slab.Of[*Arg]
	cmpOps       slab.Of[CmpOp]
}

// shortList is how many items of a list being parsed have room on the stack.
const shortList = 8
