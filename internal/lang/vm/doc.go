// Package vm is the machine that runs bytecode.
//
// # Model
//
// A Machine runs one script for one Context. A bytecode.Code, which is
// immutable and may be shared, is linked into a code: its constants as Values,
// a private copy of the instructions, and inline caches. Functions of the
// script carry their linked code.
//
// One activation is a frame. The frames in use form a list from the innermost
// (Machine.frame) outwards; frames that ended wait in a pool. The registers of
// a frame are a window of a chunk of the register stack, and a callee's window
// begins where its arguments already lie, inside the caller's window: a call
// with positional arguments copies nothing. The capacity of a window reaches
// to the end of its chunk; where a callee does not fit, it gets the beginning
// of the next chunk. Chunks never move. A generator's frame owns its
// registers, so resuming copies nothing either.
//
// run executes frames in one loop: a Python call, the next value of a
// generator in a for loop, and the return from either only change the frame it
// works on. Only when Go code calls back (Context.Call from a builtin) is
// there a run inside a run. A frame marked entry ends its run when it returns.
//
// # Two ways
//
// Every opcode has a function in the table general that does all of it, in any
// case; run calls it and reads its own state anew. The switch in run has short
// ways for what is common and needs no call of Go: numbers, items of lists,
// attributes in the cache, calls of plain functions. A short way that is not
// sure changes nothing and leaves the instruction to general, so each can be
// left out without a difference but in time; TestShortWays leaves all of them
// out and compares.
//
// # Errors
//
// An error that an instruction gives goes through unwind: a *py.Raised looks
// for a handler in the tables of the frames of this run, everything else (a
// limit, a fault) ends them all without running any code of the script. A Go
// panic is caught at the outermost entry and becomes a *Fault.
//
// The exception being handled is kept in Machine.handled; a frame that starts
// to handle one saves the value of its caller and puts it back when it ends or
// is suspended, so that looking at it takes no walk over the frames.
//
// # Steps
//
// Steps are charged on entering a function and at each turn of a loop, from
// costs the compiler computed, by an inlined Meter.Steps. So the meter's count
// is exact whenever a builtin charges.
package vm
