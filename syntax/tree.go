package syntax

import "math/big"

// Pos is a byte offset into the source of a [File].
type Pos int32

// Span is the half-open range of source bytes from Start to End.
type Span struct{ Start, End Pos }

// Range returns the span itself; nodes inherit it from the Span they embed.
func (s Span) Range() Span { return s }

// Node is any node of the tree. All node values are pointers to structs of this package.
type Node interface {
	Range() Span
	// Kind is the name of the node's class in Python's ast module, such as "FunctionDef" or "comprehension".
	Kind() string
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmtNode()
}

// Expr is an expression.
type Expr interface {
	Node
	exprNode()
}

// Pattern is a pattern of a case block.
type Pattern interface {
	Node
	patternNode()
}

// TypeParam is a parameter of a generic function, class or type alias.
type TypeParam interface {
	Node
	typeParamNode()
}

// Module is a whole source file.
type Module struct {
	Span
	File     *File
	Body     []Stmt
	Warnings []Warning // what CPython would warn of at compile time, in source order
}

// FunctionDef is a function definition. Its span begins at def, not at a decorator.
type FunctionDef struct {
	Span
	Name          string
	NameSpan      Span
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	ReturnType    Expr // nil if there is none
	TypeParams    []TypeParam
}

// AsyncFunctionDef is an async function definition; it converts to and from *FunctionDef.
type AsyncFunctionDef FunctionDef

// ClassDef is a class definition.
type ClassDef struct {
	Span
	Name          string
	NameSpan      Span
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
	TypeParams    []TypeParam
}

// Return is a return statement; Value may be nil.
type Return struct {
	Span
	Value Expr
}

// Delete is a del statement.
type Delete struct {
	Span
	Targets []Expr
}

// Assign is an assignment to one or more targets.
type Assign struct {
	Span
	Targets []Expr
	Value   Expr
}

// TypeAlias is a type statement.
type TypeAlias struct {
	Span
	Name       *Name
	TypeParams []TypeParam
	Value      Expr
}

// AugAssign is an assignment such as x += 1.
type AugAssign struct {
	Span
	Target Expr
	Op     Operator
	Value  Expr
}

// AnnAssign is an annotated assignment; Value may be nil. Simple tells that the target is a bare name.
type AnnAssign struct {
	Span
	Target     Expr
	Annotation Expr
	Value      Expr
	Simple     bool
}

// For is a for loop.
type For struct {
	Span
	Target Expr
	Iter   Expr
	Body   []Stmt
	Orelse []Stmt
}

// AsyncFor is an async for loop; it converts to and from *For.
type AsyncFor For

