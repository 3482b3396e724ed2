package native

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// wrongCall returns what is to be called, or says what is wrong with a call
// before it is made: it is the host's mistake then, and costs the script
// nothing.
func (s *session) wrongCall(function string, args engine.Arguments) (fn py.Value, o engine.Outcome, wrong bool) {
	fn, kind, message := s.callable(function)
	if kind != "" {
		return fn, engine.Outcome{Error: &engine.Error{Type: kind, Message: message}}, true
	}
	for _, a := range args.JSON {
		if limit := s.config.Limits.Data; limit > 0 && len(a) > limit {
			return fn, engine.Outcome{Limit: &engine.Limit{Name: "size", Value: int64(limit)}}, true
		}
	}
	return fn, engine.Outcome{}, false
}

// callable returns what of the script has a name, or the type and the text of
// the error if there is nothing of this name to call.
func (s *session) callable(function string) (v py.Value, kind, message string) {
	if s.module == nil {
		return v, "NameError", fmt.Sprintf("the script has not run, so there is no function %q", function)
	}
	v = s.module.NS.Get(function)
	switch {
	case v.IsNil():
		message = fmt.Sprintf("the script defines no function %q", function)
		if near := py.Suggest(function, s.functions()); near != "" {
			message += "; did you mean " + near + "?"
		}
		return v, "NameError", message
	case !py.Callable(v):
		return v, "TypeError", fmt.Sprintf("%q is no function of the script but of type %s", function, v.Type().Name)
	}
	return v, "", ""
}

// functions lists what the script defines to be called, in its order.
func (s *session) functions() []string {
	var names []string
	for _, name := range s.module.NS.Names() {
		if v := s.module.NS.Get(name); v.Kind() == py.KindFunction || v.Kind() == py.KindType {
			names = append(names, name)
		}
	}
	return names
}
