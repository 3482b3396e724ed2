package py

import "strings"

// The builtin exception types.
var (
	BaseExceptionType, ExceptionType, GeneratorExitType, KeyboardInterruptType                       Type
	SystemExitType, BaseExceptionGroupType, ExceptionGroupType, StopIterationType                    Type
	StopAsyncIterationType, ArithmeticErrorType, FloatingPointErrorType, OverflowErrorType           Type
	ZeroDivisionErrorType, AssertionErrorType, AttributeErrorType, BufferErrorType                   Type
	EOFErrorType, ImportErrorType, ModuleNotFoundErrorType, LookupErrorType                          Type
	IndexErrorType, KeyErrorType, MemoryErrorType, NameErrorType                                     Type
	UnboundLocalErrorType, OSErrorType, BlockingIOErrorType, ChildProcessErrorType                   Type
	ConnectionErrorType, BrokenPipeErrorType, ConnectionAbortedErrorType, ConnectionRefusedErrorType Type
	ConnectionResetErrorType, FileExistsErrorType, FileNotFoundErrorType, InterruptedErrorType       Type
	IsADirectoryErrorType, NotADirectoryErrorType, PermissionErrorType, ProcessLookupErrorType       Type
	TimeoutErrorType, ReferenceErrorType, RuntimeErrorType, NotImplementedErrorType                  Type
	PythonFinalizationErrorType, RecursionErrorType, SyntaxErrorType, IndentationErrorType           Type
	TabErrorType, SystemErrorType, TypeErrorType, ValueErrorType                                     Type
	UnicodeErrorType, UnicodeDecodeErrorType, UnicodeEncodeErrorType, UnicodeTranslateErrorType      Type
	WarningType, BytesWarningType, DeprecationWarningType, EncodingWarningType                       Type
	FutureWarningType, ImportWarningType, PendingDeprecationWarningType, ResourceWarningType         Type
	RuntimeWarningType, SyntaxWarningType, UnicodeWarningType, UserWarningType                       Type
)

// An exceptionRow declares one exception type. Fields are the attributes
// beside args, separated by spaces: ! marks a read-only one, - one that scripts
// do not see.
type exceptionRow struct {
	t, base *Type
	name    string
	fields  string
	init    exceptionInit // how New and Init fill the fields; nil: as the base
	doc     string
}

