package bytecode

import (
	"strings"
	"sync/atomic"
)

// Op is an opcode.
type Op uint8

// The opcodes; table says what each does.
const (
	Invalid Op = iota
	Nop
	Extra

	Move
	LoadK
	LoadInt
	LoadNone
	LoadBool
	CheckLocal
	DelLocal
	Unbind

	MakeCell
	MakeCellFrom
	LoadDeref
	StoreDeref
	DelDeref
	CopyCell

	LoadGlobal
	StoreGlobal
	DelGlobal
	LoadName
	StoreName
	DelName
	LoadNameOrCell
	LoadNamespace
	LoadDictOrGlobal
	LoadDictOrCell

	Add
	Sub
	Mul
	TrueDiv
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	And
	Or
	Xor
	MatMul
	AddRK
	SubRK
	MulRK
	TrueDivRK
	FloorDivRK
	ModRK
	PowRK
	LShiftRK
	RShiftRK
	AndRK
	OrRK
	XorRK
	AddKR
	SubKR
	MulKR
	TrueDivKR
	FloorDivKR
	ModKR
	PowKR
	Neg
	Pos
	Invert
	Not

	Lt
	Le
	Eq
	Ne
	Gt
	Ge
	LtRK
	LeRK
	EqRK
	NeRK
	GtRK
	GeRK
	Is
	IsNone
	In

	Jump
	JumpBack
	JumpIf
	JumpIfNone
	JumpIs
	JumpIn
	JumpLt
	JumpLe
	JumpEq
	JumpNe
	JumpGt
	JumpGe
	JumpLtRK
	JumpLeRK
	JumpEqRK
	JumpNeRK
	JumpGtRK
	JumpGeRK
	JumpTag
	GetIter
	ForIter

	GetAttr
	SetAttr
	DelAttr
	GetIndex
	SetIndex
	DelIndex
	GetIndexI
	GetIndexK
	SetIndexI
	SetIndexK
	GetSlice
	SetSlice
	BuildSlice

	BuildList
	BuildTuple
	BuildSet
	BuildMap
	BuildMapK
	BuildString
	ListFromK
	SetFromK
	ListAppend
	ListExtend
	ListExtendArgs
	ListToTuple
	SetAdd
	SetUpdate
	MapSet
	MapUpdate
	MapMerge
	Unpack
	UnpackEx
	Format
	FormatK

	Call
	CallKw
	LoadMethod
	CallMethod
	CallMethodKw
	CallEx
	CallSuper
	Return
	ReturnNone
	Yield
	GetYieldFrom
	YieldFrom

	MakeFunction
	BuildClass
	BuildClassEx
	MakeTypeParam
	MakeTypeAlias
	GenericBase
	Import
	ImportFrom
	ImportStar

	Raise
	RaiseHandled
	Reraise
	PopHandled
	JumpNoMatch
	GroupMatch
	GroupReraise
	LoadAssertionError
	LoadEnter
	WithArgs

	MatchSequence
	MatchMapping
	MatchKeys
	MatchRest
	MatchClass
	Length

	NumOps
)

// Facts about an opcode that are not operands.
type Facts uint8

// The facts.
const (
	Raises  Facts = 1 << iota // may raise, or calls something that may
	Ends                      // control never goes on to the next instruction
	Charges                   // charges steps by itself (the Cost of its loop)
	Calls                     // may run script code: may push a frame, and what it touches may have changed afterwards
)

// row is one opcode.
//
// Operands lists those of A, B, C, then after a bar those of the EXTRA word. Each is one of
//
//   - not used, zero             r    register that is read          w   register that is written
//     m    register read and written  r?   register read, or NoReg        u   count or small number
//     k    constant                   kt   constant that is a Tuple       n   name
//     i    signed 16-bit integer      f    cell                           fo  own cell
//     l    loop                       c    child code                     j   signed 16-bit jump offset
//     K N I J                         the same, 32 bits in B and C together
//     rE, wE (E after a star)         a range of E registers, e.g. r*C+1: R[·] to R[·+C]
//
// X is what the X field holds; empty means zero.
type row struct {
	name     string
	operands string
	x        string
	effect   string
	facts    Facts
}

// Dropped is the X of a call whose result nothing reads.
const Dropped = 16

const (
	inPlace = "1: in-place form (operator is +=, -= …)"
	dropped = "16: nothing reads R[A], which is None where making it is spared"
	sense   = "1: jump if true, 0: jump if false"
	formatX = "conversion: 0 none, 1 !s, 2 !r, 3 !a; 4: none, and an int, float or str may stay as it is, R[A] = R[B], where BUILD_STRING, which alone reads R[A], can format it without error"
	compare = "bit 0: 1 jump if true, 0 jump if false; bit 1: the source has the constant on the left (K[B] op' R[A])"
	swapped = "bit 1 (value 2): the source has the constant on the left; errors and special methods must be those of K[C] op' R[B]"
	negate  = "1: the opposite (is not, not in)"
	passing = "1: a slice that only the next SET_SLICE with X = 1 reads"
	rc      = Raises | Calls
)

