package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/klog/v2"

	"github.com/vivarium-run/vivarium"
	record "github.com/vivarium-run/vivarium/audit"
	"github.com/vivarium-run/vivarium/internal/host/audit"
	"github.com/vivarium-run/vivarium/internal/host/forward"
	"github.com/vivarium-run/vivarium/policy"
)

// exitBroken is the status of a verification that found something.
const exitBroken = 1

// recordVariable names the directory of the record where no flag does.
const recordVariable = "VIVARIUM_AUDIT"

var errNoRecord = errors.New("say with --audit DIR or $" + recordVariable + " where the record is")

// recordSettings are the flags of run that have to do with the record.
type recordSettings struct {
	dir, tenant, key string
	store            bool
}

func (s *recordSettings) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.dir, "audit", os.Getenv(recordVariable), "keep a receipt of the run in the record in this `directory` (default: $"+recordVariable+")")
	f.BoolVar(&s.store, "audit-store", false, "keep script, data and policy in the record too, so that it can be replayed")
	f.StringVar(&s.tenant, "tenant", "", "who asked, for the receipt: an `id` of your own")
	f.StringVar(&s.key, "tenant-key", "", "the `id` of the key that the tenant showed, for the receipt")
}

// open opens the record, if there is to be one.
func (s *recordSettings) open(o *vivarium.Options) (closeRecord func() error, err error) {
	if s.dir == "" {
		if s.store || s.tenant != "" || s.key != "" {
			return nil, fmt.Errorf("--audit-store, --tenant and --tenant-key go with --audit, which says where the record is")
		}
		return func() error { return nil }, nil
	}
	quiet()
	l, err := record.Open(s.dir, record.Options{Tenant: s.tenant, Key: s.key, Store: s.store})
	if err != nil {
		return nil, fmt.Errorf("nothing runs unrecorded: %w", err)
	}
	o.Recorder = l
	return l.Close, nil
}

// quiet keeps the log's library from writing to standard error: what it has to
// say comes back as errors.
func quiet() { klog.SetSlogLogger(slog.New(slog.DiscardHandler)) }

// auditSettings are the flags of the commands below audit.
type auditSettings struct {
	dir  string
	json bool
}