var exceptionRows = [...]exceptionRow{
	{&BaseExceptionType, &ObjectType, "BaseException", "", nil, "Common base class for all exceptions."},
	{&ExceptionType, &BaseExceptionType, "Exception", "", nil, "Common base class for all non-exit exceptions."},
	{&GeneratorExitType, &BaseExceptionType, "GeneratorExit", "", nil, "Request that a generator exit."},
	{&KeyboardInterruptType, &BaseExceptionType, "KeyboardInterrupt", "", nil, "Program interrupted by user."},
	{&SystemExitType, &BaseExceptionType, "SystemExit", "code", initSystemExit, "Request to exit from the interpreter."},
	{&BaseExceptionGroupType, &BaseExceptionType, "BaseExceptionGroup", "!message !exceptions", initGroup, "A combination of multiple unrelated exceptions."},
	{&ExceptionGroupType, &BaseExceptionGroupType, "ExceptionGroup", "", nil, ""},
	{&StopIterationType, &ExceptionType, "StopIteration", "value", initStopIteration, "Signal the end from iterator.__next__()."},
	{&StopAsyncIterationType, &ExceptionType, "StopAsyncIteration", "", nil, "Signal the end from iterator.__anext__()."},
	{&ArithmeticErrorType, &ExceptionType, "ArithmeticError", "", nil, "Base class for arithmetic errors."},
	{&FloatingPointErrorType, &ArithmeticErrorType, "FloatingPointError", "", nil, "Floating-point operation failed."},
	{&OverflowErrorType, &ArithmeticErrorType, "OverflowError", "", nil, "Result too large to be represented."},
	{&ZeroDivisionErrorType, &ArithmeticErrorType, "ZeroDivisionError", "", nil, "Second argument to a division or modulo operation was zero."},
	{&AssertionErrorType, &ExceptionType, "AssertionError", "", nil, "Assertion failed."},
	{&AttributeErrorType, &ExceptionType, "AttributeError", "name -obj", initAttributeError, "Attribute not found."},
	{&BufferErrorType, &ExceptionType, "BufferError", "", nil, "Buffer error."},
	{&EOFErrorType, &ExceptionType, "EOFError", "", nil, "Read beyond end of file."},
	{&ImportErrorType, &ExceptionType, "ImportError", "msg name path", initImportError, "Import can't find module, or can't find name in module."},
	{&ModuleNotFoundErrorType, &ImportErrorType, "ModuleNotFoundError", "", nil, "Module not found."},
	{&LookupErrorType, &ExceptionType, "LookupError", "", nil, "Base class for lookup errors."},
	{&IndexErrorType, &LookupErrorType, "IndexError", "", nil, "Sequence index out of range."},
	{&KeyErrorType, &LookupErrorType, "KeyError", "", nil, "Mapping key not found."},
	{&MemoryErrorType, &ExceptionType, "MemoryError", "", nil, "Out of memory."},
	{&NameErrorType, &ExceptionType, "NameError", "name", initNameError, "Name not found globally."},
	{&UnboundLocalErrorType, &NameErrorType, "UnboundLocalError", "", nil, "Local name referenced but not bound to a value."},
	{&OSErrorType, &ExceptionType, "OSError", "errno strerror filename filename2", initOsError, "Base class for I/O related errors."},
	{&BlockingIOErrorType, &OSErrorType, "BlockingIOError", "", nil, "I/O operation would block."},
	{&ChildProcessErrorType, &OSErrorType, "ChildProcessError", "", nil, "Child process error."},
	{&ConnectionErrorType, &OSErrorType, "ConnectionError", "", nil, "Connection error."},
	{&BrokenPipeErrorType, &ConnectionErrorType, "BrokenPipeError", "", nil, "Broken pipe."},
	{&ConnectionAbortedErrorType, &ConnectionErrorType, "ConnectionAbortedError", "", nil, "Connection aborted."},
	{&ConnectionRefusedErrorType, &ConnectionErrorType, "ConnectionRefusedError", "", nil, "Connection refused."},
	{&ConnectionResetErrorType, &ConnectionErrorType, "ConnectionResetError", "", nil, "Connection reset."},
	{&FileExistsErrorType, &OSErrorType, "FileExistsError", "", nil, "File already exists."},
	{&FileNotFoundErrorType, &OSErrorType, "FileNotFoundError", "", nil, "File not found."},
	{&InterruptedErrorType, &OSErrorType, "InterruptedError", "", nil, "Interrupted by signal."},
	{&IsADirectoryErrorType, &OSErrorType, "IsADirectoryError", "", nil, "Operation doesn't work on directories."},
	{&NotADirectoryErrorType, &OSErrorType, "NotADirectoryError", "", nil, "Operation only works on directories."},
	{&PermissionErrorType, &OSErrorType, "PermissionError", "", nil, "Not enough permissions."},
	{&ProcessLookupErrorType, &OSErrorType, "ProcessLookupError", "", nil, "Process not found."},
	{&TimeoutErrorType, &OSErrorType, "TimeoutError", "", nil, "Timeout expired."},
	{&ReferenceErrorType, &ExceptionType, "ReferenceError", "", nil, "Weak ref proxy used after referent went away."},
	{&RuntimeErrorType, &ExceptionType, "RuntimeError", "", nil, "Unspecified run-time error."},
	{&NotImplementedErrorType, &RuntimeErrorType, "NotImplementedError", "", nil, "Method or function hasn't been implemented yet."},
	{&PythonFinalizationErrorType, &RuntimeErrorType, "PythonFinalizationError", "", nil, "Operation blocked during Python finalization."},
	{&RecursionErrorType, &RuntimeErrorType, "RecursionError", "", nil, "Recursion limit exceeded."},
	{&SyntaxErrorType, &ExceptionType, "SyntaxError", "msg filename lineno offset text end_lineno end_offset print_file_and_line", initSyntaxError, "Invalid syntax."},
	{&IndentationErrorType, &SyntaxErrorType, "IndentationError", "", nil, "Improper indentation."},
	{&TabErrorType, &IndentationErrorType, "TabError", "", nil, "Improper mixture of spaces and tabs."},
	{&SystemErrorType, &ExceptionType, "SystemError", "", nil, "Internal error in the Python interpreter."},
	{&TypeErrorType, &ExceptionType, "TypeError", "", nil, "Inappropriate argument type."},
	{&ValueErrorType, &ExceptionType, "ValueError", "", nil, "Inappropriate argument value (of correct type)."},
	{&UnicodeErrorType, &ValueErrorType, "UnicodeError", "", nil, "Unicode related error."},
	{&UnicodeDecodeErrorType, &UnicodeErrorType, "UnicodeDecodeError", "encoding object start end reason", initUnicode, "Unicode decoding error."},
	{&UnicodeEncodeErrorType, &UnicodeErrorType, "UnicodeEncodeError", "encoding object start end reason", initUnicode, "Unicode encoding error."},
	{&UnicodeTranslateErrorType, &UnicodeErrorType, "UnicodeTranslateError", "object start end reason", initUnicode, "Unicode translation error."},
	{&WarningType, &ExceptionType, "Warning", "", nil, "Base class for warning categories."},
	{&BytesWarningType, &WarningType, "BytesWarning", "", nil, "Base class for warnings about bytes and buffer related problems, mostly related to conversion from str or comparing to str."},
	{&DeprecationWarningType, &WarningType, "DeprecationWarning", "", nil, "Base class for warnings about deprecated features."},
	{&EncodingWarningType, &WarningType, "EncodingWarning", "", nil, "Base class for warnings about encodings."},
	{&FutureWarningType, &WarningType, "FutureWarning", "", nil, "Base class for warnings about constructs that will change semantically in the future."},
	{&ImportWarningType, &WarningType, "ImportWarning", "", nil, "Base class for warnings about probable mistakes in module imports."},
	{&PendingDeprecationWarningType, &WarningType, "PendingDeprecationWarning", "", nil, "Base class for warnings about features which will be deprecated in the future."},
	{&ResourceWarningType, &WarningType, "ResourceWarning", "", nil, "Base class for warnings about resource usage."},
	{&RuntimeWarningType, &WarningType, "RuntimeWarning", "", nil, "Base class for warnings about dubious runtime behavior."},
	{&SyntaxWarningType, &WarningType, "SyntaxWarning", "", nil, "Base class for warnings about dubious syntax."},
	{&UnicodeWarningType, &WarningType, "UnicodeWarning", "", nil, "Base class for warnings about Unicode related problems, mostly related to conversion problems."},
	{&UserWarningType, &WarningType, "UserWarning", "", nil, "Base class for warnings generated by user code."},
}

