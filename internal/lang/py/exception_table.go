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
	doc     string
}

var exceptionRows = [...]exceptionRow{
	{&BaseExceptionType, &ObjectType, "BaseException", "", "Common base class for all exceptions."},
	{&ExceptionType, &BaseExceptionType, "Exception", "", "Common base class for all non-exit exceptions."},
	{&GeneratorExitType, &BaseExceptionType, "GeneratorExit", "", "Request that a generator exit."},
	{&KeyboardInterruptType, &BaseExceptionType, "KeyboardInterrupt", "", "Program interrupted by user."},
	{&SystemExitType, &BaseExceptionType, "SystemExit", "code", "Request to exit from the interpreter."},
	{&BaseExceptionGroupType, &BaseExceptionType, "BaseExceptionGroup", "!message !exceptions", "A combination of multiple unrelated exceptions."},
	{&ExceptionGroupType, &BaseExceptionGroupType, "ExceptionGroup", "", ""},
	{&StopIterationType, &ExceptionType, "StopIteration", "value", "Signal the end from iterator.__next__()."},
	{&StopAsyncIterationType, &ExceptionType, "StopAsyncIteration", "", "Signal the end from iterator.__anext__()."},
	{&ArithmeticErrorType, &ExceptionType, "ArithmeticError", "", "Base class for arithmetic errors."},
	{&FloatingPointErrorType, &ArithmeticErrorType, "FloatingPointError", "", "Floating-point operation failed."},
	{&OverflowErrorType, &ArithmeticErrorType, "OverflowError", "", "Result too large to be represented."},
	{&ZeroDivisionErrorType, &ArithmeticErrorType, "ZeroDivisionError", "", "Second argument to a division or modulo operation was zero."},
	{&AssertionErrorType, &ExceptionType, "AssertionError", "", "Assertion failed."},
	{&AttributeErrorType, &ExceptionType, "AttributeError", "name -obj", "Attribute not found."},
	{&BufferErrorType, &ExceptionType, "BufferError", "", "Buffer error."},
	{&EOFErrorType, &ExceptionType, "EOFError", "", "Read beyond end of file."},
	{&ImportErrorType, &ExceptionType, "ImportError", "msg name path", "Import can't find module, or can't find name in module."},
	{&ModuleNotFoundErrorType, &ImportErrorType, "ModuleNotFoundError", "", "Module not found."},
	{&LookupErrorType, &ExceptionType, "LookupError", "", "Base class for lookup errors."},
	{&IndexErrorType, &LookupErrorType, "IndexError", "", "Sequence index out of range."},
	{&KeyErrorType, &LookupErrorType, "KeyError", "", "Mapping key not found."},
	{&MemoryErrorType, &ExceptionType, "MemoryError", "", "Out of memory."},
	{&NameErrorType, &ExceptionType, "NameError", "name", "Name not found globally."},
	{&UnboundLocalErrorType, &NameErrorType, "UnboundLocalError", "", "Local name referenced but not bound to a value."},
	{&OSErrorType, &ExceptionType, "OSError", "errno strerror filename filename2", "Base class for I/O related errors."},
	{&BlockingIOErrorType, &OSErrorType, "BlockingIOError", "", "I/O operation would block."},
	{&ChildProcessErrorType, &OSErrorType, "ChildProcessError", "", "Child process error."},
	{&ConnectionErrorType, &OSErrorType, "ConnectionError", "", "Connection error."},
	{&BrokenPipeErrorType, &ConnectionErrorType, "BrokenPipeError", "", "Broken pipe."},
	{&ConnectionAbortedErrorType, &ConnectionErrorType, "ConnectionAbortedError", "", "Connection aborted."},
	{&ConnectionRefusedErrorType, &ConnectionErrorType, "ConnectionRefusedError", "", "Connection refused."},
	{&ConnectionResetErrorType, &ConnectionErrorType, "ConnectionResetError", "", "Connection reset."},
	{&FileExistsErrorType, &OSErrorType, "FileExistsError", "", "File already exists."},
	{&FileNotFoundErrorType, &OSErrorType, "FileNotFoundError", "", "File not found."},
	{&InterruptedErrorType, &OSErrorType, "InterruptedError", "", "Interrupted by signal."},
	{&IsADirectoryErrorType, &OSErrorType, "IsADirectoryError", "", "Operation doesn't work on directories."},
	{&NotADirectoryErrorType, &OSErrorType, "NotADirectoryError", "", "Operation only works on directories."},
	{&PermissionErrorType, &OSErrorType, "PermissionError", "", "Not enough permissions."},
	{&ProcessLookupErrorType, &OSErrorType, "ProcessLookupError", "", "Process not found."},
	{&TimeoutErrorType, &OSErrorType, "TimeoutError", "", "Timeout expired."},
	{&ReferenceErrorType, &ExceptionType, "ReferenceError", "", "Weak ref proxy used after referent went away."},
	{&RuntimeErrorType, &ExceptionType, "RuntimeError", "", "Unspecified run-time error."},
	{&NotImplementedErrorType, &RuntimeErrorType, "NotImplementedError", "", "Method or function hasn't been implemented yet."},
	{&PythonFinalizationErrorType, &RuntimeErrorType, "PythonFinalizationError", "", "Operation blocked during Python finalization."},
	{&RecursionErrorType, &RuntimeErrorType, "RecursionError", "", "Recursion limit exceeded."},
	{&SyntaxErrorType, &ExceptionType, "SyntaxError", "msg filename lineno offset text end_lineno end_offset print_file_and_line", "Invalid syntax."},
	{&IndentationErrorType, &SyntaxErrorType, "IndentationError", "", "Improper indentation."},
	{&TabErrorType, &IndentationErrorType, "TabError", "", "Improper mixture of spaces and tabs."},
	{&SystemErrorType, &ExceptionType, "SystemError", "", "Internal error in the Python interpreter."},
	{&TypeErrorType, &ExceptionType, "TypeError", "", "Inappropriate argument type."},
	{&ValueErrorType, &ExceptionType, "ValueError", "", "Inappropriate argument value (of correct type)."},
	{&UnicodeErrorType, &ValueErrorType, "UnicodeError", "", "Unicode related error."},
	{&UnicodeDecodeErrorType, &UnicodeErrorType, "UnicodeDecodeError", "encoding object start end reason", "Unicode decoding error."},
	{&UnicodeEncodeErrorType, &UnicodeErrorType, "UnicodeEncodeError", "encoding object start end reason", "Unicode encoding error."},
	{&UnicodeTranslateErrorType, &UnicodeErrorType, "UnicodeTranslateError", "object start end reason", "Unicode translation error."},
	{&WarningType, &ExceptionType, "Warning", "", "Base class for warning categories."},
	{&BytesWarningType, &WarningType, "BytesWarning", "", "Base class for warnings about bytes and buffer related problems, mostly related to conversion from str or comparing to str."},
	{&DeprecationWarningType, &WarningType, "DeprecationWarning", "", "Base class for warnings about deprecated features."},
	{&EncodingWarningType, &WarningType, "EncodingWarning", "", "Base class for warnings about encodings."},
	{&FutureWarningType, &WarningType, "FutureWarning", "", "Base class for warnings about constructs that will change semantically in the future."},
	{&ImportWarningType, &WarningType, "ImportWarning", "", "Base class for warnings about probable mistakes in module imports."},
	{&PendingDeprecationWarningType, &WarningType, "PendingDeprecationWarning", "", "Base class for warnings about features which will be deprecated in the future."},
	{&ResourceWarningType, &WarningType, "ResourceWarning", "", "Base class for warnings about resource usage."},
	{&RuntimeWarningType, &WarningType, "RuntimeWarning", "", "Base class for warnings about dubious runtime behavior."},
	{&SyntaxWarningType, &WarningType, "SyntaxWarning", "", "Base class for warnings about dubious syntax."},
	{&UnicodeWarningType, &WarningType, "UnicodeWarning", "", "Base class for warnings about Unicode related problems, mostly related to conversion problems."},
	{&UserWarningType, &WarningType, "UserWarning", "", "Base class for warnings generated by user code."},
}

// ExceptionTypes lists the builtin exception types.
func ExceptionTypes() []*Type {
	FinishTypes()
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
		if r.fields != "" {
			return initOf(r.t)
		}
	}
	return nil
}

// initOf returns how the fields that t adds are filled. (In the table these
// functions could not stand: they make exceptions, for which it is read.)
func initOf(t *Type) exceptionInit {
	switch t {
	case &SystemExitType:
		return initSystemExit
	case &BaseExceptionGroupType:
		return initGroup
	case &StopIterationType:
		return initStopIteration
	case &AttributeErrorType:
		return initAttributeError
	case &ImportErrorType:
		return initImportError
	case &NameErrorType:
		return initNameError
	case &OSErrorType:
		return initOsError
	case &SyntaxErrorType:
		return initSyntaxError
	case &UnicodeDecodeErrorType, &UnicodeEncodeErrorType, &UnicodeTranslateErrorType:
		return initUnicode
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
		t.MoreMethods, t.MoreGetters = baseExceptionRows, baseExceptionGetters
	}
	setExceptionSlots(r, &t.Slots)
	if t == &BaseExceptionGroupType {
		t.MoreMethods = groupRows
	}
	t.Static()
}