func newAudit() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "Read, prove, verify and replay the record of runs",
		Long: `audit looks into the record that "run --audit DIR" keeps: one receipt for each
run, in a log that nobody can edit without being found out. Keep the checkpoint
(DIR/log/checkpoint) and the public key (DIR/key.pub) somewhere else from time
to time: with them, a record that was set back or written anew is found too.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var s auditSettings
	cmd.PersistentFlags().StringVar(&s.dir, "audit", os.Getenv(recordVariable), "`directory` of the record (default: $"+recordVariable+")")
	cmd.PersistentFlags().BoolVar(&s.json, "json", false, "print JSON")
	cmd.AddCommand(s.list(), s.show(), s.export(), s.verify(), s.prove(), s.check(), s.replay(), s.forward())
	return cmd
}

// reader opens the record for reading.
func (s *auditSettings) reader() (*audit.Reader, error) {
	if s.dir == "" {
		return nil, errNoRecord
	}
	return audit.OpenReader(s.dir)
}

// filter says which receipts are wanted.
type filter struct{ since, until, tenant, status, script string }

func (f *filter) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.since, "since", "", "not before this `time`: 2026-01-31 or 2026-01-31T12:00:00Z")
	flags.StringVar(&f.until, "until", "", "before this `time`")
	flags.StringVar(&f.tenant, "tenant", "", "of this tenant")
	flags.StringVar(&f.status, "status", "", "with this status: ok, refused, raised, limit or fault")
	flags.StringVar(&f.script, "script", "", "of the script whose SHA-256 begins with this `hash`")
}

// compile turns the filter into a test.
func (f *filter) compile() (func(*audit.Receipt) bool, error) {
	for _, t := range []*string{&f.since, &f.until} {
		if *t == "" {
			continue
		}
		at, err := time.Parse(time.RFC3339, *t)
		if err != nil {
			at, err = time.Parse(time.DateOnly, *t)
		}
		if err != nil {
			return nil, fmt.Errorf("%q: want a time such as 2026-01-31 or 2026-01-31T12:00:00Z", *t)
		}
		*t = at.UTC().Format("2006-01-02T15:04:05.000000Z")
	}
	if f.since != "" && f.until != "" && f.since >= f.until {
		return nil, errors.New("--since is not before --until: no receipt can be meant")
	}
	if f.status != "" && !slices.Contains(audit.Statuses, f.status) {
		return nil, fmt.Errorf("--status %s: want one of %s", f.status, strings.Join(audit.Statuses, ", "))
	}
	f.script = strings.ToLower(f.script)
	if len(f.script) > 64 || strings.Trim(f.script, "0123456789abcdef") != "" {
		return nil, fmt.Errorf("--script %s: want the beginning of a SHA-256 in hexadecimal", f.script)
	}
	return func(r *audit.Receipt) bool {
		return (f.since == "" || r.Time >= f.since) && (f.until == "" || r.Time < f.until) &&
			(f.tenant == "" || r.Tenant == f.tenant) && (f.status == "" || r.Status == f.status) &&
			strings.HasPrefix(r.Script.SHA256, f.script)
	}, nil
}

// each hands the receipts that pass the filter to show.
func (s *auditSettings) each(f *filter, show func(audit.Found) error) error {
	wanted, err := f.compile()
	if err != nil {
		return err
	}
	reader, err := s.reader()
	if err != nil {
		return err
	}
	for _, found := range reader.All() {
		if found.Err != nil {
			return fmt.Errorf("%w; `vivarium audit verify` says more", found.Err)
		}
		if !wanted(found.Receipt) {
			continue
		}
		if err := show(found); err != nil {
			return err
		}
	}
	return nil
}

func (s *auditSettings) list() *cobra.Command {
	var f filter
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List receipts, the oldest first",
		Example: "  vivarium audit list --audit record --status limit --since 2026-01-31",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			w := bufio.NewWriter(os.Stdout)
			err := s.each(&f, func(x audit.Found) error {
				if s.json {
					return line(w, x.Text)
				}
				r := x.Receipt
				text := fmt.Sprintf("%s  %s  %-7s  %-12s  %s  %12d steps  %s", r.ID, r.Time[:19]+"Z", r.Status,
					or2(r.Tenant, "-"), r.Script.SHA256[:12], r.Usage.Steps, r.Function)
				return line(w, []byte(strings.TrimRight(text, " ")))
			})
			return errors.Join(err, w.Flush())
		},
	}
	f.flags(cmd)
	return cmd
}

func or2(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func line(w io.Writer, text []byte) error {
	_, err := fmt.Fprintf(w, "%s\n", text)
	return err
}

func (s *auditSettings) export() *cobra.Command {
	var f filter
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Print receipts as JSON lines, each in its canonical encoding",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			w := bufio.NewWriter(os.Stdout)
			err := s.each(&f, func(x audit.Found) error { return line(w, x.Text) })
			return errors.Join(err, w.Flush())
		},
	}
	f.flags(cmd)
	return cmd
}

// find finds a receipt by the beginning of its id.
func (s *auditSettings) find(id string) (*audit.Reader, audit.Found, error) {
	reader, err := s.reader()
	if err != nil {
		return nil, audit.Found{}, err
	}
	f, err := reader.Find(strings.ToLower(id))
	return reader, f, err
}

func (s *auditSettings) show() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: "Show a receipt (an id may be cut, if it stays the only one)",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, f, err := s.find(args[0])
			if err != nil {
				return err
			}
			if s.json {
				return line(os.Stdout, f.Text)
			}
			return indented(os.Stdout, f.Receipt)
		},
	}
}

func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (s *auditSettings) verify() *cobra.Command {
	var kept []string
	var key, witnesses string
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Recompute the whole record and say what is wrong, and where",
		Long: `verify reads every receipt, computes the tree over them, and compares it with
