package policy

import (
	"strings"
	"sync"
)

// isSpecial reports whether a name has two underscores on both sides.
func isSpecial(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// forbiddenBuiltins are names that some Python offers without an import and
// that this engine never will, with what to use instead.
var forbiddenBuiltins = map[string]string{
	"eval":       "int() and float() read numbers, json.loads reads data; write the formula as code",
	"exec":       "write the code as functions and call them",
	"execfile":   "write the code as functions and call them",
	"compile":    "write the code as functions and call them",
	"open":       "take the text as an argument: the host passes data in and gets the result back",
	"file":       "take the text as an argument: the host passes data in and gets the result back",
	"input":      "take the value as a parameter of the function that the host calls",
	"raw_input":  "take the value as a parameter of the function that the host calls",
	"globals":    "keep the values in a dict of your own",
	"locals":     "keep the values in a dict of your own",
	"vars":       "keep the values in a dict of your own, or use a dataclass and dataclasses.asdict",
	"__import__": "use an import statement",
	"breakpoint": "use print",
	"exit":       "return from the function, or raise an exception",
	"quit":       "return from the function, or raise an exception",
	"help":       "read the reference of the library",
	"copyright":  "there is nothing to read here",
	"credits":    "there is nothing to read here",
	"license":    "there is nothing to read here",
	"memoryview": "use bytes, bytearray or array.array",
	"reload":     "import the module once",
	"aiter":      "use iter: there is no async here",
	"anext":      "use next: there is no async here",
	"unicode":    "use str",
	"long":       "use int: it has no bounds",
	"xrange":     "use range",
	"basestring": "use str",
	"reduce":     "use functools.reduce",
	"unichr":     "use chr",
	"cmp":        "write (a > b) - (a < b)",
	"apply":      "write f(*args)",
	"buffer":     "use bytes",
	"coerce":     "convert with int, float or complex",
	"intern":     "compare strings with ==",
}

// specialHints say what to use instead of a special attribute.
var specialHints = map[string]string{
	"__class__":        "type(x)",
	"__dict__":         "a dict of your own, or dataclasses.asdict(x) of a dataclass",
	"__subclasses__":   "a list of your classes that you keep yourself",
	"__bases__":        "issubclass(cls, base)",
	"__base__":         "issubclass(cls, base)",
	"__mro__":          "issubclass(cls, base)",
	"__code__":         "the function itself",
	"__globals__":      "a dict of your own",
	"__closure__":      "a class with attributes",
	"__self__":         "the object that you called the method on",
	"__func__":         "the function in the class",
	"__module__":       "__name__",
	"__traceback__":    "the exception's type and text: type(e).__name__ and str(e)",
	"__getattribute__": "getattr(x, name)",
	"__builtins__":     "the builtin by its name",
	"__import__":       "an import statement",
	"__del__":          "a context manager",
}

// internalAttrs are the attributes of CPython's frames, code objects,
// generators, coroutines and tracebacks: names without underscores on both
// sides that lead to the interpreter all the same.
var internalAttrs = sync.OnceValue(func() set {
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
})

// nodeKinds are the kinds a policy can list: all nodes of Python's tree but
// Module and the parts that only occur inside others.
var nodeKinds = sync.OnceValue(func() set {
	return setOf(strings.Fields(`
	FunctionDef AsyncFunctionDef ClassDef Return Delete Assign TypeAlias AugAssign AnnAssign For AsyncFor While If With AsyncWith
	Match Raise Try TryStar Assert Import ImportFrom Global Nonlocal Expr Pass Break Continue
	BoolOp NamedExpr BinOp UnaryOp Lambda IfExp Dict Set ListComp SetComp DictComp GeneratorExp Await Yield YieldFrom Compare Call
	FormattedValue Interpolation JoinedStr TemplateStr Constant Attribute Subscript Starred Name List Tuple Slice
	comprehension ExceptHandler arguments arg keyword alias withitem match_case Module
	MatchValue MatchSingleton MatchSequence MatchMapping MatchClass MatchStar MatchAs MatchOr
	TypeVar ParamSpec TypeVarTuple
`))
})

// kindNames say what a node kind is called in a message.
var kindNames = map[string]string{
	"AsyncFunctionDef": "async def", "AsyncFor": "async for", "AsyncWith": "async with", "Await": "await",
	"TemplateStr": "a template string (t\"…\")", "Interpolation": "a template string (t\"…\")",
	"FunctionDef": "def", "ClassDef": "class", "Lambda": "lambda", "Import": "import", "ImportFrom": "from … import",
	"Global": "global", "Nonlocal": "nonlocal", "With": "with", "Match": "match", "While": "while", "For": "for",
	"TryStar": "except*", "TypeAlias": "type", "Yield": "yield", "YieldFrom": "yield from", "Delete": "del",
}

// knownBuiltins are the names that CPython 3.14 offers without an import.
var knownBuiltins = sync.OnceValue(func() set {
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
})
