// Package convert is the border between a script's values and the host's:
// JSON and Go values in, JSON and Go values out.
//
// Everything runs inside the meters, and nothing calls code of the script: a
// value is encoded from its storage, whatever special methods its class
// defines. The rules, decided once:
//
//   - In: duplicate keys are an error; ints have any size; numbers with a
//     fraction or exponent are floats; NaN and infinities are not JSON and are
//     refused; lone surrogate escapes become U+FFFD, as in encoding/json.
//   - Out: tuple, set, frozenset, range and arrays are lists; Decimal and
//     Fraction are strings; dataclasses and namedtuples are objects; NaN and
//     infinities are the strings "NaN", "Infinity", "-Infinity" (the protobuf
//     JSON mapping); keys are str, or int, float, bool and None in the form
//     that json.dumps gives them; two keys with the same text are an error.
//   - Anything else is a TypeError that names the path, such as $.rows[3].f.
//   - A script's own subclass of list, tuple, dict or set is refused (its
//     special methods would have to be asked what it contains); namedtuples
//     are not.
package convert
