package builtins

import "github.com/vivarium-run/vivarium/internal/lang/py"

// exceptions are the exception classes a script can name.
func exceptions() []*py.Type {
	return []*py.Type{
		&py.BaseExceptionType, &py.BaseExceptionGroupType, &py.ExceptionType, &py.ExceptionGroupType,
		&py.ArithmeticErrorType, &py.AssertionErrorType, &py.AttributeErrorType, &py.GeneratorExitType,
		&py.ImportErrorType, &py.IndexErrorType, &py.KeyErrorType, &py.KeyboardInterruptType, &py.LookupErrorType,
		&py.MemoryErrorType, &py.ModuleNotFoundErrorType, &py.NameErrorType, &py.NotImplementedErrorType,
		&py.OverflowErrorType, &py.RecursionErrorType, &py.RuntimeErrorType, &py.StopIterationType,
		&py.SystemExitType, &py.TypeErrorType, &py.UnboundLocalErrorType, &py.UnicodeErrorType,
		&py.ValueErrorType, &py.ZeroDivisionErrorType,
	}
}
