package py

// Owner: text.

var StrType, BytesType, ByteArrayType Type

// Text returns the str s without charging: for short texts of ours (names,
// messages). NewStr is for everything whose size a script decides.
func (c *Context) Text(s string) Value { panic("stub") }

// NewStr charges for and returns the str s, valid WTF-8.
func (c *Context) NewStr(s string) (Value, error) { panic("stub") }

// NewBytes charges for and returns the bytes s.
func (c *Context) NewBytes(s string) (Value, error) { panic("stub") }

// ReprStr returns the repr of a text.
func ReprStr(s string) string { panic("stub") }

// ReprBytes returns the repr of bytes.
func ReprBytes(s string) string { panic("stub") }
