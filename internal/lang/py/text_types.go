package py

// The types of text and bytes, and of their iterators.
var (
	StrType, BytesType, ByteArrayType                         Type
	StrIteratorType, BytesIteratorType, ByteArrayIteratorType Type
)

// scratchType is the type of what is only there to be traced.
var scratchType Type

// strParts and bytesQuicks are the ways of some methods, by name.
func strParts(name string) PartsMethod {
	switch name {
	case "split":
		return PartsOfSplit
	case "splitlines":
		return PartsOfLines
	}
	return NoParts
}

func bytesQuicks(name string) QuickFunc {
	if name == "decode" {
		return quickDecode
	}
	return nil
}

// initTextTypes declares and finishes the types of this part.
func initTextTypes() {
	strDeclaration(&StrType)
	bytesDeclaration(&BytesType)
	byteArrayDeclaration(&ByteArrayType)
	strIteratorDeclaration(&StrIteratorType)
	partsIteratorDeclaration(&PartsIteratorType)
	bytesIteratorType(&BytesIteratorType, "bytes_iterator")
	bytesIteratorType(&ByteArrayIteratorType, "bytearray_iterator")
	scratchType = Type{Name: "scratch", Kind: KindNative, Flags: TypeNoInstances}
	for _, t := range []*Type{
		&StrType, &BytesType, &ByteArrayType, &StrIteratorType, &PartsIteratorType, &BytesIteratorType, &ByteArrayIteratorType,
		&scratchType,
	} {
		t.Static()
	}
}

//go:noinline
func strDeclaration(t *Type) {
	*t = Type{
		Name:    "str",
		Quick:   strQuick,
		Kind:    KindStr,
		Doc:     "str(object='', encoding='utf-8', errors='strict')\n\nText: a sequence of Unicode code points.",
		Flags:   TypeBaseable | TypeSelfMatch,
		Methods: strMethods,
		Quicks:  strQuicks,
		Parts:   strParts,
		Slots: Slots{
			New:      strNew,
			Repr:     strRepr,
			Str:      strStr,
			Format:   strFormatSlot,
			Hash:     strHash,
			Len:      func(c *Context, v Value) (int, error) { return v.Str().Len(), nil },
			Iter:     strIter,
			GetItem:  strGetItem,
			Contains: strContains,
			Compare:  strCompare,
			Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Add: strAdd, Mul: strMul, Mod: strMod},
		},
	}
}

//go:noinline
func bytesDeclaration(t *Type) {
	*t = Type{
		Name:    "bytes",
		Kind:    KindBytes,
		Doc:     "bytes(source=b'', encoding=?, errors=?)\n\nAn immutable sequence of ints from 0 to 255.",
		Flags:   TypeBaseable | TypeSelfMatch,
		Quicks:  bytesQuicks,
		Methods: bytesMethods,
		MoreMethods: func() []Row {
			return []Row{{"__bytes__(self, /)", "Convert this value to exact type bytes.", "len(self)", bytesExact}}
		},
		Slots: Slots{
			New:      bytesNew,
			Repr:     bytesRepr,
			Hash:     bytesHash,
			Len:      func(c *Context, v Value) (int, error) { return bytesLen(v), nil },
			Iter:     bytesIter,
			GetItem:  bytesGetItem,
			Contains: bytesContains,
			Compare:  bytesCompare,
			Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Add: bytesAdd, Mul: bytesMul, Mod: bytesMod},
		},
	}
}

//go:noinline
func byteArrayDeclaration(t *Type) {
	*t = Type{
		Name:        "bytearray",
		Kind:        KindByteArray,
		Doc:         "bytearray(source=b'', encoding=?, errors=?)\n\nA mutable sequence of ints from 0 to 255.",
		Flags:       TypeBaseable | TypeUnhashable | TypeSelfMatch,
		Methods:     bytesMethods,
		MoreMethods: func() []Row { return byteArrayMethods },
		Slots: Slots{
			New:      byteArrayNew,
			Init:     byteArrayInit,
			Repr:     byteArrayRepr,
			Len:      func(c *Context, v Value) (int, error) { return bytesLen(v), nil },
			Iter:     bytesIter,
			GetItem:  byteArrayGetItem,
			SetItem:  byteArraySetItem,
			Contains: bytesContains,
			Compare:  bytesCompare,
			Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Add: bytesAdd, Mul: bytesMul, Mod: bytesMod},
			Inplace:  [NumBinary]func(*Context, Value, Value) (Value, error){Add: byteArrayIAdd, Mul: byteArrayIMul},
		},
	}
}

//go:noinline
func strIteratorDeclaration(t *Type) {
	*t = Type{
		Name:  "str_ascii_iterator",
		Kind:  KindAux,
		Flags: TypeNoInstances,
		MoreMethods: func() []Row {
			return []Row{
				{"__length_hint__(self)", "Number of code points left.", "1", strIterHint},
			}
		},
		Slots: Slots{
			Iter: func(c *Context, v Value) (Value, error) { return v, nil },
			Next: strIterNext,
		},
	}
}
