package py

import "strings"

// A textWriter builds a text whose parts come from script code; every part is
// charged as it is added.
type textWriter struct {
	c *Context
	b strings.Builder
}

func (w *textWriter) add(s string) error {
	if err := w.c.Charge(int64(len(s)/32), int64(len(s))); err != nil {
		return err
	}
	w.b.WriteString(s)
	return nil
}

// repr adds repr(v).
func (w *textWriter) repr(v Value) error {
	s, err := w.c.Repr(v)
	if err != nil {
		return err
	}
	return w.add(s)
}

// items adds open and the items of a sequence with commas between them.
func (w *textWriter) items(open string, s Sequence) error {
	if err := w.add(open); err != nil {
		return err
	}
	for i := 0; i < s.Len(); i++ {
		if err := w.item(i, s.At(i)); err != nil {
			return err
		}
	}
	return nil
}

// item adds the i-th item of a comma-separated list.
func (w *textWriter) item(i int, v Value) error {
	if err := w.c.Steps(1); err != nil {
		return err
	}
	if i > 0 {
		w.b.WriteString(", ")
	}
	return w.repr(v)
}

// end adds close and returns the text.
func (w *textWriter) end(close string) (Value, error) {
	if err := w.add(close); err != nil {
		return Value{}, err
	}
	return w.c.NewStr(w.b.String())
}
