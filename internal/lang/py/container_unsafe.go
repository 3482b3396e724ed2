package py

// Structs behind KindAux; each is right only for values of its types.

// DictView returns the struct of a view of a dict.
func (v Value) DictView() *DictView { return (*DictView)(v.ptr()) }

// DictIter returns the struct of an iterator over a dict.
func (v Value) DictIter() *DictIter { return (*DictIter)(v.ptr()) }

// ListIter returns the struct of a list_iterator or list_reverseiterator.
func (v Value) ListIter() *ListIter { return (*ListIter)(v.ptr()) }

// TupleIter returns the struct of a tuple_iterator.
func (v Value) TupleIter() *TupleIter { return (*TupleIter)(v.ptr()) }

// PartsIter returns the struct of what a for loop steps through parts of a text.
func (v Value) PartsIter() *PartsIterator { return (*PartsIterator)(v.ptr()) }

// StrIter returns the struct of an iterator over a str.
func (v Value) StrIter() *StrIter { return (*StrIter)(v.ptr()) }

// RangeIter returns the struct of a range_iterator.
func (v Value) RangeIter() *RangeIter { return (*RangeIter)(v.ptr()) }

// BigRangeIter returns the struct of a longrange_iterator.
func (v Value) BigRangeIter() *BigRangeIter { return (*BigRangeIter)(v.ptr()) }

// SetIter returns the struct of a set_iterator.
func (v Value) SetIter() *SetIter { return (*SetIter)(v.ptr()) }

// ReversedIter returns the struct of a reversed object.
func (v Value) ReversedIter() *ReversedIter { return (*ReversedIter)(v.ptr()) }

// EnumIter returns the struct of an enumerate object.
func (v Value) EnumIter() *EnumIter { return (*EnumIter)(v.ptr()) }

// ZipIter returns the struct of a zip object.
func (v Value) ZipIter() *ZipIter { return (*ZipIter)(v.ptr()) }

// MapIter returns the struct of a map object.
func (v Value) MapIter() *MapIter { return (*MapIter)(v.ptr()) }

// FilterIter returns the struct of a filter object.
func (v Value) FilterIter() *FilterIter { return (*FilterIter)(v.ptr()) }
