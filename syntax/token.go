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

// keyword returns the kind of a name that is a keyword, otherwise tName.
func keyword(name []byte) kind {
	switch string(name) {
	case "False":
		return kFalse
	case "None":
		return kNone
	case "True":
		return kTrue
	case "and":
		return kAnd
	case "as":
		return kAs
	case "assert":
		return kAssert
	case "async":
		return kAsync
	case "await":
		return kAwait
	case "break":
		return kBreak
	case "class":
		return kClass
	case "continue":
		return kContinue
	case "def":
		return kDef
	case "del":
		return kDel
	case "elif":
		return kElif
	case "else":
		return kElse
	case "except":
		return kExcept
	case "finally":
		return kFinally
	case "for":
		return kFor
	case "from":
		return kFrom
	case "global":
		return kGlobal
	case "if":
		return kIf
	case "import":
		return kImport
	case "in":
		return kIn
	case "is":
		return kIs
	case "lambda":
		return kLambda
	case "nonlocal":
		return kNonlocal
	case "not":
		return kNot
	case "or":
		return kOr
	case "pass":
		return kPass
	case "raise":
		return kRaise
	case "return":
		return kReturn
	case "try":
		return kTry
	case "while":
		return kWhile
	case "with":
		return kWith
	case "yield":
		return kYield
	}
	return tName
}

// operatorRow is a spelling of one kind; longer spellings come first in operatorTable.
type operatorRow struct {
	text string
	kind kind
}

// operatorTable holds the operators by their first byte, longest first.
var operatorTable = [128][]operatorRow{
	'.': {{"...", tEllipsis}, {".", tDot}},
	'*': {{"**=", tDoubleStarEqual}, {"**", tDoubleStar}, {"*=", tStarEqual}, {"*", tStar}},
	'/': {{"//=", tDoubleSlashEqual}, {"//", tDoubleSlash}, {"/=", tSlashEqual}, {"/", tSlash}},
	'<': {{"<<=", tLeftShiftEqual}, {"<<", tLeftShift}, {"<>", tNotEqual}, {"<=", tLessEqual}, {"<", tLess}},
	'>': {{">>=", tRightShiftEqual}, {">>", tRightShift}, {">=", tGreaterEqual}, {">", tGreater}},
	'-': {{"->", tArrow}, {"-=", tMinusEqual}, {"-", tMinus}},
	':': {{":=", tColonEqual}, {":", tColon}},
	'+': {{"+=", tPlusEqual}, {"+", tPlus}},
	'@': {{"@=", tAtEqual}, {"@", tAt}},
	'%': {{"%=", tPercentEqual}, {"%", tPercent}},
	'|': {{"|=", tVBarEqual}, {"|", tVBar}},
	'^': {{"^=", tCaretEqual}, {"^", tCaret}},
	'&': {{"&=", tAmperEqual}, {"&", tAmper}},
	'=': {{"==", tEqEqual}, {"=", tEqual}},
	'!': {{"!=", tNotEqual}, {"!", tExclamation}},
	'(': {{"(", tLParen}},
	')': {{")", tRParen}},
	'[': {{"[", tLBracket}},
	']': {{"]", tRBracket}},
	'{': {{"{", tLBrace}},
	'}': {{"}", tRBrace}},
	',': {{",", tComma}},
	';': {{";", tSemicolon}},
	'~': {{"~", tTilde}},
	'$': {{"$", tUnknown}},
	'?': {{"?", tUnknown}},
	'`': {{"`", tUnknown}},
}
