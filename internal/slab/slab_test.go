package slab

import "testing"

func TestSlab(t *testing.T) {
	var s Of[int]
	var made []*int
	var lists [][]int
	for i := range 1000 {
		made = append(made, s.Put(i))
		lists = append(lists, s.List([]int{i, i + 1, i + 2}[:i%4]), append(s.Few(), i, i))
	}
	for i, p := range made {
		if *p != i {
			t.Fatalf("value %d has become %d", i, *p)
		}
		list, pair := lists[2*i], lists[2*i+1]
		if len(list) != i%4 || cap(list) != len(list) || len(pair) != 2 || pair[0] != i || pair[1] != i {
			t.Fatalf("lists %d have become %v, %v", i, list, pair)
		}
		for k, v := range list {
			if v != i+k {
				t.Fatalf("list %d has become %v", i, list)
			}
		}
	}
	if long := s.List(make([]int, 1000)); len(long) != 1000 {
		t.Fatal(len(long))
	}
}

func TestSlabAllocates(t *testing.T) {
	n := testing.AllocsPerRun(10, func() {
		var s Of[[4]int]
		for range 1000 {
			s.Put([4]int{})
		}
	})
	if n > 18 { // 16, 32 and then 64 values at a time
		t.Errorf("%v allocations for 1000 values", n)
	}
}
