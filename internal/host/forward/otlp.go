package forward

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/vivarium-run/vivarium/internal/host/audit"
)

// otlpPath is where collectors take logs if the URL names no path.
const otlpPath = "/v1/logs"

// otlpSink posts log records in OTLP's JSON encoding (OTLP 1.9, OTLP/HTTP).
type otlpSink struct {
	url    string
	auth   string // a file with the token
	client *http.Client
}

func openOTLP(d Destination) (sink, error) {
	u := *d.URL
	u.Scheme = strings.TrimPrefix(u.Scheme, "otlp+")
	u.Host = d.address()
	if u.Path == "" || u.Path == "/" {
		u.Path = otlpPath
	}
	secured, err := d.tls()
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{TLSClientConfig: secured, DialContext: (&net.Dialer{}).DialContext,
		ForceAttemptHTTP2: true, MaxIdleConns: 1, IdleConnTimeout: time.Minute}
	return &otlpSink{u.String(), d.auth, &http.Client{Transport: transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}, nil
}

// The messages of opentelemetry/proto/collector/logs/v1, as far as they are
// needed. Numbers of 64 bits are strings in this encoding.
type (
	otlpRequest struct {
		ResourceLogs []otlpResourceLogs `json:"resourceLogs"`
	}
	otlpResourceLogs struct {
		Resource  otlpResource    `json:"resource"`
		ScopeLogs []otlpScopeLogs `json:"scopeLogs"`
	}
	otlpResource struct {
		Attributes []otlpAttribute `json:"attributes"`
	}
	otlpScopeLogs struct {
		Scope      otlpScope    `json:"scope"`
		LogRecords []otlpRecord `json:"logRecords"`
	}
	otlpScope struct {
		Name string `json:"name"`
	}
	otlpRecord struct {
		TimeUnixNano         string          `json:"timeUnixNano"`
		ObservedTimeUnixNano string          `json:"observedTimeUnixNano"`
		SeverityNumber       int             `json:"severityNumber"`
		SeverityText         string          `json:"severityText"`
		EventName            string          `json:"eventName"`
		Body                 otlpValue       `json:"body"`
		Attributes           []otlpAttribute `json:"attributes"`
	}
	otlpAttribute struct {
		Key   string    `json:"key"`
		Value otlpValue `json:"value"`
	}
	otlpValue struct {
		String *string `json:"stringValue,omitempty"`
		Int    *string `json:"intValue,omitempty"`
	}
	otlpResponse struct {
		PartialSuccess struct {
			Rejected json.Number `json:"rejectedLogRecords"`
			Message  string      `json:"errorMessage"`
		} `json:"partialSuccess"`
	}
)

func (s *otlpSink) send(ctx context.Context, log string, batch []audit.Found) (int, string, error) {
	body, err := json.Marshal(otlpLogs(log, batch, time.Now()))
	if err != nil {
		return 0, "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "vivarium")
	if s.auth != "" {
		token, err := readSecret(s.auth)
		if err != nil {
			return 0, "", err
		}
		req.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(token)))
	}
	resp, err := s.client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	if err != nil {
		return 0, "", err
	}
	return answer(resp, text, len(batch))
}

// answer reads what the collector said. Records that it rejects it has seen
// and wants no second time; the cursor counts them.
func answer(resp *http.Response, text []byte, sent int) (int, string, error) {
	switch {
	case resp.StatusCode == http.StatusOK:
	case resp.StatusCode == http.StatusRequestEntityTooLarge:
		return 0, "", fmt.Errorf("%w: the collector answered %s", errTooMuch, resp.Status)
	default:
		err := fmt.Errorf("the collector answered %s: %s", resp.Status, text)
		if seconds, numeric := strconv.Atoi(resp.Header.Get("Retry-After")); numeric == nil {
			return 0, "", &retryAfter{err, time.Duration(min(max(seconds, 0), 1<<20)) * time.Second}
		}
		return 0, "", err
	}
	var r otlpResponse
	if len(bytes.TrimSpace(text)) == 0 {
		return 0, "", nil
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return 0, "", fmt.Errorf("the collector's answer is no OTLP: %w", err)
	}
	rejected, _ := strconv.Atoi(r.PartialSuccess.Rejected.String())
	return min(max(rejected, 0), sent), r.PartialSuccess.Message, nil
}

// otlpLogs writes receipts as log records: the canonical receipt as the body,
// what one asks for as attributes.
func otlpLogs(log string, batch []audit.Found, now time.Time) *otlpRequest {
	records := make([]otlpRecord, len(batch))
	for i, f := range batch {
		r := f.Receipt
		at, _ := time.Parse(time.RFC3339Nano, r.Time) // a decoded receipt's time is good
		records[i] = otlpRecord{
			TimeUnixNano: strconv.FormatInt(at.UnixNano(), 10), ObservedTimeUnixNano: strconv.FormatInt(now.UnixNano(), 10),
			SeverityNumber: levelOf(r.Status).otlp, SeverityText: levelOf(r.Status).text, EventName: "vivarium.receipt",
			Body: stringValue(string(f.Text)),
			Attributes: []otlpAttribute{
				{"vivarium.receipt.id", stringValue(r.ID)},
				{"vivarium.log", stringValue(log)},
				{"vivarium.log.index", intValue(int64(f.Index))},
				{"vivarium.tenant", stringValue(r.Tenant)},
				{"vivarium.key", stringValue(r.Key)},
				{"vivarium.status", stringValue(r.Status)},
				{"vivarium.script.sha256", stringValue(r.Script.SHA256)},
				{"vivarium.steps", intValue(r.Usage.Steps)},
				{"host.id", stringValue(r.Host)},
			},
		}
	}
	resource := otlpResource{[]otlpAttribute{{"service.name", stringValue("vivarium")}}}
	scope := otlpScopeLogs{otlpScope{"vivarium.audit"}, records}
	return &otlpRequest{[]otlpResourceLogs{{resource, []otlpScopeLogs{scope}}}}
}

func stringValue(s string) otlpValue { return otlpValue{String: &s} }

func intValue(n int64) otlpValue {
	s := strconv.FormatInt(n, 10)
	return otlpValue{Int: &s}
}