every byte in the record's directory. With --checkpoint it also compares with
checkpoints that were kept elsewhere, with --key with a key that was: without
them, a record that was set back as a whole, or written anew by somebody who has
its key, looks right. The exit status is 0 if all is well, 1 if not.`,
		Example: "  vivarium audit verify --audit record --checkpoint kept/checkpoint --key kept/key.pub",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if s.dir == "" {
				return errNoRecord
			}
			k, err := readKept(key, witnesses, kept)
			if err != nil {
				return err
			}
			v, err := audit.Verify(s.dir, k)
			if err != nil {
				return err
			}
			return s.verdict(v)
		},
	}
	cmd.Flags().StringArrayVar(&kept, "checkpoint", nil, "`file` with a checkpoint that was kept elsewhere; may be given more than once")
	cmd.Flags().StringVar(&key, "key", "", "the public key as it was kept elsewhere, or a `file` with it")
	cmd.Flags().StringVar(&witnesses, "witnesses", "", "`file` with the witness policy, in place of the record's own")
	return cmd
}

func readKept(key, witnesses string, files []string) (k audit.Kept, err error) {
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return k, err
		}
		k.Checkpoints = append(k.Checkpoints, text)
	}
	if witnesses != "" {
		if k.Witnesses, err = os.ReadFile(witnesses); err != nil {
			return k, err
		}
	}
	k.Key, err = keyText(key)
	return k, err
}

// keyText takes a public key as text (name+hash+key) or from a file.
func keyText(key string) (string, error) {
	if key == "" || strings.Count(key, "+") >= 2 {
		return key, nil
	}
	text, err := os.ReadFile(key)
	return strings.TrimSpace(string(text)), err
}

func (s *auditSettings) verdict(v *audit.Verdict) error {
	var err error
	if s.json {
		err = writeJSON(os.Stdout, struct {
			Intact bool `json:"intact"`
			*audit.Verdict
		}{v.Intact(), v})
	} else {
		for _, p := range v.Problems {
			mark := "WRONG"
			if p.Leftover {
				mark = "note"
			}
			fmt.Printf("%-5s  %s: %s\n", mark, safeText(p.Where), safeText(p.What))
		}
		word := "intact"
		if !v.Intact() {
			word = "NOT INTACT"
		}
		_, err = fmt.Printf("%s: %d receipts, %d under the signed checkpoint, root %x\n", word, v.Receipts, v.Signed, v.Root)
	}
	if err == nil && !v.Intact() {
		return exitStatus(exitBroken)
	}
	return err
}

func (s *auditSettings) prove() *cobra.Command {
	var kept string
	cmd := &cobra.Command{
		Use:   "prove [ID]",
		Short: "Make a proof that a receipt is in the record, or that the record has only grown",
		Long: `prove ID prints a proof that "vivarium audit check" accepts without the record:
for the latest checkpoint, or for the one given. Without ID it prints a proof
that the record has only grown since the checkpoint given.`,
		Example: `  vivarium audit prove 019b… > receipt.json
  vivarium audit prove 019b… --checkpoint kept/checkpoint > receipt.json
  vivarium audit prove --checkpoint kept/checkpoint > growth.json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			reader, err := s.reader()
			if err != nil {
				return err
			}
			cp := &reader.Signed
			if kept != "" {
				text, err := os.ReadFile(kept)
				if err != nil {
					return err
				}
				if cp, err = audit.ParseCheckpoint(text, reader.PublicKey()); err != nil {
					return err
				}
			}
			if len(args) == 1 {
				return proveReceipt(reader, args[0], cp)
			}
			if kept == "" {
				return errors.New("want the ID of a receipt, or --checkpoint FILE")
			}
			c, err := reader.ProveGrowth(cp)
			if err != nil {
				return err
			}
			return writeJSON(os.Stdout, c)
		},
	}
	cmd.Flags().StringVar(&kept, "checkpoint", "", "`file` with the checkpoint to prove for")
	return cmd
}

func proveReceipt(reader *audit.Reader, id string, cp *audit.Checkpoint) error {
	f, err := reader.Find(strings.ToLower(id))
	if err != nil {
		return err
	}
	p, err := reader.Prove(f, cp)
	if err != nil {
		return err
	}
	return writeJSON(os.Stdout, p)
}

