package py

import "unsafe"

// A derivedDict is an instance of a subclass.
type derivedDict struct {
	Dict
	attrs *Attrs
}

// derived returns the struct of an instance of a subclass.
func (d *Dict) derived() *derivedDict { return (*derivedDict)(unsafe.Pointer(d)) }
