package syntax

// kind is the class of a token. Operators and keywords have a kind each; soft keywords are names.
type kind uint8

const (
	tEOF kind = iota
	tNewline
	tIndent
	tDedent
	tName
	tNumber
	tString
	tFStart // f" or t", with its other prefix letters
	tFMiddle
	tFEnd
	tError // where the scanner stopped with an error
	tUnknown

	tLParen
	tRParen
	tLBracket
	tRBracket
	tLBrace
	tRBrace
	tComma
	tColon
	tSemicolon
	tDot
	tEllipsis
	tArrow
	tEqual
	tColonEqual
	tExclamation
	tTilde

	tPlus
	tMinus
	tStar
	tAt
	tSlash
	tPercent
	tDoubleStar
	tLeftShift
	tRightShift
	tVBar
	tCaret
	tAmper
	tDoubleSlash

	tPlusEqual
	tMinusEqual
	tStarEqual
	tAtEqual
	tSlashEqual
	tPercentEqual
	tDoubleStarEqual
	tLeftShiftEqual
	tRightShiftEqual
	tVBarEqual
	tCaretEqual
	tAmperEqual
	tDoubleSlashEqual

	tEqEqual
	tNotEqual
	tLess
	tLessEqual
	tGreater
	tGreaterEqual

	kFalse
	kNone
	kTrue
	kAnd
	kAs
	kAssert
	kAsync
	kAwait
	kBreak
	kClass
	kContinue
	kDef
	kDel
	kElif
	kElse
	kExcept
	kFinally
	kFor
	kFrom
	kGlobal
	kIf
	kImport
	kIn
	kIs
	kLambda
	kNonlocal
	kNot
	kOr
	kPass
	kRaise
	kReturn
	kTry
	kWhile
	kWith
	kYield
)

// token is one token; its text is in the source.
type token struct {
	kind       kind
	start, end Pos
}

var keywords = map[string]kind{
	"False": kFalse, "None": kNone, "True": kTrue, "and": kAnd, "as": kAs, "assert": kAssert, "async": kAsync,
	"await": kAwait, "break": kBreak, "class": kClass, "continue": kContinue, "def": kDef, "del": kDel,
	"elif": kElif, "else": kElse, "except": kExcept, "finally": kFinally, "for": kFor, "from": kFrom,
	"global": kGlobal, "if": kIf, "import": kImport, "in": kIn, "is": kIs, "lambda": kLambda,
	"nonlocal": kNonlocal, "not": kNot, "or": kOr, "pass": kPass, "raise": kRaise, "return": kReturn,
	"try": kTry, "while": kWhile, "with": kWith, "yield": kYield,
}

// operatorRow is a spelling of one kind; longer spellings come first in operatorTable.
type operatorRow struct {
	text string
	kind kind
}

// operatorTable holds the operators by their first byte, longest first.
var operatorTable = func() (table [128][]operatorRow) {
	for _, row := range []operatorRow{
		{"...", tEllipsis}, {"**=", tDoubleStarEqual}, {"//=", tDoubleSlashEqual}, {"<<=", tLeftShiftEqual},
		{">>=", tRightShiftEqual},
		{"->", tArrow}, {":=", tColonEqual}, {"**", tDoubleStar}, {"//", tDoubleSlash}, {"<<", tLeftShift},
		{">>", tRightShift}, {"+=", tPlusEqual}, {"-=", tMinusEqual}, {"*=", tStarEqual}, {"@=", tAtEqual},
		{"/=", tSlashEqual}, {"%=", tPercentEqual}, {"|=", tVBarEqual}, {"^=", tCaretEqual}, {"&=", tAmperEqual},
		{"==", tEqEqual}, {"!=", tNotEqual}, {"<>", tNotEqual}, {"<=", tLessEqual}, {">=", tGreaterEqual},
		{"(", tLParen}, {")", tRParen}, {"[", tLBracket}, {"]", tRBracket}, {"{", tLBrace}, {"}", tRBrace},
		{",", tComma}, {":", tColon}, {";", tSemicolon}, {".", tDot}, {"=", tEqual}, {"!", tExclamation},
		{"~", tTilde}, {"+", tPlus}, {"-", tMinus}, {"*", tStar}, {"@", tAt}, {"/", tSlash}, {"%", tPercent},
		{"|", tVBar}, {"^", tCaret}, {"&", tAmper}, {"<", tLess}, {">", tGreater},
		{"$", tUnknown}, {"?", tUnknown}, {"`", tUnknown},
	} {
		table[row.text[0]] = append(table[row.text[0]], row)
	}
	return table
}()