// While is a while loop.
type While struct {
	Span
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// If is an if statement; an elif is an If alone in Orelse.
type If struct {
	Span
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// With is a with statement.
type With struct {
	Span
	Items []*WithItem
	Body  []Stmt
}

// AsyncWith is an async with statement; it converts to and from *With.
type AsyncWith With

// Match is a match statement.
type Match struct {
	Span
	Subject Expr
	Cases   []*MatchCase
}

// Raise is a raise statement; Exc and Cause may be nil.
type Raise struct {
	Span
	Exc   Expr
	Cause Expr
}

// Try is a try statement.
type Try struct {
	Span
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

// TryStar is a try statement with except* clauses; it converts to and from *Try.
type TryStar Try

// Assert is an assert statement; Msg may be nil.
type Assert struct {
	Span
	Test Expr
	Msg  Expr
}

// Import is an import statement.
type Import struct {
	Span
	Names []*Alias
}

// ImportFrom is a from … import statement. Module is empty for "from . import x"; Level counts the dots.
type ImportFrom struct {
	Span
	Module     string
	ModuleSpan Span
	Names      []*Alias
	Level      int
}

// Global is a global statement; NameSpans runs parallel to Names.
type Global struct {
	Span
	Names     []string
	NameSpans []Span
}

// Nonlocal is a nonlocal statement; NameSpans runs parallel to Names.
type Nonlocal struct {
	Span
	Names     []string
	NameSpans []Span
}

// ExprStmt is an expression as a statement (Expr in Python's ast).
type ExprStmt struct {
	Span
	Value Expr
}

// Pass is a pass statement.
type Pass struct{ Span }

// Break is a break statement.
type Break struct{ Span }

// Continue is a continue statement.
type Continue struct{ Span }

// BoolOp is a chain of one of the operators and, or.
type BoolOp struct {
	Span
	Op     BoolOperator
	Values []Expr
}

// NamedExpr is an assignment expression.
type NamedExpr struct {
	Span
	Target *Name
	Value  Expr
}

// BinOp is a binary operation.
type BinOp struct {
	Span
	Left  Expr
	Op    Operator
	Right Expr
}

// UnaryOp is a unary operation.
type UnaryOp struct {
	Span
	Op      UnaryOperator
	Operand Expr
}

// Lambda is a lambda expression.
type Lambda struct {
	Span
	Args *Arguments
	Body Expr
}

// IfExp is a conditional expression.
type IfExp struct {
	Span
	Test   Expr
	Body   Expr
	Orelse Expr
}

// Dict is a dict display. A nil key marks the unpacking of its value (**value).
type Dict struct {
	Span
	Keys   []Expr
	Values []Expr
}

// Set is a set display.
type Set struct {
	Span
	Elts []Expr
}

// ListComp is a list comprehension.
type ListComp struct {
	Span
	Elt        Expr
	Generators []*Comprehension
}

// SetComp is a set comprehension.
type SetComp struct {
	Span
	Elt        Expr
	Generators []*Comprehension
}

// DictComp is a dict comprehension.
type DictComp struct {
	Span
	Key        Expr
	Value      Expr
	Generators []*Comprehension
}

// GeneratorExp is a generator expression.
type GeneratorExp struct {
	Span
	Elt        Expr
	Generators []*Comprehension
}

// Await is an await expression.
type Await struct {
	Span
	Value Expr
}

// Yield is a yield expression; Value may be nil.
type Yield struct {
	Span
	Value Expr
}

// YieldFrom is a yield from expression.
type YieldFrom struct {
	Span
	Value Expr
}

// Compare is a chain of comparisons; Ops and Comparators run parallel.
type Compare struct {
	Span
	Left        Expr
	Ops         []CmpOp
	Comparators []Expr
}

// Call is a call.
type Call struct {
	Span
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// FormattedValue is a replacement field of an f-string. Conversion is -1 or one of 's', 'r', 'a'.
// FormatSpec is nil or a *JoinedStr.
type FormattedValue struct {
	Span
	Value      Expr
	Conversion int
	FormatSpec Expr
}

// Interpolation is a replacement field of a t-string; Str is the source text of Value.
type Interpolation struct {
	Span
	Value      Expr
	Str        string
	Conversion int
	FormatSpec Expr
}

// JoinedStr is an f-string.
type JoinedStr struct {
	Span
	Values []Expr
}

// TemplateStr is a t-string.
type TemplateStr struct {
	Span
	Values []Expr
}

// Constant is a literal. Value is nil (None), a bool, int64, *big.Int (only beyond int64), float64,
// complex128, string, []byte or EllipsisValue. A string is UTF-8 in which lone surrogates that escapes
// produced keep their three-byte form (WTF-8). KindPrefix is "u" for a string written with that prefix.
type Constant struct {
	Span
	Value      any
	KindPrefix string
}

// EllipsisValue is the value of the constant "...".
type EllipsisValue struct{}

// Attribute is an attribute reference.
type Attribute struct {
	Span
	Value    Expr
	Attr     string
	AttrSpan Span
	Ctx      ExprContext
}

// Subscript is a subscription.
type Subscript struct {
	Span
	Value Expr
	Slice Expr
	Ctx   ExprContext
}

// Starred is an unpacked operand (*value).
type Starred struct {
	Span
	Value Expr
	Ctx   ExprContext
}

// Name is an identifier in NFKC form.
type Name struct {
	Span
	ID  string
	Ctx ExprContext
}

// List is a list display or target.
type List struct {
	Span
	Elts []Expr
	Ctx  ExprContext
}

// Tuple is a tuple display or target.
type Tuple struct {
	Span
	Elts []Expr
	Ctx  ExprContext
}

// Slice is a slice inside a subscription; each part may be nil.
type Slice struct {
	Span
	Lower Expr
	Upper Expr
	Step  Expr
}

// Comprehension is one "for … in … if …" of a comprehension.
type Comprehension struct {
	Span
	Target  Expr
	Iter    Expr
	Ifs     []Expr
	IsAsync bool
}

// ExceptHandler is an except clause; Type is nil and Name empty if not given.
type ExceptHandler struct {
	Span
	Type     Expr
	Name     string
	NameSpan Span
	Body     []Stmt
}

// Arguments is a parameter list. Defaults belong to the last positional parameters;
// KwDefaults runs parallel to KwOnlyArgs, nil where there is no default.
type Arguments struct {
	Span
	PosOnlyArgs []*Arg
	Args        []*Arg
	VarArg      *Arg
	KwOnlyArgs  []*Arg
	KwDefaults  []Expr
	KwArg       *Arg
	Defaults    []Expr
}

// Arg is one parameter; Annotation may be nil.
type Arg struct {
	Span
	Arg        string
	ArgSpan    Span
	Annotation Expr
}

// Keyword is a keyword argument; Arg is empty for **value (then ArgSpan is empty too).
type Keyword struct {
	Span
	Arg     string
	ArgSpan Span
	Value   Expr
}

// Alias is one imported name, "*" included; AsName is empty if not given.
type Alias struct {
	Span
	Name       string
	NameSpan   Span
	AsName     string
	AsNameSpan Span
}

// WithItem is one context manager of a with statement; OptionalVars may be nil.
type WithItem struct {
	Span
	ContextExpr  Expr
	OptionalVars Expr
}

// MatchCase is one case block; Guard may be nil.
type MatchCase struct {
	Span
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// MatchValue matches what is equal to Value.
type MatchValue struct {
	Span
	Value Expr
}

// MatchSingleton matches None, True or False; Value is nil or a bool.
type MatchSingleton struct {
	Span
	Value any
}

// MatchSequence matches a sequence.
type MatchSequence struct {
	Span
	Patterns []Pattern
}

// MatchMapping matches a mapping; Rest is empty if there is no **rest.
type MatchMapping struct {
	Span
	Keys     []Expr
	Patterns []Pattern
	Rest     string
	RestSpan Span
}

// MatchClass matches an instance; KwdAttrs, KwdAttrSpans and KwdPatterns run parallel.
type MatchClass struct {
	Span
	Cls          Expr
	Patterns     []Pattern
	KwdAttrs     []string
	KwdAttrSpans []Span
	KwdPatterns  []Pattern
}

// MatchStar matches the rest of a sequence; Name is empty for *_.
type MatchStar struct {
	Span
	Name     string
	NameSpan Span
}

// MatchAs captures what Pattern matches. A capture has no Pattern; the wildcard has neither Pattern nor Name.
type MatchAs struct {
	Span
	Pattern  Pattern
	Name     string
	NameSpan Span
}

// MatchOr matches if one of its alternatives does.
type MatchOr struct {
	Span
	Patterns []Pattern
}

// TypeVar is a type parameter; Bound and DefaultValue may be nil.
type TypeVar struct {
	Span
	Name         string
	NameSpan     Span
	Bound        Expr
	DefaultValue Expr
}

// ParamSpec is a type parameter written **P.
type ParamSpec struct {
	Span
	Name         string
	NameSpan     Span
	DefaultValue Expr
}

// TypeVarTuple is a type parameter written *Ts.
type TypeVarTuple struct {
	Span
	Name         string
	NameSpan     Span
	DefaultValue Expr
}

func (*FunctionDef) stmtNode()      {}
func (*AsyncFunctionDef) stmtNode() {}
func (*ClassDef) stmtNode()         {}
func (*Return) stmtNode()           {}
func (*Delete) stmtNode()           {}
func (*Assign) stmtNode()           {}
func (*TypeAlias) stmtNode()        {}
func (*AugAssign) stmtNode()        {}
func (*AnnAssign) stmtNode()        {}
func (*For) stmtNode()              {}
func (*AsyncFor) stmtNode()         {}
func (*While) stmtNode()            {}
func (*If) stmtNode()               {}
func (*With) stmtNode()             {}
func (*AsyncWith) stmtNode()        {}
func (*Match) stmtNode()            {}
func (*Raise) stmtNode()            {}
func (*Try) stmtNode()              {}
func (*TryStar) stmtNode()          {}
func (*Assert) stmtNode()           {}
func (*Import) stmtNode()           {}
func (*ImportFrom) stmtNode()       {}
func (*Global) stmtNode()           {}
func (*Nonlocal) stmtNode()         {}
func (*ExprStmt) stmtNode()         {}
func (*Pass) stmtNode()             {}
func (*Break) stmtNode()            {}
func (*Continue) stmtNode()         {}

func (*BoolOp) exprNode()         {}
func (*NamedExpr) exprNode()      {}
func (*BinOp) exprNode()          {}
func (*UnaryOp) exprNode()        {}
func (*Lambda) exprNode()         {}
func (*IfExp) exprNode()          {}
func (*Dict) exprNode()           {}
func (*Set) exprNode()            {}
func (*ListComp) exprNode()       {}
func (*SetComp) exprNode()        {}
func (*DictComp) exprNode()       {}
func (*GeneratorExp) exprNode()   {}
func (*Await) exprNode()          {}
func (*Yield) exprNode()          {}
func (*YieldFrom) exprNode()      {}
func (*Compare) exprNode()        {}
func (*Call) exprNode()           {}
func (*FormattedValue) exprNode() {}
func (*Interpolation) exprNode()  {}
func (*JoinedStr) exprNode()      {}
func (*TemplateStr) exprNode()    {}
func (*Constant) exprNode()       {}
func (*Attribute) exprNode()      {}
func (*Subscript) exprNode()      {}
func (*Starred) exprNode()        {}
func (*Name) exprNode()           {}
func (*List) exprNode()           {}
func (*Tuple) exprNode()          {}
func (*Slice) exprNode()          {}

func (*MatchValue) patternNode()     {}
func (*MatchSingleton) patternNode() {}
func (*MatchSequence) patternNode()  {}
func (*MatchMapping) patternNode()   {}
func (*MatchClass) patternNode()     {}
func (*MatchStar) patternNode()      {}
func (*MatchAs) patternNode()        {}
func (*MatchOr) patternNode()        {}

func (*TypeVar) typeParamNode()      {}
func (*ParamSpec) typeParamNode()    {}
func (*TypeVarTuple) typeParamNode() {}

// The methods below name the node classes as Python's ast module does.

func (*Module) Kind() string           { return "Module" }
func (*FunctionDef) Kind() string      { return "FunctionDef" }
func (*AsyncFunctionDef) Kind() string { return "AsyncFunctionDef" }
func (*ClassDef) Kind() string         { return "ClassDef" }
func (*Return) Kind() string           { return "Return" }
func (*Delete) Kind() string           { return "Delete" }
func (*Assign) Kind() string           { return "Assign" }
func (*TypeAlias) Kind() string        { return "TypeAlias" }
func (*AugAssign) Kind() string        { return "AugAssign" }
func (*AnnAssign) Kind() string        { return "AnnAssign" }
func (*For) Kind() string              { return "For" }
func (*AsyncFor) Kind() string         { return "AsyncFor" }
func (*While) Kind() string            { return "While" }
func (*If) Kind() string               { return "If" }
func (*With) Kind() string             { return "With" }
func (*AsyncWith) Kind() string        { return "AsyncWith" }
func (*Match) Kind() string            { return "Match" }
func (*Raise) Kind() string            { return "Raise" }
func (*Try) Kind() string              { return "Try" }
func (*TryStar) Kind() string          { return "TryStar" }
func (*Assert) Kind() string           { return "Assert" }
func (*Import) Kind() string           { return "Import" }
func (*ImportFrom) Kind() string       { return "ImportFrom" }
func (*Global) Kind() string           { return "Global" }
func (*Nonlocal) Kind() string         { return "Nonlocal" }
func (*ExprStmt) Kind() string         { return "Expr" }
func (*Pass) Kind() string             { return "Pass" }
func (*Break) Kind() string            { return "Break" }
func (*Continue) Kind() string         { return "Continue" }
func (*BoolOp) Kind() string           { return "BoolOp" }
func (*NamedExpr) Kind() string        { return "NamedExpr" }
func (*BinOp) Kind() string            { return "BinOp" }
func (*UnaryOp) Kind() string          { return "UnaryOp" }
func (*Lambda) Kind() string           { return "Lambda" }
func (*IfExp) Kind() string            { return "IfExp" }
func (*Dict) Kind() string             { return "Dict" }
func (*Set) Kind() string              { return "Set" }
func (*ListComp) Kind() string         { return "ListComp" }
func (*SetComp) Kind() string          { return "SetComp" }
func (*DictComp) Kind() string         { return "DictComp" }
func (*GeneratorExp) Kind() string     { return "GeneratorExp" }
func (*Await) Kind() string            { return "Await" }
func (*Yield) Kind() string            { return "Yield" }
func (*YieldFrom) Kind() string        { return "YieldFrom" }
func (*Compare) Kind() string          { return "Compare" }
func (*Call) Kind() string             { return "Call" }
func (*FormattedValue) Kind() string   { return "FormattedValue" }
func (*Interpolation) Kind() string    { return "Interpolation" }
func (*JoinedStr) Kind() string        { return "JoinedStr" }
func (*TemplateStr) Kind() string      { return "TemplateStr" }
func (*Constant) Kind() string         { return "Constant" }
func (*Attribute) Kind() string        { return "Attribute" }
func (*Subscript) Kind() string        { return "Subscript" }
func (*Starred) Kind() string          { return "Starred" }
func (*Name) Kind() string             { return "Name" }
func (*List) Kind() string             { return "List" }
func (*Tuple) Kind() string            { return "Tuple" }
func (*Slice) Kind() string            { return "Slice" }
func (*Comprehension) Kind() string    { return "comprehension" }
func (*ExceptHandler) Kind() string    { return "ExceptHandler" }
func (*Arguments) Kind() string        { return "arguments" }
func (*Arg) Kind() string              { return "arg" }
func (*Keyword) Kind() string          { return "keyword" }
func (*Alias) Kind() string            { return "alias" }
func (*WithItem) Kind() string         { return "withitem" }
func (*MatchCase) Kind() string        { return "match_case" }
func (*MatchValue) Kind() string       { return "MatchValue" }
func (*MatchSingleton) Kind() string   { return "MatchSingleton" }
func (*MatchSequence) Kind() string    { return "MatchSequence" }
func (*MatchMapping) Kind() string     { return "MatchMapping" }
func (*MatchClass) Kind() string       { return "MatchClass" }
func (*MatchStar) Kind() string        { return "MatchStar" }
func (*MatchAs) Kind() string          { return "MatchAs" }
func (*MatchOr) Kind() string          { return "MatchOr" }
func (*TypeVar) Kind() string          { return "TypeVar" }
func (*ParamSpec) Kind() string        { return "ParamSpec" }
func (*TypeVarTuple) Kind() string     { return "TypeVarTuple" }

// ExprContext tells whether a name, attribute, subscript, list or tuple is read, bound or deleted.
type ExprContext uint8

// The contexts.
const (
	Load ExprContext = iota
	Store
	Del
)

var contextNames = [...]string{Load: "Load", Store: "Store", Del: "Del"}

// String returns the class name in Python's ast module.
func (c ExprContext) String() string { return contextNames[c] }

// BoolOperator is and or or.
type BoolOperator uint8

// The boolean operators.
const (
	And BoolOperator = iota
	Or
)

var boolOperators = [...]struct{ name, symbol string }{And: {"And", "and"}, Or: {"Or", "or"}}

// String returns the class name in Python's ast module.
func (o BoolOperator) String() string { return boolOperators[o].name }

// Symbol returns the operator as it is written.
func (o BoolOperator) Symbol() string { return boolOperators[o].symbol }

// Operator is a binary operator.
type Operator uint8

// The binary operators.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

var operators = [...]struct{ name, symbol string }{
	Add: {"Add", "+"}, Sub: {"Sub", "-"}, Mult: {"Mult", "*"}, MatMult: {"MatMult", "@"}, Div: {"Div", "/"},
	Mod: {"Mod", "%"}, Pow: {"Pow", "**"}, LShift: {"LShift", "<<"}, RShift: {"RShift", ">>"},
	BitOr: {"BitOr", "|"}, BitXor: {"BitXor", "^"}, BitAnd: {"BitAnd", "&"}, FloorDiv: {"FloorDiv", "//"},
}

// String returns the class name in Python's ast module.
func (o Operator) String() string { return operators[o].name }

// Symbol returns the operator as it is written.
func (o Operator) Symbol() string { return operators[o].symbol }

// UnaryOperator is a unary operator.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

var unaryOperators = [...]struct{ name, symbol string }{
	Invert: {"Invert", "~"}, Not: {"Not", "not"}, UAdd: {"UAdd", "+"}, USub: {"USub", "-"},
}

// String returns the class name in Python's ast module.
func (o UnaryOperator) String() string { return unaryOperators[o].name }

// Symbol returns the operator as it is written.
func (o UnaryOperator) Symbol() string { return unaryOperators[o].symbol }

// CmpOp is a comparison operator.
type CmpOp uint8

// The comparison operators.
const (
	Eq CmpOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var cmpOps = [...]struct{ name, symbol string }{
	Eq: {"Eq", "=="}, NotEq: {"NotEq", "!="}, Lt: {"Lt", "<"}, LtE: {"LtE", "<="}, Gt: {"Gt", ">"},
	GtE: {"GtE", ">="}, Is: {"Is", "is"}, IsNot: {"IsNot", "is not"}, In: {"In", "in"}, NotIn: {"NotIn", "not in"},
}

// String returns the class name in Python's ast module.
func (o CmpOp) String() string { return cmpOps[o].name }

// Symbol returns the operator as it is written.
func (o CmpOp) Symbol() string { return cmpOps[o].symbol }

// Int returns the value of an int constant as a big.Int; ok tells whether the constant is an int.
func (c *Constant) Int() (v *big.Int, ok bool) {
	switch x := c.Value.(type) {
	case int64:
		return big.NewInt(x), true
	case *big.Int:
		return new(big.Int).Set(x), true
	}
	return nil, false
}
