// Package wire is the language between the host and a worker: messages over a
// pair of pipes, one job in, printed text and one result out.
//
// A message is a kind (1 byte), a size (4 bytes, little-endian) and a payload.
// Payloads are sequences of fields without names: unsigned varints, and bytes
// preceded by their length. There is no version: both ends are the same binary.
//
//	host                          worker
//	        ◀── Ready or Failed ──   (after it has locked itself in)
//	Job ──▶
//	        ◀── Output ×n ────────   (printed text, as it comes)
//	        ◀── Result ───────────
//
// Whatever comes from a worker may have been written by a stranger who has
// taken it over. So the reader states beforehand how large each message may
// be, lengths and counts are compared with what is there before anything is
// allocated, values are checked to be among the known ones, texts to be UTF-8,
// numbers not to be negative. A message with anything wrong is an error, and
// its sender is killed.
package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A Kind tells what a message is.
type Kind byte

// The kinds of messages.
const (
	KindReady  Kind = iota + 1 // worker: locked in, waiting for a job
	KindFailed                 // worker: could not lock itself in
	KindOutput                 // worker: printed text
	KindResult                 // worker: how the job ended
	KindJob                    // host: what to run
)

// MaxOutput is the size of the largest Output message.
const MaxOutput = 64 << 10

// MaxNote is the size of the largest Ready or Failed message.
const MaxNote = 4 << 10

const headSize = 5

// Write sends a message with one call of w.Write.
func Write(w io.Writer, kind Kind, payload []byte) error {
	if uint64(len(payload)) > 1<<32-1 {
		return errors.New("wire: message too large")
	}
	buf := make([]byte, headSize, headSize+len(payload))
	buf[0] = byte(kind)
	binary.LittleEndian.PutUint32(buf[1:], uint32(len(payload)))
	_, err := w.Write(append(buf, payload...))
	return err
}

// A Bound says how large a message of each kind may be; kinds that are not in
// it are refused.
type Bound map[Kind]int

// Read receives a message.
func Read(r io.Reader, bound Bound) (Kind, []byte, error) {
	var head [headSize]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	kind, size := Kind(head[0]), binary.LittleEndian.Uint32(head[1:])
	limit, expected := bound[kind]
	if !expected {
		return 0, nil, protocolError("unexpected message of kind %d", kind)
	}
	if uint64(size) > uint64(limit) {
		return 0, nil, protocolError("message of %d bytes, at most %d are allowed", size, limit)
	}
	payload, err := readPayload(r, int(size))
	if err != nil {
		return 0, nil, fmt.Errorf("wire: message cut short: %w", err)
	}
	return kind, payload, nil
}

// firstChunk is how much is allocated on a sender's mere word.
const firstChunk = 64 << 10

// readPayload reads size bytes, allocating as they come.
func readPayload(r io.Reader, size int) ([]byte, error) {
	payload := make([]byte, min(size, firstChunk))
	for have := 0; ; {
		n, err := io.ReadFull(r, payload[have:])
		if have += n; err != nil {
			return nil, noEOF(err)
		}
		if have == size {
			return payload, nil
		}
		grown := make([]byte, min(size, 2*have))
		copy(grown, payload)
		payload = grown
	}
}

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// A ProtocolError says that the other end sent what it must not.
type ProtocolError struct{ What string }

func (e *ProtocolError) Error() string { return "wire: " + e.What }

func protocolError(format string, args ...any) error {
	return &ProtocolError{fmt.Sprintf(format, args...)}
}