// table is the instruction set: one row per opcode.
//
// In binary comparisons op' is the mirrored operator: `0 < x` is GT_RK x, 0 with bit 1 of X set. For numbers the bit does
// not matter.
var table = [NumOps]row{
	Invalid: {name: "INVALID", operands: "- - -", effect: "never in a Code"},
	Nop:     {name: "NOP", operands: "- - -", effect: "nothing"},
	Extra:   {name: "EXTRA", operands: "u u u", effect: "second word of the instruction before it; never executed"},

	// Registers and cells.
	Move:       {name: "MOVE", operands: "w r -", effect: "R[A] = R[B], bound or unbound"},
	LoadK:      {name: "LOAD_K", operands: "w K", effect: "R[A] = K[BC]"},
	LoadInt:    {name: "LOAD_INT", operands: "w I", effect: "R[A] = the int BC (signed)"},
	LoadNone:   {name: "LOAD_NONE", operands: "w - -", effect: "R[A] = None"},
	LoadBool:   {name: "LOAD_BOOL", operands: "w u -", effect: "R[A] = True if B is 1, False if 0"},
	CheckLocal: {name: "CHECK_LOCAL", operands: "r N", facts: Raises, effect: "if R[A] is unbound raise UnboundLocalError \"cannot access local variable 'Names[BC]' where it is not associated with a value\""},
	DelLocal:   {name: "DEL_LOCAL", operands: "m N", facts: Raises, effect: "CHECK_LOCAL A BC; R[A] = unbound"},
	Unbind:     {name: "UNBIND", operands: "w - -", effect: "R[A] = unbound"},

	MakeCell:     {name: "MAKE_CELL", operands: "fo - -", effect: "F[A] = a new empty cell. Each own cell is made by the first instructions of the code, before any other reads it; a comprehension makes its own anew"},
	MakeCellFrom: {name: "MAKE_CELL_FROM", operands: "fo m -", effect: "F[A] = a new cell holding R[B] (perhaps unbound); R[B] = unbound"},
	LoadDeref:    {name: "LOAD_DEREF", operands: "w f -", facts: Raises, effect: "R[A] = value of F[B]; if empty raise, for an own cell UnboundLocalError \"cannot access local variable 'NAME' where it is not associated with a value\", for a free one NameError \"cannot access free variable 'NAME' where it is not associated with a value in enclosing scope\""},
	StoreDeref:   {name: "STORE_DEREF", operands: "r f -", effect: "value of F[B] = R[A] (perhaps unbound: then the cell becomes empty)"},
	DelDeref:     {name: "DEL_DEREF", operands: "f - -", facts: Raises, effect: "empty F[A]; if it was empty raise as LOAD_DEREF does"},
	CopyCell:     {name: "COPY_CELL", operands: "w f -", effect: "R[A] = value of F[B], or unbound if the cell is empty"},

	// Names that live in dictionaries.
	LoadGlobal:       {name: "LOAD_GLOBAL", operands: "w N", facts: Raises, effect: "R[A] = G[Names[BC]], else the builtin of that name, else NameError \"name 'NAME' is not defined\""},
	StoreGlobal:      {name: "STORE_GLOBAL", operands: "r N", effect: "G[Names[BC]] = R[A]"},
	DelGlobal:        {name: "DEL_GLOBAL", operands: "- N", facts: Raises, effect: "delete G[Names[BC]], NameError if it is not there"},
	LoadName:         {name: "LOAD_NAME", operands: "w N", facts: rc, effect: "R[A] = NS[Names[BC]], else as LOAD_GLOBAL"},
	StoreName:        {name: "STORE_NAME", operands: "r N", facts: rc, effect: "NS[Names[BC]] = R[A]"},
	DelName:          {name: "DEL_NAME", operands: "- N", facts: rc, effect: "delete NS[Names[BC]], NameError \"name 'NAME' is not defined\" if it is not there"},
	LoadNameOrCell:   {name: "LOAD_NAME_OR_CELL", operands: "w f n", facts: rc, effect: "R[A] = NS[Names[C]], else as LOAD_DEREF B"},
	LoadNamespace:    {name: "LOAD_NAMESPACE", operands: "w - -", effect: "R[A] = NS, the mapping itself"},
	LoadDictOrGlobal: {name: "LOAD_DICT_OR_GLOBAL", operands: "w r n", facts: rc, effect: "R[A] = R[B][Names[C]], else as LOAD_GLOBAL (R[B] is a class namespace)"},
	LoadDictOrCell:   {name: "LOAD_DICT_OR_CELL", operands: "w r f", facts: rc, effect: "R[A] = R[B][name of F[C]], else as LOAD_DEREF C (R[B] is a class namespace)"},

	// Operators.
	Add:        {name: "ADD", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] + R[C]"},
	Sub:        {name: "SUB", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] - R[C]"},
	Mul:        {name: "MUL", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] * R[C]"},
	TrueDiv:    {name: "TRUEDIV", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] / R[C]"},
	FloorDiv:   {name: "FLOORDIV", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] // R[C]"},
	Mod:        {name: "MOD", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] % R[C]"},
	Pow:        {name: "POW", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] ** R[C]"},
	LShift:     {name: "LSHIFT", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] << R[C]"},
	RShift:     {name: "RSHIFT", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] >> R[C]"},
	And:        {name: "AND", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] & R[C]"},
	Or:         {name: "OR", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] | R[C]"},
	Xor:        {name: "XOR", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] ^ R[C]"},
	MatMul:     {name: "MATMUL", operands: "w r r", x: inPlace, facts: rc, effect: "R[A] = R[B] @ R[C]"},
	AddRK:      {name: "ADD_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] + K[C]"},
	SubRK:      {name: "SUB_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] - K[C]"},
	MulRK:      {name: "MUL_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] * K[C]"},
	TrueDivRK:  {name: "TRUEDIV_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] / K[C]"},
	FloorDivRK: {name: "FLOORDIV_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] // K[C]"},
	ModRK:      {name: "MOD_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] % K[C]"},
	PowRK:      {name: "POW_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] ** K[C]"},
	LShiftRK:   {name: "LSHIFT_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] << K[C]"},
	RShiftRK:   {name: "RSHIFT_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] >> K[C]"},
	AndRK:      {name: "AND_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] & K[C]"},
	OrRK:       {name: "OR_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] | K[C]"},
	XorRK:      {name: "XOR_RK", operands: "w r k", x: inPlace, facts: rc, effect: "R[A] = R[B] ^ K[C]"},
	AddKR:      {name: "ADD_KR", operands: "w k r", facts: rc, effect: "R[A] = K[B] + R[C]"},
	SubKR:      {name: "SUB_KR", operands: "w k r", facts: rc, effect: "R[A] = K[B] - R[C]"},
	MulKR:      {name: "MUL_KR", operands: "w k r", facts: rc, effect: "R[A] = K[B] * R[C]"},
	TrueDivKR:  {name: "TRUEDIV_KR", operands: "w k r", facts: rc, effect: "R[A] = K[B] / R[C]"},
	FloorDivKR: {name: "FLOORDIV_KR", operands: "w k r", facts: rc, effect: "R[A] = K[B] // R[C]"},
	ModKR:      {name: "MOD_KR", operands: "w k r", facts: rc, effect: "R[A] = K[B] % R[C]"},
	PowKR:      {name: "POW_KR", operands: "w k r", facts: rc, effect: "R[A] = K[B] ** R[C]"},
	Neg:        {name: "NEG", operands: "w r -", facts: rc, effect: "R[A] = -R[B]"},
	Pos:        {name: "POS", operands: "w r -", facts: rc, effect: "R[A] = +R[B]"},
	Invert:     {name: "INVERT", operands: "w r -", facts: rc, effect: "R[A] = ~R[B]"},
	Not:        {name: "NOT", operands: "w r -", facts: rc, effect: "R[A] = not R[B]"},

	// Comparisons that make a value (any value: special methods may return what they like).
	Lt:     {name: "LT", operands: "w r r", facts: rc, effect: "R[A] = R[B] < R[C]"},
	Le:     {name: "LE", operands: "w r r", facts: rc, effect: "R[A] = R[B] <= R[C]"},
	Eq:     {name: "EQ", operands: "w r r", facts: rc, effect: "R[A] = R[B] == R[C]"},
	Ne:     {name: "NE", operands: "w r r", facts: rc, effect: "R[A] = R[B] != R[C]"},
	Gt:     {name: "GT", operands: "w r r", facts: rc, effect: "R[A] = R[B] > R[C]"},
	Ge:     {name: "GE", operands: "w r r", facts: rc, effect: "R[A] = R[B] >= R[C]"},
	LtRK:   {name: "LT_RK", operands: "w r k", x: swapped, facts: rc, effect: "R[A] = R[B] < K[C]"},
	LeRK:   {name: "LE_RK", operands: "w r k", x: swapped, facts: rc, effect: "R[A] = R[B] <= K[C]"},
	EqRK:   {name: "EQ_RK", operands: "w r k", x: swapped, facts: rc, effect: "R[A] = R[B] == K[C]"},
	NeRK:   {name: "NE_RK", operands: "w r k", x: swapped, facts: rc, effect: "R[A] = R[B] != K[C]"},
	GtRK:   {name: "GT_RK", operands: "w r k", x: swapped, facts: rc, effect: "R[A] = R[B] > K[C]"},
	GeRK:   {name: "GE_RK", operands: "w r k", x: swapped, facts: rc, effect: "R[A] = R[B] >= K[C]"},
	Is:     {name: "IS", operands: "w r r", x: negate, effect: "R[A] = R[B] is R[C]"},
	IsNone: {name: "IS_NONE", operands: "w r -", x: negate, effect: "R[A] = R[B] is None"},
	In:     {name: "IN", operands: "w r r", x: negate, facts: rc, effect: "R[A] = R[B] in R[C]"},

	// Jumps. Forms that test take the truth of the answer.
	Jump:       {name: "JUMP", operands: "- J", facts: Ends, effect: "pc += BC (forward; backward only as the long jump of a FOR_ITER whose body is too far for 16 bits)"},
	JumpBack:   {name: "JUMP_BACK", operands: "l J", facts: Ends | Raises | Charges, effect: "charge L[A].Cost steps; pc += BC (backward): the next turn of a while loop"},
	JumpIf:     {name: "JUMP_IF", operands: "r J", x: sense, facts: rc, effect: "if bool(R[A]) is X: pc += BC"},
	JumpIfNone: {name: "JUMP_IF_NONE", operands: "r J", x: sense, effect: "if (R[A] is None) is X: pc += BC"},
	JumpIs:     {name: "JUMP_IS", operands: "r r j", x: sense, effect: "if (R[A] is R[B]) is X: pc += C"},
	JumpIn:     {name: "JUMP_IN", operands: "r r j", x: sense, facts: rc, effect: "if (R[A] in R[B]) is X: pc += C"},
	JumpLt:     {name: "JUMP_LT", operands: "r r j", x: sense, facts: rc, effect: "if bool(R[A] < R[B]) is X: pc += C"},
	JumpLe:     {name: "JUMP_LE", operands: "r r j", x: sense, facts: rc, effect: "if bool(R[A] <= R[B]) is X: pc += C"},
	JumpEq:     {name: "JUMP_EQ", operands: "r r j", x: sense, facts: rc, effect: "if bool(R[A] == R[B]) is X: pc += C"},
	JumpNe:     {name: "JUMP_NE", operands: "r r j", x: sense, facts: rc, effect: "if bool(R[A] != R[B]) is X: pc += C"},
	JumpGt:     {name: "JUMP_GT", operands: "r r j", x: sense, facts: rc, effect: "if bool(R[A] > R[B]) is X: pc += C"},
	JumpGe:     {name: "JUMP_GE", operands: "r r j", x: sense, facts: rc, effect: "if bool(R[A] >= R[B]) is X: pc += C"},
	JumpLtRK:   {name: "JUMP_LT_RK", operands: "r k j", x: compare, facts: rc, effect: "if bool(R[A] < K[B]) is X&1: pc += C"},
	JumpLeRK:   {name: "JUMP_LE_RK", operands: "r k j", x: compare, facts: rc, effect: "if bool(R[A] <= K[B]) is X&1: pc += C"},
	JumpEqRK:   {name: "JUMP_EQ_RK", operands: "r k j", x: compare, facts: rc, effect: "if bool(R[A] == K[B]) is X&1: pc += C"},
	JumpNeRK:   {name: "JUMP_NE_RK", operands: "r k j", x: compare, facts: rc, effect: "if bool(R[A] != K[B]) is X&1: pc += C"},
	JumpGtRK:   {name: "JUMP_GT_RK", operands: "r k j", x: compare, facts: rc, effect: "if bool(R[A] > K[B]) is X&1: pc += C"},
	JumpGeRK:   {name: "JUMP_GE_RK", operands: "r k j", x: compare, facts: rc, effect: "if bool(R[A] >= K[B]) is X&1: pc += C"},
	JumpTag:    {name: "JUMP_TAG", operands: "r u j", effect: "if R[A] is the int B: pc += C. R[A] was set by LOAD_INT: it says how a finally block was entered"},
	GetIter:    {name: "GET_ITER", operands: "w r -", facts: rc, effect: "R[A] = iter(R[B])"},
	ForIter:    {name: "FOR_ITER", operands: "m w j | l - -", facts: rc | Charges, effect: "if R[A] (from GET_ITER) has a next value: charge L[A'].Cost steps, R[B] = the value, pc += C (to the body). If exhausted: R[A] = unbound, go on after the EXTRA word. Stands at the end of the loop; GET_ITER is followed by a JUMP to it"},

	// Attributes and items.
	GetAttr:    {name: "GET_ATTR", operands: "w r n", facts: rc, effect: "R[A] = R[B].Names[C]"},
	SetAttr:    {name: "SET_ATTR", operands: "r r n", facts: rc, effect: "R[A].Names[C] = R[B]"},
	DelAttr:    {name: "DEL_ATTR", operands: "r - n", facts: rc, effect: "del R[A].Names[C]"},
	GetIndex:   {name: "GET_INDEX", operands: "w r r", x: passing, facts: rc, effect: "R[A] = R[B][R[C]]"},
	SetIndex:   {name: "SET_INDEX", operands: "r r r", facts: rc, effect: "R[A][R[B]] = R[C]"},
	DelIndex:   {name: "DEL_INDEX", operands: "r r -", facts: rc, effect: "del R[A][R[B]]"},
	GetIndexI:  {name: "GET_INDEX_I", operands: "w r i", facts: rc, effect: "R[A] = R[B][C], C a signed int"},
	GetIndexK:  {name: "GET_INDEX_K", operands: "w r k", facts: rc, effect: "R[A] = R[B][K[C]]"},
	SetIndexI:  {name: "SET_INDEX_I", operands: "r i r", facts: rc, effect: "R[A][B] = R[C], B a signed int"},
	SetIndexK:  {name: "SET_INDEX_K", operands: "r r k", facts: rc, effect: "R[A][R[B]] = K[C]"},
	GetSlice:   {name: "GET_SLICE", operands: "w r r*2", x: passing, facts: rc, effect: "R[A] = R[B][R[C]:R[C+1]]; a missing end is None"},
	SetSlice:   {name: "SET_SLICE", operands: "r r*2 r", x: "1: R[C] is what such a GET_INDEX or GET_SLICE gave", facts: rc, effect: "R[A][R[B]:R[B+1]] = R[C]"},
	BuildSlice: {name: "BUILD_SLICE", operands: "w r*3 -", effect: "R[A] = slice(R[B], R[B+1], R[B+2])"},

	// Displays, unpacking, strings.
	BuildList:      {name: "BUILD_LIST", operands: "w r*C u", facts: Raises, effect: "R[A] = [R[B] … R[B+C-1]]"},
	BuildTuple:     {name: "BUILD_TUPLE", operands: "w r*C u", facts: Raises, effect: "R[A] = (R[B] … R[B+C-1])"},
	BuildSet:       {name: "BUILD_SET", operands: "w r*C u", facts: rc, effect: "R[A] = {R[B] … R[B+C-1]}"},
	BuildMap:       {name: "BUILD_MAP", operands: "w r*2C u", facts: rc, effect: "R[A] = {R[B]: R[B+1], …}, C pairs; keys and values alternate"},
	BuildMapK:      {name: "BUILD_MAP_K", operands: "w r*C u | - KT", facts: Raises, effect: "R[A] = {K: R[B], …}, C pairs; the keys are the items of the tuple K[B'C'], different strs"},
	BuildString:    {name: "BUILD_STRING", operands: "w r*C u | - KT", facts: Raises, effect: "R[A] = the C strings from R[B] on, joined. Item i of the tuple K[B'C'] of C items is the specification by which to format R[B+i] if FORMAT left that as it was, otherwise None"},
	ListFromK:      {name: "LIST_FROM_K", operands: "w K", facts: Raises, effect: "R[A] = a new list of the items of the constant tuple K[BC]"},
	SetFromK:       {name: "SET_FROM_K", operands: "w K", facts: Raises, effect: "R[A] = a new set of the items of the constant tuple K[BC]"},
	ListAppend:     {name: "LIST_APPEND", operands: "r r r?", facts: Raises, effect: "append R[B] to the list R[A] (a list no script code has seen yet); each item of the iterator R[C], if given, is followed by one"},
	ListExtend:     {name: "LIST_EXTEND", operands: "r r -", facts: rc, effect: "extend the list R[A] with the iterable R[B]; TypeError \"Value after * must be an iterable, not T\""},
	ListExtendArgs: {name: "LIST_EXTEND_ARGS", operands: "r r r", facts: rc, effect: "extend the list R[A] with the iterable R[B]; TypeError \"F() argument after * must be an iterable, not T\" where F names R[C]"},
	ListToTuple:    {name: "LIST_TO_TUPLE", operands: "w r -", facts: Raises, effect: "R[A] = tuple(list R[B]); the list is dead afterwards, so its storage may be taken"},
	SetAdd:         {name: "SET_ADD", operands: "r r -", facts: rc, effect: "add R[B] to the set R[A]"},
	SetUpdate:      {name: "SET_UPDATE", operands: "r r -", facts: rc, effect: "add the items of the iterable R[B] to the set R[A]; TypeError \"Value after * must be an iterable, not T\""},
	MapSet:         {name: "MAP_SET", operands: "r r r", facts: rc, effect: "dict R[A][R[B]] = R[C]"},
	MapUpdate:      {name: "MAP_UPDATE", operands: "r r -", facts: rc, effect: "update the dict R[A] from the mapping R[B]; TypeError \"'T' object is not a mapping\""},
	MapMerge:       {name: "MAP_MERGE", operands: "r r r", facts: rc, effect: "like MAP_UPDATE, for keywords of a call of R[C]: a key that is there already is TypeError \"F() got multiple values for keyword argument 'k'\", no mapping is \"F() argument after ** must be a mapping, not T\""},
	Unpack:         {name: "UNPACK", operands: "w*C r u", facts: rc, effect: "R[A] … R[A+C-1] = the items of R[B], which must be exactly C; ValueError \"not enough values to unpack (expected C, got n)\" or \"too many values to unpack (expected C, got n)\", TypeError \"cannot unpack non-iterable T object\""},
	UnpackEx:       {name: "UNPACK_EX", operands: "w*C+1+A' r u | u - -", facts: rc, effect: "R[A] … = the first C items of R[B], then a list of those between, then the last A' items; ValueError \"not enough values to unpack (expected at least N, got n)\""},
	Format:         {name: "FORMAT", operands: "w r r?", x: formatX, facts: rc, effect: "R[A] = format(convert(R[B]), R[C] or ''), a str"},
	FormatK:        {name: "FORMAT_K", operands: "w r k", x: formatX, facts: rc, effect: "R[A] = format(convert(R[B]), K[C]), K[C] a str"},

	// Calls. The callee's entry charges its EntryCost.
	Call:         {name: "CALL", operands: "w r*C+1 u", x: dropped, facts: rc, effect: "R[A] = R[B](R[B+1] … R[B+C])"},
	CallKw:       {name: "CALL_KW", operands: "w r*C+1 u | - KT", facts: rc, effect: "R[A] = R[B](R[B+1] … R[B+C]); the last len(K[B'C']) arguments are keywords named by that tuple, no name twice"},
	LoadMethod:   {name: "LOAD_METHOD", operands: "w*2 r n", facts: rc, effect: "look up R[B].Names[C]: if that is a function of the type, R[A] = the function, R[A+1] = R[B]; otherwise R[A] = the attribute's value, R[A+1] = unbound"},
	CallMethod:   {name: "CALL_METHOD", operands: "w r*C+2 u", x: dropped, facts: rc, effect: "if R[B+1] is bound R[A] = R[B](R[B+1], R[B+2] … R[B+1+C]), otherwise R[A] = R[B](R[B+2] … R[B+1+C])"},
	CallMethodKw: {name: "CALL_METHOD_KW", operands: "w r*C+2 u | - KT", facts: rc, effect: "as CALL_METHOD; the last len(K[B'C']) arguments are keywords named by that tuple"},
	CallEx:       {name: "CALL_EX", operands: "w r*3 -", facts: rc, effect: "R[A] = R[B](*R[B+1], **R[B+2]); R[B+1] is any iterable (TypeError \"F() argument after * must be an iterable, not T\"), R[B+2] unbound or any mapping with str keys (\"F() argument after ** must be a mapping, not T\", \"keywords must be strings\"). A list in R[B+1] or dict in R[B+2] may be the script's own: copy"},
	CallSuper:    {name: "CALL_SUPER", operands: "w r*3 -", facts: rc, effect: "zero-argument super(): if R[B] is the builtin super, R[A] = super(R[B+1], R[B+2]), R[B+1] the value of __class__ (unbound: RuntimeError \"super(): empty __class__ cell\"), R[B+2] the first argument (unbound: \"super(): arg[0] deleted\"); otherwise R[A] = R[B]()"},
	Return:       {name: "RETURN", operands: "r - -", facts: Ends | Raises, effect: "leave the frame with R[A]; in a generator this is StopIteration(R[A])"},
	ReturnNone:   {name: "RETURN_NONE", operands: "- - -", facts: Ends | Raises, effect: "leave the frame with None; in a class body: build the class from NS and put it into F[ClassCell] if there is one"},
	Yield:        {name: "YIELD", operands: "w r -", facts: rc, effect: "suspend the generator, giving R[B]; when resumed by send(v) R[A] = v, by throw(e) raise e here"},
	GetYieldFrom: {name: "GET_YIELD_FROM", operands: "w r -", facts: rc, effect: "R[A] = R[B] if it is a generator, else iter(R[B])"},
	YieldFrom:    {name: "YIELD_FROM", operands: "w r m", facts: rc, effect: "delegate to the iterator R[B]: send it R[C] (next() if None). If it yields v: suspend giving v; when resumed by send(x) R[C] = x and this instruction runs again, by throw(e) hand e to R[B] (its throw, close for GeneratorExit) and treat the answer the same way. If it ends with value v: R[A] = v, go on"},

	// Functions, classes, modules.
	MakeFunction:  {name: "MAKE_FUNCTION", operands: "w r*X c", x: "bit 0: defaults tuple, 1: dict of keyword-only defaults, 2: annotate function, 3: type parameters tuple; present ones stand in this order in R[B], R[B+1] …", facts: Raises, effect: "R[A] = a function of Children[C]; its free variable i is the cell F[Children[C].Captures[i]] of this frame"},
	BuildClass:    {name: "BUILD_CLASS", operands: "w r*C+2 u | - KT", facts: rc, effect: "R[A] = the class made by body function R[B], name R[B+1] (a str), and C arguments from R[B+2] on: bases, then as many keywords (metaclass and others) as K[B'C'] names"},
	BuildClassEx:  {name: "BUILD_CLASS_EX", operands: "w r*4 -", facts: rc, effect: "as BUILD_CLASS with bases from the list R[B+2] and keywords from R[B+3], a dict or unbound"},
	MakeTypeParam: {name: "MAKE_TYPE_PARAM", operands: "w r? r? | - N", x: "kind: 0 TypeVar, 1 TypeVar with bound, 2 TypeVar with constraints, 3 ParamSpec, 4 TypeVarTuple", facts: Raises, effect: "R[A] = a type parameter named Names[B'C']; R[B] is a function that evaluates its bound or its tuple of constraints, R[C] one that evaluates its default"},
	MakeTypeAlias: {name: "MAKE_TYPE_ALIAS", operands: "w r*3 -", facts: Raises, effect: "R[A] = a TypeAliasType named R[B] (a str) with type parameters R[B+1] (a tuple, perhaps empty), whose value function R[B+2] computes"},
	GenericBase:   {name: "GENERIC_BASE", operands: "w r -", facts: Raises, effect: "R[A] = the base class Generic[…] with the type parameters in R[B], a tuple"},
	Import:        {name: "IMPORT", operands: "w n kt?", x: "number of leading dots, at most 255", facts: rc, effect: "import the module Names[B] (dotted); R[A] = the module itself if C is a constant (the tuple of names that from…import wants), its top package if C is NoReg"},
	ImportFrom:    {name: "IMPORT_FROM", operands: "w r n", facts: rc, effect: "R[A] = attribute or submodule Names[C] of the module R[B]; ImportError \"cannot import name 'N' from 'M' (unknown location)\""},
	ImportStar:    {name: "IMPORT_STAR", operands: "r - -", facts: rc, effect: "bind the public names of the module R[A] in G (module level only)"},

	// Exceptions, with, assert.
	Raise:              {name: "RAISE", operands: "r r? -", facts: rc | Ends, effect: "raise R[A] (an exception or a class to be called), from R[B] if given (None included: sets __suppress_context__)"},
	RaiseHandled:       {name: "RAISE_HANDLED", operands: "- - -", facts: rc | Ends, effect: "bare raise: raise the exception being handled again, adding no traceback entry for this frame; RuntimeError \"No active exception to reraise\""},
	Reraise:            {name: "RERAISE", operands: "r - -", facts: Raises | Ends, effect: "raise the exception R[A] again: context and traceback stay as they are, no entry is added"},
	PopHandled:         {name: "POP_HANDLED", operands: "m r? -", effect: "handled = R[B], or none if B is NoReg or R[B] is unbound; R[A] = unbound"},
	JumpNoMatch:        {name: "JUMP_NO_MATCH", operands: "r r j", facts: rc, effect: "if the exception R[A] is no instance of R[B] (a class or tuple of classes): pc += C. TypeError \"catching classes that do not inherit from BaseException is not allowed\""},
	GroupMatch:         {name: "GROUP_MATCH", operands: "w m r", facts: rc, effect: "except*: split R[B] by the type R[C]: R[A] = the matching part (a naked exception that matches is wrapped in a group) or None, R[B] = the rest or None; if R[A] is not None handled = R[A]. R[B] may be None on entry: then R[A] = None. TypeErrors as in CPython's CHECK_EG_MATCH"},
	GroupReraise:       {name: "GROUP_RERAISE", operands: "w r r", facts: rc, effect: "R[A] = the exception to raise at the end of except*, given the original R[B] and the list R[C] of exceptions raised in handlers and of the unmatched rest (None items do not count); None if nothing is left"},
	LoadAssertionError: {name: "LOAD_ASSERTION_ERROR", operands: "w - -", effect: "R[A] = the class AssertionError, whatever the name means"},
	LoadEnter:          {name: "LOAD_ENTER", operands: "w*4 r -", facts: rc, effect: "look up __enter__ and __exit__ on the type of R[B]; R[A], R[A+1] = __exit__ and its self, R[A+2], R[A+3] = __enter__ and its self, each pair as LOAD_METHOD makes it; TypeError \"'T' object does not support the context manager protocol\" (\" (missed __exit__ method)\")"},
	WithArgs:           {name: "WITH_ARGS", operands: "w*5 r*2 r?", effect: "R[A], R[A+1] = R[B], R[B+1] (perhaps unbound); R[A+2 … A+4] = type, value and traceback of the exception R[C], or three times None if C is NoReg. CALL_METHOD with three arguments follows"},

	// Pattern matching.
	MatchSequence: {name: "MATCH_SEQUENCE", operands: "w r -", effect: "R[A] = whether R[B] is a sequence for patterns (list, tuple, range, …; not str, bytes, bytearray)"},
	MatchMapping:  {name: "MATCH_MAPPING", operands: "w r -", effect: "R[A] = whether R[B] is a mapping for patterns"},
	MatchKeys:     {name: "MATCH_KEYS", operands: "w r r", facts: rc, effect: "R[A] = tuple of the values of the mapping R[B] at the keys in the tuple R[C], or None if one is missing (looked up by get, so that defaultdict makes none); ValueError \"mapping pattern checks duplicate key (K)\""},
	MatchRest:     {name: "MATCH_REST", operands: "w r r", facts: rc, effect: "R[A] = new dict of the mapping R[B] without the keys in the tuple R[C]"},
	MatchClass:    {name: "MATCH_CLASS", operands: "w r*2 u | - KT", facts: rc, effect: "R[A] = tuple of the attributes of R[B] that C positional (by __match_args__) and the keyword sub-patterns named by K[B'C'] want, if R[B] is an instance of R[B+1]; otherwise None. TypeErrors as in CPython's match_class"},
	Length:        {name: "LENGTH", operands: "w r -", facts: rc, effect: "R[A] = len(R[B])"},
}

