package py

// initContainerTypes declares and finishes the types of the containers and
// their iterators.
func initContainerTypes() {
	initListType()
	initTupleType()
	initDictType()
	initSetTypes()
	initRangeType()
	initSliceType()
	initIteratorTypes()
	initViewTypes()
	for _, t := range [...]*Type{
		&ListType, &TupleType, &DictType, &SetType, &FrozenSetType, &RangeType, &SliceType,
		&ListIteratorType, &ListReverseIteratorType, &TupleIteratorType, &RangeIteratorType, &BigRangeIteratorType,
		&SetIteratorType, &ReversedType, &EnumerateType, &ZipType, &MapType, &FilterType,
		&DictKeyIteratorType, &DictValueIteratorType, &DictItemIteratorType,
		&DictReverseKeyIteratorType, &DictReverseValueIteratorType, &DictReverseItemIteratorType,
		&DictKeysType, &DictValuesType, &DictItemsType,
	} {
		t.Static()
	}
}
