package bytecode

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Disassemble returns code and the codes nested in it as text, one instruction a line, with jump targets as absolute
// positions and constants and names written out.
func Disassemble(code *Code) string {
	var b strings.Builder
	disassemble(&b, code)
	return b.String()
}

func disassemble(b *strings.Builder, code *Code) {
	fmt.Fprintf(b, "%s: %d registers, %d locals", code.Qualname, code.NumRegs, code.NumLocals)
	for _, part := range []struct {
		title string
		names []string
	}{{"params", code.Params.Names}, {"cells", code.Cells}, {"free", code.Free}} {
		if len(part.names) > 0 {
			fmt.Fprintf(b, "; %s %s", part.title, strings.Join(part.names, " "))
		}
	}
	fmt.Fprintf(b, "; cost %d\n", code.EntryCost)
	for pc := 0; pc < len(code.Instrs); pc++ {
		if !code.IsExtra(pc) {
			fmt.Fprintf(b, "%4d  %s\n", pc, code.Format(pc))
		}
	}
	for _, h := range code.Handlers {
		fmt.Fprintf(b, "      [%d, %d) raises to %d in R%d\n", h.Start, h.End, h.Target, h.Reg)
	}
	for i, l := range code.Loops {
		fmt.Fprintf(b, "      loop %d [%d, %d) cost %d\n", i, l.Start, l.End, l.Cost)
	}
	for _, child := range code.Children {
		b.WriteByte('\n')
		disassemble(b, child)
	}
}

// Format returns the instruction at pc as text.
func (c *Code) Format(pc int) string {
	i := c.Instrs[pc]
	info := i.Op.Info()
	name := info.Name
	if i.X != 0 {
		name += "." + strconv.Itoa(int(i.X))
	}
	parts := c.formatWord(pc, i, info.Word, nil)
	if info.Extra != nil && pc+1 < len(c.Instrs) {
		parts = c.formatWord(pc, c.Instrs[pc+1], *info.Extra, parts)
	}
	if len(parts) == 0 {
		return name
	}
	return fmt.Sprintf("%-18s %s", name, strings.Join(parts, " "))
}

func (c *Code) formatWord(pc int, i Instr, word [3]Operand, parts []string) []string {
	for n, o := range word {
		if o.Kind == Unused || o.Kind == Upper {
			continue
		}
		parts = append(parts, c.formatOperand(pc, o, i.field(n, o.Wide)))
	}
	return parts
}

// field returns operand n of i; wide and offset operands are sign-extended by their readers.
func (i Instr) field(n int, wide bool) int {
	if wide {
		return int(i.Wide())
	}
	return int([3]uint16{i.A, i.B, i.C}[n])
}

func (c *Code) formatOperand(pc int, o Operand, v int) string {
	switch o.Kind {
	case Constant, TupleConstant, TupleOrNone:
		if o.Kind == TupleOrNone && v == NoReg {
			return "-"
		}
		return "K(" + FormatConst(at(c.Consts, v)) + ")"
	case NameIndex:
		return at(c.Names, v)
	case CellIndex, OwnCell:
		return "F(" + c.CellName(v) + ")"
	case Offset:
		return "->" + strconv.Itoa(pc+1+signed(v, o.Wide))
	case Imm:
		return "#" + strconv.Itoa(signed(v, o.Wide))
	case Count:
		return strconv.Itoa(v)
	case LoopIndex:
		return "L" + strconv.Itoa(v)
	case ChildIndex:
		if v < len(c.Children) {
			return "<" + c.Children[v].Name + ">"
		}
		return "<?>"
	}
	return c.formatRegister(o, v)
}

func (c *Code) formatRegister(o Operand, v int) string {
	if v == NoReg && o.Kind == ReadOrNone {
		return "-"
	}
	reg := "R" + strconv.Itoa(v)
	if v < c.NumLocals && v < len(c.Locals) {
		reg += "(" + c.Locals[v] + ")"
	}
	return reg
}

func signed(v int, wide bool) int {
	if wide {
		return v
	}
	return int(int16(v))
}

func at[T any](list []T, i int) (zero T) {
	if i < 0 || i >= len(list) {
		return zero
	}
	return list[i]
}

// CellName returns the name of F[i].
func (c *Code) CellName(i int) string {
	if i < len(c.Cells) {
		return c.Cells[i]
	}
	return at(c.Free, i-len(c.Cells))
}

// FormatConst returns a constant roughly as Python writes it, cut to a bounded length.
func FormatConst(k any) string {
	switch k := k.(type) {
	case nil:
		return "None"
	case bool:
		if k {
			return "True"
		}
		return "False"
	case string:
		return cut(strconv.Quote(k))
	case []byte:
		return cut("b" + strconv.Quote(string(k)))
	case *big.Int:
		if k.BitLen() > 256 {
			return fmt.Sprintf("int of %d bits", k.BitLen())
		}
		return k.String()
	case Ellipsis:
		return "..."
	case Tuple:
		return "(" + formatConsts(k) + ")"
	case FrozenSet:
		return "{" + formatConsts(k) + "}"
	case float64:
		return strconv.FormatFloat(k, 'g', -1, 64) + "f"
	}
	return fmt.Sprint(k)
}

func formatConsts(items []any) string {
	var parts []string
	for i, k := range items {
		if i == 20 {
			parts = append(parts, fmt.Sprintf("… %d more", len(items)-i))
			break
		}
		parts = append(parts, FormatConst(k))
	}
	return strings.Join(parts, ", ")
}

func cut(text string) string {
	if len(text) > 80 {
		return text[:77] + "…"
	}
	return text
}