// FormatLater is the X of a FORMAT whose value may be left to BUILD_STRING.
const FormatLater = 4

// Info is what the table says about an opcode.
type Info struct {
	Name   string
	Effect string
	Facts  Facts
	X      string      // meaning of the X field; empty if it must be zero
	Word   [3]Operand  // A, B, C
	Extra  *[3]Operand // A', B', C' if an EXTRA word follows
}

// Kind of operand.
type Kind uint8

// The kinds.
const (
	Unused Kind = iota
	Read
	Write
	ReadWrite
	ReadOrNone
	Count
	Constant
	TupleConstant
	TupleOrNone
	NameIndex
	Imm
	CellIndex
	OwnCell
	LoopIndex
	ChildIndex
	Offset
	Upper // upper half of a wide operand: C where B is wide
)

// Operand is one operand of an opcode.
type Operand struct {
	Kind Kind
	Wide bool  // 32 bits, together with the next field
	Len  Range // for registers: how many
}

// Range tells the length of a register range from the other operands: Fixed + PerC*C + PerExtra*A', and with PerX the number
// of bits set in X.
type Range struct {
	Fixed, PerC, PerExtra uint8
	PerX                  bool
}

// infos are the rows whose operands have been read. A process reads those that
// its scripts have.
var infos [NumOps]atomic.Pointer[Info]

