package policy

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lazy"
)

// isSpecial reports whether a name has two underscores on both sides.
func isSpecial(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// insteadOfBuiltin says what to use instead of a name that some Python offers
// without an import and that this engine never will; empty: it is none of them.
func insteadOfBuiltin(name string) string {
	switch name {
	case "eval":
		return "int() and float() read numbers, json.loads reads data; write the formula as code"
	case "exec", "execfile", "compile":
		return "write the code as functions and call them"
	case "open", "file":
		return "take the text as an argument: the host passes data in and gets the result back"
	case "input", "raw_input":
		return "take the value as a parameter of the function that the host calls"
	case "globals", "locals":
		return "keep the values in a dict of your own"
	case "vars":
		return "keep the values in a dict of your own, or use a dataclass and dataclasses.asdict"
	case "__import__":
		return "use an import statement"
	case "breakpoint":
		return "use print"
	case "exit", "quit":
		return "return from the function, or raise an exception"
	case "help":
		return "read the reference of the library"
	case "copyright", "credits", "license":
		return "there is nothing to read here"
	case "memoryview":
		return "use bytes, bytearray or array.array"
	case "reload":
		return "import the module once"
	case "aiter":
		return "use iter: there is no async here"
	case "anext":
		return "use next: there is no async here"
	case "unicode", "basestring":
		return "use str"
	case "long":
		return "use int: it has no bounds"
	case "xrange":
		return "use range"
	case "reduce":
		return "use functools.reduce"
	case "unichr":
		return "use chr"
	case "cmp":
		return "write (a > b) - (a < b)"
	case "apply":
		return "write f(*args)"
	case "buffer":
		return "use bytes"
	case "coerce":
		return "convert with int, float or complex"
	case "intern":
		return "compare strings with =="
	}
	return ""
}

// specialHint says what to use instead of a special attribute.
func specialHint(name string) string {
	switch name {
	case "__class__":
		return "type(x)"
	case "__dict__":
		return "a dict of your own, or dataclasses.asdict(x) of a dataclass"
	case "__subclasses__":
		return "a list of your classes that you keep yourself"
	case "__bases__", "__base__", "__mro__":
		return "issubclass(cls, base)"
	case "__code__":
		return "the function itself"
	case "__globals__":
		return "a dict of your own"
	case "__closure__":
		return "a class with attributes"
	case "__self__":
		return "the object that you called the method on"
	case "__func__":
		return "the function in the class"
	case "__module__":
		return "__name__"
	case "__traceback__":
		return "the exception's type and text: type(e).__name__ and str(e)"
	case "__getattribute__":
		return "getattr(x, name)"
	case "__builtins__":
		return "the builtin by its name"
	case "__import__":
		return "an import statement"
	case "__del__":
		return "a context manager"
	}
	return ""
}

// internalAttr reports whether a name is one of internalAttrs.
func internalAttr(name string) bool {
	return strings.IndexByte(name, '_') > 0 && internalAttrs.Get().has(name)
}

// internalAttrs are the attributes of CPython's frames, code objects,
// generators, coroutines and tracebacks: names without underscores on both
// sides that lead to the interpreter all the same.
var internalAttrs = lazy.Value[set]{Make: func() set {
	return setOf(strings.Fields(`
	gi_frame gi_code gi_yieldfrom gi_suspended
	cr_frame cr_code cr_await cr_origin cr_suspended
	ag_frame ag_code ag_await ag_suspended
	tb_frame tb_next tb_lasti tb_lineno
	f_back f_builtins f_code f_globals f_lasti f_lineno f_locals f_trace f_trace_lines f_trace_opcodes f_generator f_restricted f_exc_type f_exc_value f_exc_traceback
	co_argcount co_cellvars co_code co_consts co_exceptiontable co_filename co_firstlineno co_flags co_freevars co_kwonlyargcount co_lines co_linetable co_lnotab co_name co_names co_nlocals co_positions co_posonlyargcount co_qualname co_stacksize co_varnames co_branches
	func_closure func_code func_defaults func_dict func_doc func_globals func_name
	im_class im_func im_self
`))
}}

// nodeKinds are the kinds a policy can list: all nodes of Python's tree but
// Module and the parts that only occur inside others.
var nodeKinds = lazy.Value[set]{Make: func() set {
	return setOf(strings.Fields(`
	FunctionDef AsyncFunctionDef ClassDef Return Delete Assign TypeAlias AugAssign AnnAssign For AsyncFor While If With AsyncWith
	Match Raise Try TryStar Assert Import ImportFrom Global Nonlocal Expr Pass Break Continue
	BoolOp NamedExpr BinOp UnaryOp Lambda IfExp Dict Set ListComp SetComp DictComp GeneratorExp Await Yield YieldFrom Compare Call
	FormattedValue Interpolation JoinedStr TemplateStr Constant Attribute Subscript Starred Name List Tuple Slice
	comprehension ExceptHandler arguments arg keyword alias withitem match_case Module
	MatchValue MatchSingleton MatchSequence MatchMapping MatchClass MatchStar MatchAs MatchOr
	TypeVar ParamSpec TypeVarTuple
`))
}}

// kindName says what a node kind is called in a message.
func kindName(kind string) string {
	switch kind {
	case "AsyncFunctionDef":
		return "async def"
	case "AsyncFor":
		return "async for"
	case "AsyncWith":
		return "async with"
	case "Await":
		return "await"
	case "TemplateStr", "Interpolation":
		return "a template string (t\"…\")"
	case "FunctionDef":
		return "def"
	case "ClassDef":
		return "class"
	case "Lambda":
		return "lambda"
	case "Import":
		return "import"
	case "ImportFrom":
		return "from … import"
	case "Global":
		return "global"
	case "Nonlocal":
		return "nonlocal"
	case "With":
		return "with"
	case "Match":
		return "match"
	case "While":
		return "while"
	case "For":
		return "for"
	case "TryStar":
		return "except*"
	case "TypeAlias":
		return "type"
	case "Yield":
		return "yield"
	case "YieldFrom":
		return "yield from"
	case "Delete":
		return "del"
	}
	return ""
}

// knownBuiltins are the names that CPython 3.14 offers without an import.
var knownBuiltins = lazy.Value[set]{Make: func() set {
	return setOf(strings.Fields(`
	ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError 
	BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError 
	ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup 
	False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError 
	ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError 
	MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError 
	OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError 
	ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning 
	SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError 
	UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError abs aiter all anext 
	any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict 
	dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int 
	isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property 
	quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
`))
}}
