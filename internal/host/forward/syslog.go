package forward

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"os"
	"strconv"
	"time"

	"github.com/vivarium-run/vivarium/internal/host/audit"
)

// facility is "log audit" (RFC 5424, table 1).
const facility = 13

// A level is how grave a status is, for syslog and for OTLP.
type level struct {
	syslog int // RFC 5424, table 2
	otlp   int // the severity numbers of OpenTelemetry's logs
	text   string
}

// levelOf returns the level of a status. What the script did is no error of
// the host's; a fault is, and a worker that died is one.
func levelOf(status string) level {
	switch status {
	case "ok", "raised":
		return level{6, 9, "INFO"}
	case "refused", "limit":
		return level{5, 10, "INFO2"}
	case "fault":
		return level{3, 17, "ERROR"}
	}
	return level{}
}

// maxDatagram is the longest message that is tried as one datagram. A receipt
// that does not fit is announced by its id.
const maxDatagram = 60_000

// datagramWait is how long it takes at most to hear that nobody listens.
const datagramWait = 20 * time.Millisecond

// syslogSink sends syslog messages. Streams carry them with their length in
// front (RFC 6587, RFC 5425). Syslog knows no answers; that a batch was read
// shows in that the collector, having come to the end of the stream, closes it
// as well. So each batch has a connection of its own.
type syslogSink struct {
	to      Destination
	secured *tls.Config
}

func openSyslog(d Destination) (sink, error) {
	s := &syslogSink{to: d}
	if d.URL.Scheme != "syslog+tls" {
		return s, nil
	}
	var err error
	s.secured, err = d.tls()
	return s, err
}

func (s *syslogSink) send(ctx context.Context, log string, batch []audit.Found) (int, string, error) {
	conn, datagrams, err := s.dial(ctx)
	if err != nil {
		return 0, "", err
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	if datagrams {
		err = sendDatagrams(conn, log, batch)
	} else {
		err = sendStream(conn, log, batch)
	}
	return 0, "", err
}

// dial connects. A path may be a socket for datagrams, as /dev/log is, or for
// streams.
func (s *syslogSink) dial(ctx context.Context) (conn net.Conn, datagrams bool, err error) {
	dialer := &net.Dialer{}
	switch s.to.URL.Scheme {
	case "syslog+unix":
		if conn, err = dialer.DialContext(ctx, "unixgram", s.to.URL.Path); err == nil {
			return conn, true, nil
		}
		if errors.Is(err, os.ErrNotExist) {
			return nil, false, err
		}
		conn, err = dialer.DialContext(ctx, "unix", s.to.URL.Path)
	case "syslog+udp":
		conn, err = dialer.DialContext(ctx, "udp", s.to.address())
		return conn, true, err
	case "syslog+tls":
		secure := &tls.Dialer{NetDialer: dialer, Config: s.secured}
		conn, err = secure.DialContext(ctx, "tcp", s.to.address())
	default:
		conn, err = dialer.DialContext(ctx, "tcp", s.to.address())
	}
	return conn, false, err
}

// sendDatagrams sends each message by itself. Nothing tells that they arrive;
// that nobody listens on this machine, or a router's word, does come back.
func sendDatagrams(conn net.Conn, log string, batch []audit.Found) error {
	for _, f := range batch {
		text, err := syslogMessage(log, f, maxDatagram)
		if err != nil {
			return err
		}
		if _, err := conn.Write(text); err != nil {
			return err
		}
	}
	if conn.RemoteAddr().Network() != "udp" {
		return nil
	}
	_ = conn.SetReadDeadline(time.Now().Add(datagramWait))
	if _, err := conn.Read(make([]byte, 1)); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		return err
	}
	return nil
}

// sendStream sends the messages, each behind its length, says that this was
// all, and waits until the other side says so too.
func sendStream(conn net.Conn, log string, batch []audit.Found) error {
	var out bytes.Buffer
	for _, f := range batch {
		text, err := syslogMessage(log, f, math.MaxInt)
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "%d ", len(text))
		out.Write(text)
	}
	if _, err := conn.Write(out.Bytes()); err != nil {
		return err
	}
	half, ok := conn.(interface{ CloseWrite() error })
	if !ok {
		return fmt.Errorf("%s has no end of writing", conn.RemoteAddr().Network())
	}
	if err := half.CloseWrite(); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, io.LimitReader(conn, 1<<16)); err != nil {
		return fmt.Errorf("the collector did not close the connection after the last message, so it may not have read it: %w", err)
	}
	return nil
}

// syslogMessage writes a receipt as a message of RFC 5424. All its fields but
// the last are of receipt fields that hold nothing but visible ASCII. The
// sequence number is the place in the log, counted from 1, so that a collector
// sees gaps.
func syslogMessage(log string, f audit.Found, most int) ([]byte, error) {
	var b bytes.Buffer
	r := f.Receipt
	fmt.Fprintf(&b, "<%d>1 %s %s vivarium - receipt [origin software=\"vivarium\" swVersion=\"%s\"][meta sequenceId=\"%d\"] ",
		facility*8+levelOf(r.Status).syslog, r.Time, orDash(r.Host), quoted(r.Version, 32), f.Index%math.MaxInt32+1)
	head := b.Len()
	b.WriteString(`{"log":` + strconv.Quote(log) + `,"index":` + strconv.FormatUint(f.Index, 10) + `,"receipt":`)
	b.Write(f.Text)
	b.WriteByte('}')
	if b.Len() <= most {
		return b.Bytes(), nil
	}
	b.Truncate(head)
	err := json.NewEncoder(&b).Encode(map[string]any{"log": log, "index": f.Index, "id": r.ID})
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// quoted is a parameter's value, cut to the length that is allowed. Names in
// receipts have no character that needs escaping.
func quoted(text string, most int) string { return text[:min(len(text), most)] }
