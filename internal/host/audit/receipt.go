package audit

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode"
)

// Format is the version of the receipt's encoding.
const Format = 1

// maxReceipt is the longest entry that the log's format can hold.
const maxReceipt = 1<<16 - 1

// maxCodes is how many diagnostics' codes a receipt names.
const maxCodes = 100

// A Receipt is the record of one decision or run. It holds hashes and counts,
// no text of the stranger's but the name of the function that was called.
type Receipt struct {
	Format      int       `json:"v"`
	ID          string    `json:"id"`   // a UUID, version 7: sorts by time
	Time        string    `json:"time"` // of the start: RFC 3339, UTC, microseconds
	Tenant      string    `json:"tenant"`
	Key         string    `json:"key"` // the id of the key that the tenant showed
	Host        string    `json:"host"`
	Engine      string    `json:"engine"`
	Version     string    `json:"version"`
	Layers      []string  `json:"layers"`
	Entry       string    `json:"entry"`    // run, load or call
	Function    string    `json:"function"` // of a call
	Instance    string    `json:"instance"` // the receipt of the load, if an instance was called
	Call        int       `json:"call"`     // which call of the instance, from 1
	Script      Digest    `json:"script"`
	Data        *Digest   `json:"data"` // of the JSON array of arguments; null if there are none
	Policy      Digest    `json:"policy"`
	Functions   []string  `json:"functions"`     // of the host, by name
	Stored      bool      `json:"stored"`        // script, data and policy are kept in the record's store
	Seed        string    `json:"seed"`          // decimal
	Now         string    `json:"now,omitempty"` // the present time that the script was told, as Time; not there if it was told none
	Limits      Limits    `json:"limits"`
	Status      string    `json:"status"`
	Diagnostics []string  `json:"diagnostics"` // their codes, the first hundred
	Error       *Digest   `json:"error"`       // of "type: message"
	Limit       *LimitHit `json:"limit"`
	Result      Digest    `json:"result"`
	Output      Digest    `json:"output"`
	Usage       Usage     `json:"usage"`
}

// A Digest stands for a text: its SHA-256 and its length in bytes.
type Digest struct {
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// Limits are the ceilings that were asked for; -1 means none.
type Limits struct {
	Steps  int64 `json:"steps"`
	TimeNS int64 `json:"time_ns"`
	Memory int64 `json:"memory"`
	Output int64 `json:"output"`
	Depth  int   `json:"depth"`
	Source int   `json:"source"`
	Data   int   `json:"data"`
	Result int   `json:"result"`
}

// A LimitHit is the ceiling that stopped the run.
type LimitHit struct {
	Name  string `json:"name"`
	Value int64  `json:"value"`
	Line  int    `json:"line"`
}

// Usage is what the run has spent.
type Usage struct {
	Steps       int64 `json:"steps"`
	HeapBytes   int64 `json:"heap_bytes"`
	OutputBytes int64 `json:"output_bytes"`
	WallMS      int64 `json:"wall_ms"`
}

// DigestOf returns the digest of a text.
func DigestOf(text []byte) Digest {
	sum := sha256.Sum256(text)
	return Digest{hex.EncodeToString(sum[:]), len(text)}
}

// Encode returns the canonical encoding, or says why the receipt has none.
func (r *Receipt) Encode() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	c := *r
	c.Layers, c.Functions, c.Diagnostics = list(c.Layers), list(c.Functions), list(c.Diagnostics)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(&c); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	text := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if len(text) > maxReceipt {
		return nil, fmt.Errorf("receipt: %d bytes are more than the %d that an entry can hold", len(text), maxReceipt)
	}
	return text, nil
}

// list makes a missing list an empty one, which has one spelling.
func list(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}

// Decode reads a receipt and accepts only its canonical encoding.
func Decode(text []byte) (*Receipt, error) {
	r, err := DecodeLoose(text)
	if err != nil {
		return nil, err
	}
	again, err := r.Encode()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, text) {
		return nil, fmt.Errorf("receipt: not in the canonical encoding")
	}
	return r, nil
}

// DecodeLoose reads a receipt that another program may have formatted.
func DecodeLoose(text []byte) (*Receipt, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	r := &Receipt{}
	if err := d.Decode(r); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	if r.Format != Format {
		return nil, fmt.Errorf("receipt: version %d; this program reads version %d", r.Format, Format)
	}
	return r, nil
}