// ExceptionTypes lists the builtin exception types.
func ExceptionTypes() []*Type {
	types := make([]*Type, len(exceptionRows))
	for i := range exceptionRows {
		types[i] = exceptionRows[i].t
	}
	return types
}

// exceptionFields returns the fields that a builtin exception type adds.
func exceptionFields(t *Type) []string {
	if t.exception == nil {
		return nil
	}
	return strings.Fields(t.exception.fields)
}

// exceptionInit returns how New and Init fill the fields of a builtin exception
// type; nil: there are none.
func (t *Type) exceptionInit() exceptionInit {
	for r := t.exception; r != nil; r = r.base.exception {
		if r.init != nil {
			return r.init
		}
	}
	return nil
}

func initExceptionTypes() {
	for i := range exceptionRows {
		declareException(&exceptionRows[i])
	}
	g := &ExceptionGroupType
	g.Bases = []*Type{&BaseExceptionGroupType, &ExceptionType}
	g.MRO = []*Type{g, &BaseExceptionGroupType, &ExceptionType, &BaseExceptionType, &ObjectType}
}

func declareException(r *exceptionRow) {
	t := r.t
	t.Name, t.Kind, t.Base, t.Doc, t.exception = r.name, KindException, r.base, r.doc, r
	t.Flags = TypeBaseable | TypeHasDict | TypeIsException
	if r.base == &ObjectType {
		t.Methods, t.Getters = baseExceptionRows(), baseExceptionGetters()
	}
	setExceptionSlots(r, &t.Slots)
	if t == &BaseExceptionGroupType {
		t.Methods = groupRows()
	}
	t.Static()
}