func (s *auditSettings) check() *cobra.Command {
	var kept, key, witnesses string
	cmd := &cobra.Command{
		Use:   "check PROOF",
		Short: "Check a proof, without the record",
		Long: `check checks what "vivarium audit prove" printed: against the checkpoint in it,
or against one that you have from elsewhere. The public key must be given; it
cannot come from who made the proof.`,
		Example: "  vivarium audit check receipt.json --key kept/key.pub --checkpoint kept/checkpoint",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			public, err := keyText(key)
			if err != nil {
				return err
			}
			return checkProof(text, public, kept, witnesses)
		},
	}
	cmd.Flags().StringVar(&kept, "checkpoint", "", "`file` with the checkpoint to check against (default: the one in the proof)")
	cmd.Flags().StringVar(&key, "key", "", "the record's public key, or a `file` with it")
	if err := cmd.MarkFlagRequired("key"); err != nil {
		panic(err) // the flag is defined above
	}
	return cmd
}

// checkProof checks a proof of either kind.
func checkProof(text []byte, public, kept, witnesses string) error {
	var p struct {
		audit.Proof
		From   *uint64  `json:"from"`
		To     uint64   `json:"to"`
		Growth [][]byte `json:"consistency"`
		Old    string   `json:"old"`
	}
	if err := json.Unmarshal(text, &p); err != nil {
		return fmt.Errorf("the proof: %w", err)
	}
	given := []byte(p.Checkpoint)
	if p.From != nil {
		given = []byte(p.Old)
	}
	if kept != "" {
		var err error
		if given, err = os.ReadFile(kept); err != nil {
			return err
		}
	}
	cp, err := audit.ParseCheckpoint(given, public)
	if err != nil {
		return err
	}
	if p.From != nil {
		now, err := audit.ParseCheckpoint([]byte(p.Checkpoint), public)
		if err == nil {
			err = checkWitnesses(now, witnesses)
		}
		if err != nil {
			return err
		}
		c := audit.Consistency{From: *p.From, To: p.To, Hashes: p.Growth}
		if err := c.Check(cp, now); err != nil {
			return err
		}
		fmt.Printf("good: the log of %d receipts has grown to %d, and nothing of it has changed\n", c.From, c.To)
		return nil
	}
	if err := checkWitnesses(cp, witnesses); err != nil {
		return err
	}
	r, err := p.Proof.Check(cp)
	if err != nil {
		return err
	}
	fmt.Printf("good: receipt %s is entry %d of %d\n", r.ID, p.Index, cp.Size)
	return nil
}

// checkWitnesses checks the cosignatures, if there is a policy in the file.
func checkWitnesses(cp *audit.Checkpoint, file string) error {
	if file == "" {
		return nil
	}
	policy, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return audit.CheckWitnesses(cp, policy)
}