var (
	idForm   = newPattern(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	hashForm = newPattern(`^[0-9a-f]{64}$`)
	seedForm = newPattern(`^(0|[1-9][0-9]{0,19})$`)
	nameForm = newPattern(`^[0-9A-Za-z._:@/+=-]{0,128}$`)
)

// Statuses are the ways in which what a receipt is of can end.
var Statuses = []string{"ok", "refused", "raised", "limit", "fault"}

const timeForm = "2006-01-02T15:04:05.000000Z"

// check refuses what has no one spelling everywhere, or has no meaning.
func (r *Receipt) check() error {
	if r.Format != Format {
		return fmt.Errorf("version %d", r.Format)
	}
	if !idForm.MatchString(r.ID) || r.Instance != "" && !idForm.MatchString(r.Instance) {
		return fmt.Errorf("bad id %q, %q", r.ID, r.Instance)
	}
	if _, err := parseTime(r.Time); err != nil {
		return err
	}
	if _, err := r.Present(); err != nil {
		return err
	}
	if !seedForm.MatchString(r.Seed) {
		return fmt.Errorf("bad seed %q", r.Seed)
	}
	if !slices.Contains([]string{"run", "load", "call"}, r.Entry) {
		return fmt.Errorf("bad entry %q", r.Entry)
	}
	if !slices.Contains(Statuses, r.Status) {
		return fmt.Errorf("bad status %q", r.Status)
	}
	for _, s := range r.names() {
		if !nameForm.MatchString(s) {
			return fmt.Errorf("%q: want at most 128 letters, digits and ._:@/+=-", s)
		}
	}
	for _, f := range append([]string{r.Function}, r.Functions...) {
		if f != "" && functionName(f) != f {
			return fmt.Errorf("bad function name %q", f)
		}
	}
	return r.checkDigests()
}

func (r *Receipt) checkDigests() error {
	for _, d := range []*Digest{&r.Script, r.Data, &r.Policy, r.Error, &r.Result, &r.Output} {
		if d != nil && (!hashForm.MatchString(d.SHA256) || d.Bytes < 0) {
			return fmt.Errorf("bad digest %q of %d bytes", d.SHA256, d.Bytes)
		}
	}
	return nil
}

func (r *Receipt) names() []string {
	names := []string{r.Tenant, r.Key, r.Host, r.Engine, r.Version}
	if r.Limit != nil {
		names = append(names, r.Limit.Name)
	}
	return slices.Concat(names, r.Layers, r.Diagnostics)
}

// functionName returns a function's name, or a digest in its place if it
// could not be one or is too long to be kept.
func functionName(name string) string {
	plain := len(name) <= 256
	for i, c := range name {
		plain = plain && (c == '_' || unicode.IsLetter(c) || i > 0 && (unicode.IsDigit(c) || unicode.Is(unicode.M, c)))
	}
	if plain || hashedName.MatchString(name) {
		return name
	}
	return "sha256:" + DigestOf([]byte(name)).SHA256
}

var hashedName = newPattern(`^sha256:[0-9a-f]{64}$`)

// SetFunction records the name of the function that was called.
func (r *Receipt) SetFunction(name string) { r.Function = functionName(name) }

// SetFunctions records the names of the host's functions.
func (r *Receipt) SetFunctions(names []string) {
	for _, n := range names {
		r.Functions = append(r.Functions, functionName(n))
	}
	slices.Sort(r.Functions)
}

// SetSeed records the seed.
func (r *Receipt) SetSeed(seed uint64) { r.Seed = strconv.FormatUint(seed, 10) }

// SetNow records the present time that the script was told.
func (r *Receipt) SetNow(now time.Time) {
	if !now.IsZero() {
		r.Now = now.UTC().Format(timeForm)
	}
}

// Present is the present time that the script was told; zero: none.
func (r *Receipt) Present() (time.Time, error) {
	if r.Now == "" {
		return time.Time{}, nil
	}
	return parseTime(r.Now)
}

// parseTime reads a time that has the one spelling.
func parseTime(text string) (time.Time, error) {
	t, err := time.Parse(timeForm, text)
	if err != nil || t.Format(timeForm) != text {
		return time.Time{}, fmt.Errorf("bad time %q", text)
	}
	return t, nil
}

// SetCodes records the diagnostics' codes, as many as a receipt takes.
func (r *Receipt) SetCodes(codes []string) { r.Diagnostics = codes[:min(len(codes), maxCodes)] }

// Stamp gives the receipt its time and a new id.
func (r *Receipt) Stamp(start time.Time) {
	r.Format = Format
	r.Time = start.UTC().Format(timeForm)
	r.ID = newID(time.Now())
}

// newID returns a UUID of version 7 (RFC 9562): 48 bits of milliseconds, the
// rest random.
func newID(now time.Time) string {
	var b [16]byte
	rand.Read(b[:])
	ms := uint64(now.UnixMilli())
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	b[6], b[8] = b[6]&0x0f|0x70, b[8]&0x3f|0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
