package forward

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"k8s.io/klog/v2"

	"github.com/vivarium-run/vivarium/internal/host/audit"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("VIVARIUM_TEST_FORWARD_RECORD"); dir != "" {
		writeForever(dir)
		return
	}
	klog.SetSlogLogger(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

func sample(n int) *audit.Receipt {
	r := &audit.Receipt{Tenant: "acme", Host: "host-1", Engine: "native", Version: "1", Layers: []string{"policy"}, Entry: "call",
		Script: audit.DigestOf([]byte("script")), Policy: audit.DigestOf([]byte("policy")), Status: "ok",
		Result: audit.DigestOf([]byte("null")), Output: audit.DigestOf(nil)}
	r.SetSeed(uint64(n))
	r.SetFunction("größe")
	if n%5 == 4 {
		r.Status = "fault"
	}
	r.Stamp(time.Now())
	return r
}

// A record that is being written and forwarded.
type record struct {
	*testing.T
	dir string
	log *audit.Log
	f   *Forwarder
	to  []Destination
	n   int
}

func newRecord(t *testing.T, config string) *record {
	t.Helper()
	r := &record{T: t, dir: filepath.Join(t.TempDir(), "record")}
	r.open(config)
	return r
}

func (r *record) open(config string) {
	r.Helper()
	var err error
	if r.to, err = Parse([]byte(config)); err != nil {
		r.Fatal(err)
	}
	if r.f, err = New(r.dir, r.to); err != nil {
		r.Fatal(err)
	}
	if r.log, err = audit.Open(r.dir, audit.Options{Written: r.f.Wake}); err != nil {
		r.Fatal(err)
	}
	r.f.Start()
}

func (r *record) close() {
	r.Helper()
	if err := r.log.Close(); err != nil {
		r.Error(err)
	}
	r.f.Close()
}

func (r *record) add(n int) {
	r.Helper()
	for range n {
		if err := r.log.Append(sample(r.n)); err != nil {
			r.Fatal(err)
		}
		r.n++
	}
}

func (r *record) state() State {
	r.Helper()
	states, err := States(r.dir, r.to)
	if err != nil {
		r.Fatal(err)
	}
	return states[0]
}

// await waits until the state is as wanted.
func (r *record) await(what string, good func(State) bool) State {
	r.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		s := r.state()
		if good(s) {
			return s
		}
		if time.Now().After(deadline) {
			r.Fatalf("%s: %+v", what, s)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (r *record) intact() {
	r.Helper()
	v, err := audit.Verify(r.dir, audit.Kept{})
	if err != nil || !v.Intact() || v.Receipts != uint64(r.n) {
		r.Errorf("%v: %+v, want %d receipts", err, v, r.n)
	}
}

// A collector listens at one address, can be stopped and started again there,
// and notes the places of the receipts that come.
type collector struct {
	t       *testing.T
	mutex   sync.Mutex
	places  []uint64
	address string
	config  string // how a record names it
	start   func(c *collector) (stop func())
	stop    func()
}

func (c *collector) took(log string, index uint64, receipt []byte) {
	if _, err := audit.Decode(receipt); err != nil {
		c.t.Errorf("receipt %d: %v", index, err)
	}
	if !strings.HasPrefix(log, "vivarium-record-") {
		c.t.Errorf("log %q", log)
	}
	c.mutex.Lock()
	c.places = append(c.places, index)
	c.mutex.Unlock()
}

// first returns the places without those that came again.
func (c *collector) first() (places []uint64) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, p := range c.places {
		if !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	return places
}

// The grammar of RFC 5424.
var syslogForm = regexp.MustCompile(`(?s)^<(\d{1,3})>1 (\S+) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) ((?:\[[^ =\]"]{1,32}(?: [^ =\]"]{1,32}="(?:[^"\\\]]|\\["\\\]])*")*\])+) (.*)$`)

func (c *collector) message(text []byte) {
	m := syslogForm.FindSubmatch(text)
	if m == nil {
		c.t.Errorf("no syslog message: %q", text)
		return
	}
	if _, err := time.Parse(time.RFC3339Nano, string(m[2])); err != nil || string(m[4]) != "vivarium" || string(m[6]) != "receipt" {
		c.t.Errorf("header: %v: %q", err, text)
	}
	var body struct {
		Log     string
		Index   uint64
		Receipt json.RawMessage
	}
	if err := json.Unmarshal(m[8], &body); err != nil {
		c.t.Errorf("body: %v: %q", err, m[8])
		return
	}
	want := "110" // log audit, informational
	if body.Index%5 == 4 {
		want = "107" // error
	}
	if string(m[1]) != want || !bytes.Contains(m[7], fmt.Appendf(nil, `[meta sequenceId="%d"]`, body.Index+1)) {
		c.t.Errorf("receipt %d: priority %s, want %s; %s", body.Index, m[1], want, m[7])
	}
	c.took(body.Log, body.Index, body.Receipt)
}

// stream reads messages with their length in front.
func (c *collector) stream(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewReader(conn)
	for {
		size, err := in.ReadString(' ')
		if err != nil {
			return
		}
		n, err := strconv.Atoi(strings.TrimSuffix(size, " "))
		text := make([]byte, max(n, 0))
		if err == nil {
			_, err = io.ReadFull(in, text)
		}
		if err != nil {
			c.t.Errorf("message of %q bytes: %v", size, err)
			return
		}
		c.message(text)
	}
}

func streams(network string, secured *tls.Config) func(*collector) func() {
	return func(c *collector) func() {
		l, err := net.Listen(network, c.address)
		if err != nil {
			c.t.Fatal(err)
		}
		c.address = l.Addr().String()
		if secured != nil {
			l = tls.NewListener(l, secured)
		}
		var wait sync.WaitGroup
		wait.Go(func() {
			for {
				conn, err := l.Accept()
				if err != nil {
					return
				}
				wait.Go(func() { c.stream(conn) })
			}
		})
		return func() { l.Close(); wait.Wait() }
	}
}

func datagrams(network string) func(*collector) func() {
	return func(c *collector) func() {
		l, err := net.ListenPacket(network, c.address)
		if err != nil {
			c.t.Fatal(err)
		}
		c.address = l.LocalAddr().String()
		var wait sync.WaitGroup
		wait.Go(func() {
			buffer := make([]byte, 1<<16)
			for {
				n, _, err := l.ReadFrom(buffer)
				if err != nil {
					return
				}
				c.message(buffer[:n])
			}
		})
		return func() {
			l.Close()
			wait.Wait()
			if network == "unixgram" {
				os.Remove(c.address)
			}
		}
	}
}

// logs is the handler of an OTLP collector.
func (c *collector) logs(w http.ResponseWriter, r *http.Request) {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	var q otlpRequest
	if err := d.Decode(&q); err != nil || r.Method != "POST" || r.URL.Path != "/v1/logs" || r.Header.Get("Content-Type") != "application/json" {
		c.t.Errorf("%s %s %v: %v", r.Method, r.URL, r.Header, err)
	}
	if r.TLS != nil && r.Header.Get("Authorization") != "Bearer secret" {
		c.t.Errorf("authorization %q", r.Header.Get("Authorization"))
	}
	for _, record := range q.ResourceLogs[0].ScopeLogs[0].LogRecords {
		is := map[string]string{}
		for _, a := range record.Attributes {
			if a.Value.String != nil {
				is[a.Key] = *a.Value.String
			} else {
				is[a.Key] = *a.Value.Int
			}
		}
		index, err := strconv.ParseUint(is["vivarium.log.index"], 10, 64)
		severity := 9
		if index%5 == 4 {
			severity = 17
		}
		if err != nil || is["vivarium.tenant"] != "acme" || record.SeverityNumber != severity {
			c.t.Errorf("%v: %+v %v", err, record, is)
		}
		c.took(is["vivarium.log"], index, []byte(*record.Body.String))
	}
	w.Header().Set("Content-Type", "application/json")
	io.WriteString(w, "{}")
}

func otlp(secured *tls.Config) func(*collector) func() {
	return func(c *collector) func() {
		l, err := net.Listen("tcp", c.address)
		if err != nil {
			c.t.Fatal(err)
		}
		c.address = l.Addr().String()
		if secured != nil {
			l = tls.NewListener(l, secured)
		}
		s := &http.Server{Handler: http.HandlerFunc(c.logs)}
		go s.Serve(l)
		return func() { s.Close() }
	}
}

// identity is a certificate for 127.0.0.1, and the file that vouches for it.
func identity(t *testing.T) (*tls.Config, string) {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	name := filepath.Join(t.TempDir(), "ca.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return &tls.Config{Certificates: s.TLS.Certificates}, name
}

// collectors are one of each kind.
func collectors(t *testing.T) map[string]*collector {
	secured, ca := identity(t)
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sockets := t.TempDir()
	return map[string]*collector{
		"udp":      {address: "127.0.0.1:0", config: "c syslog+udp://%s", start: datagrams("udp")},
		"tcp":      {address: "127.0.0.1:0", config: "c syslog+tcp://%s", start: streams("tcp", nil)},
		"tls":      {address: "127.0.0.1:0", config: "c syslog+tls://%s ca=" + ca, start: streams("tcp", secured)},
		"unix":     {address: filepath.Join(sockets, "stream"), config: "c syslog+unix://%s", start: streams("unix", nil)},
		"unixgram": {address: filepath.Join(sockets, "log"), config: "c syslog+unix://%s", start: datagrams("unixgram")},
		"otlp":     {address: "127.0.0.1:0", config: "c otlp+http://%s", start: otlp(nil)},
		"otlps":    {address: "127.0.0.1:0", config: "c otlp+https://%s/v1/logs ca=" + ca + " token=" + token, start: otlp(secured)},
	}
}

// Receipts arrive as they are written; while the collector is down they wait,
// and nobody waits for them; when it is back all come, in order.
func TestForward(t *testing.T) {
	for name, c := range collectors(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.t = t
			c.stop = c.start(c)
			r := newRecord(t, fmt.Sprintf(c.config, c.address))
			r.add(5)
			r.await("up", func(s State) bool { return s.Sent == 5 && s.Failures == 0 })
			c.stop()
			r.add(7)
			s := r.await("down", func(s State) bool { return s.Failures > 0 })
			if s.Waiting != 7 || s.Error == "" || s.Since == "" || s.Next == "" {
				t.Errorf("down: %+v", s)
			}
			r.add(1)
			c.stop = c.start(c)
			s = r.await("up again", func(s State) bool { return s.Waiting == 0 })
			if s.Failures != 0 || s.Error != "" {
				t.Errorf("up again: %+v", s)
			}
			r.close()
			c.stop()
			r.intact()
			if got, want := c.first(), seq(13); !slices.Equal(got, want) {
				t.Errorf("receipts %v came, want %v", got, want)
			}
		})
	}
}

func seq(n int) (places []uint64) {
	for i := range n {
		places = append(places, uint64(i))
	}
	return places
}

// What is left when a record is closed is sent by the next that opens it, or
// by Once.
func TestLeft(t *testing.T) {
	c := &collector{t: t, address: "127.0.0.1:0", start: otlp(nil)}
	c.start(c)()
	config := "c otlp+http://" + c.address
	r := newRecord(t, config)
	r.add(3)
	r.close()
	if s := r.state(); s.Waiting != 3 || s.Failures == 0 {
		t.Fatalf("%+v", s)
	}
	c.stop = c.start(c)
	defer func() { c.stop() }()
	if err := Once(context.Background(), r.dir, r.to[0]); err != nil {
		t.Fatal(err)
	}
	if s := r.state(); s.Sent != 3 || s.Failures != 0 {
		t.Fatalf("%+v", s)
	}
	r.open(config)
	r.add(2)
	r.close() // at once: the parting moment is enough
	if got := c.first(); !slices.Equal(got, seq(5)) {
		t.Errorf("receipts %v", got)
	}
	r.intact()
}

// A collector that takes connections and nothing else holds up nobody.
func TestHanging(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, scheme := range []string{"syslog+tcp", "otlp+http"} {
		r := newRecord(t, "c "+scheme+"://"+l.Addr().String())
		start := time.Now()
		r.add(20)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: 20 receipts took %v", scheme, took)
		}
		start = time.Now()
		r.close()
		if took := time.Since(start); took > partingTime+3*time.Second {
			t.Errorf("%s: closing took %v", scheme, took)
		}
		if s := r.state(); s.Waiting != 20 || s.Failures != 1 {
			t.Errorf("%s: %+v", scheme, s)
		}
		r.intact()
	}
}

// What an OTLP collector can answer.
func TestAnswers(t *testing.T) {
	var mutex sync.Mutex
	var answers []func(http.ResponseWriter) // then: done
	var sizes []int
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		var body otlpRequest
		if err := json.NewDecoder(q.Body).Decode(&body); err != nil {
			t.Error(err)
		}
		mutex.Lock()
		defer mutex.Unlock()
		sizes = append(sizes, len(body.ResourceLogs[0].ScopeLogs[0].LogRecords))
		if len(answers) > 0 {
			answers[0](w)
			answers = answers[1:]
		}
	}))
	defer s.Close()
	status := func(code int, body string) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) { w.WriteHeader(code); io.WriteString(w, body) }
	}
	for _, row := range []struct {
		name    string
		answers []func(http.ResponseWriter)
		sizes   string
		want    string // of the state: failures, rejected, waiting
		err     string
	}{
		{"too much", []func(http.ResponseWriter){status(413, "")}, "[8 4 4]", "0 0 0", ""},
		{"one is too much", []func(http.ResponseWriter){status(413, ""), status(413, ""), status(413, ""), status(413, "")}, "[8 4 2 1]", "1 0 8", "413"},
		{"some rejected", []func(http.ResponseWriter){status(200, `{"partialSuccess":{"rejectedLogRecords":"3","errorMessage":"too odd"}}`)}, "[8]", "0 3 0", "too odd"},
		{"a word only", []func(http.ResponseWriter){status(200, `{"partialSuccess":{"errorMessage":"slow down"}}`)}, "[8]", "0 0 0", ""},
		{"bad", []func(http.ResponseWriter){status(400, "what\nis this?")}, "[8]", "1 0 8", "400 Bad Request: what is this?"},
		{"moved", []func(http.ResponseWriter){func(w http.ResponseWriter) { w.Header().Set("Location", "/other"); w.WriteHeader(307) }}, "[8]", "1 0 8", "307"},
		{"no OTLP", []func(http.ResponseWriter){status(200, "<html>")}, "[8]", "1 0 8", "no OTLP"},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := newRecord(t, "")
			r.add(8)
			r.close()
			to, err := Parse([]byte("c otlp+http://" + s.Listener.Addr().String()))
			if err != nil {
				t.Fatal(err)
			}
			r.to = to
			mutex.Lock()
			answers, sizes = row.answers, nil
			mutex.Unlock()
			Once(context.Background(), r.dir, to[0])
			x := r.state()
			if got := fmt.Sprint(x.Failures, x.Rejected, x.Waiting); got != row.want || fmt.Sprint(sizes) != row.sizes || !strings.Contains(x.Error, row.err) {
				t.Errorf("batches %v, %+v; want %s, %s, %q", sizes, x, row.sizes, row.want, row.err)
			}
			r.intact()
		})
	}
	t.Run("retry after", func(t *testing.T) {
		r := newRecord(t, "")
		r.add(1)
		r.close()
		to, _ := Parse([]byte("c otlp+http://" + s.Listener.Addr().String()))
		r.to = to
		mutex.Lock()
		answers = []func(http.ResponseWriter){func(w http.ResponseWriter) { w.Header().Set("Retry-After", "60"); w.WriteHeader(503) }}
		mutex.Unlock()
		Once(context.Background(), r.dir, to[0])
		next, err := time.Parse(time.RFC3339, r.state().Next)
		if wait := time.Until(next); err != nil || wait < 50*time.Second || wait > 61*time.Second {
			t.Errorf("next try in %v, %v", wait, err)
		}
	})
}