func (s *auditSettings) replay() *cobra.Command {
	var o record.ReplayOptions
	var isolation, uids, script, data, rules string
	cmd := &cobra.Command{
		Use:   "replay ID",
		Short: "Run a receipt's script again and compare",
		Long: `replay runs it again, from what the record has stored or from the files given
(whose hashes must be those of the receipt), and compares status, result,
output, steps, memory, error and limit. The exit status is 0 if all are the
same, 1 if not.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			o.Isolation = vivarium.Isolation(isolation)
			if o.UserIDs, err = userIDs(uids); err != nil {
				return err
			}
			if err := readReplay(&o, script, data, rules); err != nil {
				return err
			}
			_, f, err := s.find(args[0])
			if err != nil {
				return err
			}
			p, err := record.RunAgain(cmd.Context(), s.dir, f.Receipt.ID, o)
			if err != nil {
				return err
			}
			return s.replayed(p, f.Receipt)
		},
	}
	f := cmd.Flags()
	isolationFlags(cmd, &isolation, &uids)
	f.StringVar(&script, "script", "", "`file` with the script, if the record has not stored it")
	f.StringVar(&data, "data", "", "`file` with the JSON array of arguments, if the record has not stored it")
	f.StringVar(&rules, "policy", "", "TOML `file` with the policy, if the record has not stored it")
	return cmd
}

func readReplay(o *record.ReplayOptions, script, data, rules string) (err error) {
	if script != "" {
		if o.Script, err = os.ReadFile(script); err != nil {
			return err
		}
	}
	if data != "" {
		if o.Data, err = os.ReadFile(data); err != nil {
			return err
		}
	}
	if rules != "" {
		o.Policy, err = policy.Load(rules)
	}
	return err
}

func (s *auditSettings) replayed(p *record.Replay, r *audit.Receipt) error {
	if s.json {
		if err := writeJSON(os.Stdout, p); err != nil {
			return err
		}
	} else {
		for _, d := range p.Differences {
			fmt.Printf("%s: recorded %s, now %s\n", d.What, d.Recorded, d.Now)
		}
		for _, n := range p.Notes {
			fmt.Printf("note: %s\n", n)
		}
		if len(p.Differences) == 0 {
			fmt.Printf("the same: %s, %d steps, result %s, output %s\n", r.Status, r.Usage.Steps, r.Result.SHA256[:12], r.Output.SHA256[:12])
		}
	}
	if len(p.Differences) > 0 {
		return exitStatus(exitBroken)
	}
	return nil
}

func (s *auditSettings) forward() *cobra.Command {
	var follow, state bool
	cmd := &cobra.Command{
		Use:   "forward",
		Short: "Send receipts to the collectors that DIR/forward names, and say how far they are",
		Long: `forward sends what has not been sent yet to each destination in the file
DIR/forward, and prints how far each has come. Whatever keeps the record does so
by itself while it runs; this is for what is left when it has ended, and for
looking. The exit status is 1 if a destination has not taken everything.`,
		Example: "  vivarium audit forward --audit record --state",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if s.dir == "" {
				return errNoRecord
			}
			to, err := forward.Open(s.dir)
			if err != nil {
				return err
			}
			if len(to) == 0 {
				return fmt.Errorf("no destination is named in %s", audit.ForwardFile(s.dir))
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			if !state {
				if err := s.send(ctx, to, follow); err != nil {
					return err
				}
			}
			return s.states(to)
		},
	}
	cmd.Flags().BoolVar(&follow, "follow", false, "go on sending what others write, until interrupted")
	cmd.Flags().BoolVar(&state, "state", false, "send nothing")
	cmd.MarkFlagsMutuallyExclusive("follow", "state")
	return cmd
}

// send delivers what waits, to all destinations at once; failures are in their
// cursors.
func (s *auditSettings) send(ctx context.Context, to []forward.Destination, follow bool) error {
	if follow {
		f, err := forward.New(s.dir, to)
		if err != nil {
			return err
		}
		f.Start()
		<-ctx.Done()
		f.Close()
		return nil
	}
	release, err := forward.Lock(s.dir)
	if err != nil {
		return err
	}
	defer release()
	var wait sync.WaitGroup
	for _, d := range to {
		wait.Go(func() { _ = forward.Once(ctx, s.dir, d) })
	}
	wait.Wait()
	return nil
}

func (s *auditSettings) states(to []forward.Destination) error {
	list, err := forward.States(s.dir, to)
	if err != nil {
		return err
	}
	behind := false
	for _, d := range list {
		behind = behind || d.Waiting > 0 || d.Failures > 0
	}
	if s.json {
		err = writeJSON(os.Stdout, list)
	} else {
		for _, d := range list {
			fmt.Println(safeText(stateLine(d)))
		}
	}
	if err == nil && behind {
		return exitStatus(exitBroken)
	}
	return err
}

// stateLine tells in a line how far a destination has come.
func stateLine(d forward.State) string {
	text := fmt.Sprintf("%s  %s  %d sent, %d waiting", d.Name, d.URL, d.Sent, d.Waiting)
	if d.Rejected > 0 {
		text += fmt.Sprintf(", %d rejected", d.Rejected)
	}
	if d.Failures > 0 {
		text += fmt.Sprintf("; failing since %s, next try %s", d.Since, d.Next)
	}
	if d.Error != "" {
		text += ": " + d.Error
	}
	return text
}