// read reads the operands of a row.
func (r *row) read() *Info {
	in := &Info{Name: r.name, Effect: r.effect, Facts: r.facts, X: r.x}
	if rest := parseWord(&in.Word, r.operands); rest != "" {
		in.Extra = &[3]Operand{}
		parseWord(in.Extra, rest)
	}
	return in
}

// parseWord reads the operands of a word, and returns what comes after a bar.
func parseWord(word *[3]Operand, text string) (rest string) {
	n := 0
	for text != "" {
		end := 0
		for end < len(text) && text[end] != ' ' {
			end++
		}
		field := text[:end]
		text = text[min(end+1, len(text)):]
		if field == "|" {
			return text
		}
		word[n] = parseOperand(field)
		if word[n].Wide {
			n++
			word[n] = Operand{Kind: Upper}
		}
		n++
	}
	return ""
}

// operandKind returns the kind that a letter of the table stands for, and
// whether it is the wide form.
func operandKind(letter string) (k Kind, wide bool) {
	switch letter {
	case "-":
		return Unused, false
	case "r":
		return Read, false
	case "w":
		return Write, false
	case "m":
		return ReadWrite, false
	case "r?":
		return ReadOrNone, false
	case "u":
		return Count, false
	case "k", "K":
		k = Constant
	case "kt", "KT":
		k = TupleConstant
	case "kt?", "KT?":
		k = TupleOrNone
	case "n", "N":
		k = NameIndex
	case "i", "I":
		k = Imm
	case "f":
		return CellIndex, false
	case "fo":
		return OwnCell, false
	case "l":
		return LoopIndex, false
	case "c":
		return ChildIndex, false
	case "j", "J":
		k = Offset
	default:
		panic("bytecode: bad operand " + letter)
	}
	return k, letter[0] < 'a'
}