// A cursor that was changed anywhere is found, and nothing is sent by it.
func TestCursor(t *testing.T) {
	c := &collector{t: t, address: "127.0.0.1:0", start: otlp(nil)}
	c.stop = c.start(c)
	defer func() { c.stop() }()
	r := newRecord(t, "c otlp+http://"+c.address)
	r.add(3)
	r.await("sent", func(s State) bool { return s.Waiting == 0 })
	r.close()
	name := filepath.Join(r.dir, "forwarded", "c")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	check := func(changed []byte) {
		t.Helper()
		if err := os.WriteFile(name, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := audit.Verify(r.dir, audit.Kept{})
		if err != nil || v.Intact() {
			t.Errorf("%q: not found", changed)
		}
		if err := Once(context.Background(), r.dir, r.to[0]); err == nil && r.state().Error == "" {
			t.Errorf("%q: went on", changed)
		}
	}
	for at := range text {
		changed := bytes.Clone(text)
		changed[at] ^= 1 << (at % 8)
		check(changed)
	}
	check(text[:len(text)-1])
	check(append(bytes.Clone(text), ' '))
	moved := &audit.Cursor{Sent: 2, Last: r.lastID(2)}
	if err := moved.Write(r.dir, "c"); err != nil {
		t.Fatal(err)
	}
	if v, err := audit.Verify(r.dir, audit.Kept{}); err != nil || v.Intact() {
		t.Error("a cursor at another receipt was not found")
	}
	if len(c.first()) != 3 || len(c.places) != 3 {
		t.Errorf("%v were sent", c.places)
	}
}

func (r *record) lastID(place uint64) string {
	reader, err := audit.OpenReader(r.dir)
	if err != nil {
		r.Fatal(err)
	}
	for _, f := range reader.From(place) {
		return f.Receipt.ID
	}
	return ""
}

// A receipt too long for a datagram is announced by its id.
func TestLongDatagram(t *testing.T) {
	r := sample(0)
	text, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	f := audit.Found{Receipt: r, Index: 7, Text: text}
	long, err := syslogMessage("log", f, 100)
	if err != nil || !bytes.HasSuffix(long, fmt.Appendf(nil, `{"id":"%s","index":7,"log":"log"}`, r.ID)) {
		t.Errorf("%v: %q", err, long)
	}
}

func TestParse(t *testing.T) {
	good := `# where receipts go
local  syslog+unix:///dev/log

siem   syslog+tls://logs.example  ca=/etc/ca.pem
otel   otlp+https://[::1]:443/otlp/v1/logs token=/etc/token ca=/etc/ca.pem
`
	to, err := Parse([]byte(good))
	if err != nil || len(to) != 3 || to[1].address() != "logs.example:6514" || to[2].address() != "[::1]:443" || to[2].auth != "/etc/token" {
		t.Fatalf("%v %+v", err, to)
	}
	for text, want := range map[string]string{
		"siem":                             "want NAME URL",
		"SIEM syslog+tcp://h":              "small letters",
		"lock syslog+tcp://h":              "small letters",
		"a http://h":                       "want one of syslog+unix",
		"a syslog+tcp://":                  "host:port",
		"a syslog+tcp://h/x":               "no path",
		"a syslog+unix://dev/log":          "path/of/socket",
		"a syslog+tcp://u:p@h":             "no user",
		"a syslog+tcp://h ca=/x":           "these settings: none",
		"a otlp+http://h ca=/x":            "these settings: token",
		"a otlp+https://h ca":              "these settings",
		"a otlp+http://h\na otlp+http://i": "line 2: the name a stands there twice",
		strings.Repeat("a otlp+http://h\n", 1) + manyLines(17): "more than 16",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func manyLines(n int) (text string) {
	for i := range n {
		text += fmt.Sprintf("d%d otlp+http://h\n", i)
	}
	return text
}

// writeForever writes and forwards, and says what was acknowledged.
func writeForever(dir string) {
	to, err := Open(dir)
	if err == nil {
		var f *Forwarder
		if f, err = New(dir, to); err == nil {
			var l *audit.Log
			if l, err = audit.Open(dir, audit.Options{Written: f.Wake}); err == nil {
				f.Start()
				for n := 0; err == nil; n++ {
					r := sample(n)
					if err = l.Append(r); err == nil {
						fmt.Println(r.ID)
					}
				}
			}
		}
	}
	fmt.Println("error", err)
	os.Exit(1)
}

// A writer that is killed at any moment leaves nothing unsent for ever.
func TestKilled(t *testing.T) {
	var mutex sync.Mutex
	came := map[string]int{}
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, q *http.Request) {
		var body otlpRequest
		if err := json.NewDecoder(q.Body).Decode(&body); err != nil {
			return // the writer was killed while it sent
		}
		mutex.Lock()
		defer mutex.Unlock()
		for _, record := range body.ResourceLogs[0].ScopeLogs[0].LogRecords {
			came[*record.Attributes[0].Value.String]++
		}
	}))
	defer s.Close()
	r := newRecord(t, "c otlp+http://"+s.Listener.Addr().String())
	r.close()
	if err := os.WriteFile(audit.ForwardFile(r.dir), []byte("c otlp+http://"+s.Listener.Addr().String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for round := range 6 {
		ids = append(ids, killed(t, r.dir, 150*time.Millisecond+time.Duration(round*37)*time.Millisecond)...)
	}
	if err := Once(context.Background(), r.dir, r.to[0]); err != nil {
		t.Fatal(err)
	}
	again := 0
	for _, id := range ids {
		if came[id] == 0 {
			t.Errorf("%s was never sent", id)
		}
		again += max(came[id]-1, 0)
	}
	if len(ids) == 0 {
		t.Error("nothing was written")
	}
	t.Logf("%d receipts acknowledged, %d of them sent again", len(ids), again)
}

func killed(t *testing.T, dir string, after time.Duration) (ids []string) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "VIVARIUM_TEST_FORWARD_RECORD="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { cmd.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "error") {
			t.Error(lines.Text())
		} else {
			ids = append(ids, lines.Text())
		}
	}
	cmd.Wait()
	return ids
}
