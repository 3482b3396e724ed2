package py

// A textWriter builds a text whose parts come from script code; every part is
// charged as it is added, and a long text is seen by the memory meter.
type textWriter struct{ *growing }

// seenText is the length from which on the meter is shown the text.
const seenText = 1 << 12

func (c *Context) newTextWriter() textWriter { return textWriter{c.takeGrowing()} }

func (w textWriter) add(s string) error {
	if !w.shown && len(w.b)+len(s) > seenText {
		w.show()
	}
	if err := w.c.Steps(len(s) / 32); err != nil {
		return err
	}
	return w.growing.add(s)
}

// repr adds repr(v).
func (w textWriter) repr(v Value) error {
	switch {
	case v.IsInt() || v.IsFloat():
		_, err := w.plain(v, "")
		if err != nil {
			w.release()
		}
		return err
	case v.Is(&StrType) && len(v.Str().S) < plainBytes && reprIsQuoted(v.Str().S):
		if err := w.room(len(v.Str().S) + 2); err != nil {
			w.release()
			return err
		}
		w.b = append(append(append(w.b, '\''), v.Str().S...), '\'')
		return nil
	}
	s, err := w.c.Repr(v)
	if err != nil {
		w.release()
		return err
	}
	return w.add(s)
}

// items adds open and the items of a sequence with commas between them.
func (w textWriter) items(open string, s Sequence) error {
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
func (w textWriter) item(i int, v Value) error {
	if err := w.c.Steps(1); err != nil {
		return err
	}
	if i > 0 {
		if err := w.add(", "); err != nil {
			return err
		}
	}
	return w.repr(v)
}

// end adds close and returns the text.
func (w textWriter) end(close string) (Value, error) {
	defer w.release()
	if err := w.add(close); err != nil {
		return Value{}, err
	}
	return w.value()
}