func parseOperand(text string) Operand {
	letter, length, isRange := strings.Cut(text, "*")
	o := Operand{Len: Range{Fixed: 1}}
	o.Kind, o.Wide = operandKind(letter)
	if isRange {
		o.Len = parseRange(length)
	}
	return o
}

func parseRange(text string) (r Range) {
	for term := range strings.SplitSeq(text, "+") {
		switch {
		case term == "C":
			r.PerC = 1
		case term == "2C":
			r.PerC = 2
		case term == "A'":
			r.PerExtra = 1
		case term == "X":
			r.PerX = true
		default:
			r.Fixed += term[0] - '0'
		}
	}
	return r
}

// Info returns the table's row for op, or that of INVALID.
func (op Op) Info() *Info {
	if op >= NumOps {
		op = Invalid
	}
	if in := infos[op].Load(); in != nil {
		return in
	}
	in := table[op].read()
	infos[op].Store(in) // who read it at the same time has the same
	return in
}

// String returns the name of op.
func (op Op) String() string { return op.Info().Name }

// Has reports whether the table states fact f about op.
func (op Op) Has(f Facts) bool { return op < NumOps && table[op].facts&f != 0 }

// Words returns the number of words of an instruction with op.
func (op Op) Words() int {
	if op.Info().Extra != nil {
		return 2
	}
	return 1
}
