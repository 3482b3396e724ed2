package forward

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lazy"
)

// A Destination is one line of the configuration:
//
//	NAME URL [ca=FILE] [token=FILE]
//
// NAME stands for the destination in cursors and messages. With ca the server
// must show a certificate that comes from those in the PEM file instead of the
// system's; token is a file whose text is sent as bearer token.
type Destination struct {
	Name string
	URL  *url.URL
	ca   string
	auth string
}

// A kind is a row of the destinations that there are.
type kind struct {
	scheme string
	keys   []string // of the settings it takes
	path   bool     // whether the URL names a file instead of a host
	port   string   // where the URL names none
	open   func(Destination) (sink, error)
}

func kinds() []kind {
	return []kind{
		{"syslog+unix", nil, true, "", openSyslog},
		{"syslog+udp", nil, false, "514", openSyslog},
		{"syslog+tcp", nil, false, "601", openSyslog},
		{"syslog+tls", []string{"ca"}, false, "6514", openSyslog},
		{"otlp+http", []string{"token"}, false, "4318", openOTLP},
		{"otlp+https", []string{"ca", "token"}, false, "4318", openOTLP},
	}
}

// maxDestinations is how many there may be.
const maxDestinations = 16

var nameForm = lazy.Value[*regexp.Regexp]{Make: func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9-]{1,64}$`) }}

// Parse reads a configuration: a destination on each line; lines that are
// empty or begin with # say nothing.
func Parse(text []byte) ([]Destination, error) {
	var to []Destination
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		d, err := parseLine(line)
		if err == nil && slices.ContainsFunc(to, func(o Destination) bool { return o.Name == d.Name }) {
			err = fmt.Errorf("the name %s stands there twice", d.Name)
		}
		if err == nil && len(to) == maxDestinations {
			err = fmt.Errorf("more than %d destinations", maxDestinations)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		to = append(to, d)
	}
	return to, nil
}

func parseLine(line string) (d Destination, err error) {
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return d, fmt.Errorf("want NAME URL, such as: siem syslog+tcp://127.0.0.1:601")
	}
	d.Name = fields[0]
	if !nameForm.Get().MatchString(d.Name) || d.Name == "lock" {
		return d, fmt.Errorf("name %q: want small letters, digits and -", d.Name)
	}
	if d.URL, err = url.Parse(fields[1]); err != nil {
		return d, err
	}
	k, err := d.kind()
	if err != nil {
		return d, err
	}
	for _, f := range fields[2:] {
		key, value, _ := strings.Cut(f, "=")
		if !slices.Contains(k.keys, key) || value == "" {
			return d, fmt.Errorf("%q: %s takes these settings: %s", f, k.scheme, orNone(k.keys))
		}
		if key == "ca" {
			d.ca = value
		} else {
			d.auth = value
		}
	}
	return d, d.place(k)
}

func orNone(keys []string) string {
	if len(keys) == 0 {
		return "none"
	}
	return strings.Join(keys, ", ")
}

func (d Destination) kind() (kind, error) {
	var names []string
	for _, k := range kinds() {
		if k.scheme == d.URL.Scheme {
			return k, nil
		}
		names = append(names, k.scheme)
	}
	return kind{}, fmt.Errorf("%q: want one of %s", d.URL.Scheme+"://", strings.Join(names, ", "))
}

// place checks where the URL leads.
func (d Destination) place(k kind) error {
	switch {
	case d.URL.User != nil || d.URL.RawQuery != "" || d.URL.Fragment != "":
		return fmt.Errorf("%s: no user, query or fragment is wanted", d.URL.Redacted())
	case k.path && (d.URL.Host != "" || !strings.HasPrefix(d.URL.Path, "/")):
		return fmt.Errorf("%s: want %s:///path/of/socket", d.URL, k.scheme)
	case !k.path && d.URL.Hostname() == "":
		return fmt.Errorf("%s: want %s://host:port", d.URL, k.scheme)
	case strings.HasPrefix(k.scheme, "syslog") && !k.path && strings.Trim(d.URL.Path, "/") != "":
		return fmt.Errorf("%s: want no path", d.URL)
	}
	return nil
}

// address is the host and port to dial.
func (d Destination) address() string {
	if d.URL.Port() != "" {
		return d.URL.Host
	}
	k, err := d.kind()
	if err != nil {
		return d.URL.Host
	}
	return d.URL.Host + ":" + k.port
}

func (d Destination) sink() (sink, error) {
	k, err := d.kind()
	if err != nil {
		return nil, err
	}
	s, err := k.open(d)
	if err != nil {
		return nil, fmt.Errorf("forward to %s: %w", d.Name, err)
	}
	return s, nil
}

// tls returns the settings for a server whose certificate must be good.
func (d Destination) tls() (*tls.Config, error) {
	c := &tls.Config{ServerName: d.URL.Hostname(), MinVersion: tls.VersionTLS12}
	if d.ca == "" {
		return c, nil
	}
	text, err := readSecret(d.ca)
	if err != nil {
		return nil, err
	}
	c.RootCAs = x509.NewCertPool()
	if !c.RootCAs.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("%s holds no certificate", d.ca)
	}
	return c, nil
}
