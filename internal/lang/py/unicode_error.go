package py

import "fmt"

// The fields of a UnicodeEncodeError or UnicodeDecodeError are its five
// arguments: encoding, object, start, end, reason.

func unicodeErrorType(name, doc string) Type {
	t := Type{
		Name: name, Doc: doc, Kind: KindException, Base: &UnicodeErrorType, Flags: TypeBaseable,
		Slots: Slots{Str: unicodeErrorStr, Init: unicodeErrorInit},
	}
	for i, field := range []string{"encoding", "object", "start", "end", "reason"} {
		t.Getters = append(t.Getters, Getter{Name: field, Doc: "The exception's " + field + ".", Get: unicodeErrorField(i)})
	}
	return t
}

func unicodeErrorField(i int) func(*Context, Value) (Value, error) {
	return func(_ *Context, v Value) (Value, error) {
		if items := v.Exception().Args.Items; i < len(items) {
			return items[i], nil
		}
		return None, nil
	}
}

func unicodeErrorInit(c *Context, self Value, args []Value, kw []Kw) error {
	if len(args) != 5 || len(kw) > 0 {
		return c.Errorf(&TypeErrorType, "function takes exactly 5 arguments (%d given)", len(args))
	}
	for i, want := range []struct {
		kind Kind
		name string
	}{{KindStr, "str"}, {}, {KindInt, "int"}, {KindInt, "int"}, {KindStr, "str"}} {
		if want.name != "" && args[i].Kind() != want.kind {
			return c.Errorf(&TypeErrorType, "argument %d must be %s, not %s", i+1, want.name, args[i].Type().Name)
		}
	}
	self.Exception().Args = NewTuple(args...)
	return nil
}

func unicodeErrorStr(c *Context, v Value) (Value, error) {
	a := v.Exception().Args.Items
	if len(a) != 5 || !a[0].IsStr() || !a[4].IsStr() || !a[2].IsInt() || !a[3].IsInt() {
		return c.Text(""), nil
	}
	start, end := a[2].AsInt(), a[3].AsInt()
	verb, what := "encode", ""
	switch {
	case a[1].IsStr() && end == start+1 && 0 <= start && start < int64(a[1].Str().n):
		off, err := a[1].Str().Offset(c, int(start))
		if err != nil {
			return Value{}, err
		}
		r, _ := DecodeRune(a[1].Str().S, off)
		what = fmt.Sprintf("character '%s' in position %d", backslashed(r), start)
	case a[1].IsStr():
		what = fmt.Sprintf("characters in position %d-%d", start, end-1)
	case a[1].Kind() == KindBytes && end == start+1 && 0 <= start && start < int64(len(a[1].Bytes().S)):
		verb = "decode"
		what = fmt.Sprintf("byte 0x%02x in position %d", a[1].Bytes().S[start], start)
	default:
		verb = "decode"
		what = fmt.Sprintf("bytes in position %d-%d", start, end-1)
	}
	return c.NewStr(fmt.Sprintf("'%s' codec can't %s %s: %s", a[0].Str().S, verb, what, a[4].Str().S))
}
