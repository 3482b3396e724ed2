# Checks vectors of decimal arithmetic, see vectors.go: result and flags, and for
# each condition that it is raised where it is trapped.
from decimal import *

context = Context()
signals = {s.__name__: s for s in (Clamped, DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow)}
wrong = []
checked = 0


def change(name, value):
    setattr(context, name, "ROUND_" + value if name == "rounding" else int(value))


def trapped(operation, operands, signal):
    context.traps[signal] = True
    try:
        operation(*operands)
    except signal:
        return True
    finally:
        context.traps[signal] = False
    return False


def check(id, name, texts, want, conditions):
    global checked
    checked += 1
    expected = [signals[c] for c in conditions]
    for signal in signals.values():
        context.traps[signal] = signal not in expected
    text = name in ("to_sci_string", "to_eng_string")
    context.clear_flags()
    try:
        if name == "_apply":
            got = context.create_decimal(texts[0])
        else:
            operation = getattr(context, name)
            operands = [context.create_decimal(t) if text else Decimal(t, context) for t in texts]
            if not text:
                for signal in dict.fromkeys(expected):
                    if not trapped(operation, operands, signal):
                        wrong.append(f"{id}: {signal.__name__} is not raised")
                context.clear_flags()
            got = operation(*operands)
        if isinstance(got, bool):
            got = int(got)
        flags = [s for s in signals if context.flags[signals[s]]]
        if str(got) != want or set(flags) != set(conditions):
            wrong.append(f"{id}: {name} of {texts} is {got} {flags}, not {want} {conditions}")
    except ArithmeticError as e:
        wrong.append(f"{id}: {name} of {texts} raises {type(e).__name__}")


def finish():
    assert not wrong, f"{len(wrong)} of {checked}: {wrong[0]}"
