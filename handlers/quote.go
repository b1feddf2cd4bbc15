package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
)

// target finds the records that a message speaks of, and what it says of them:
// those of the card that it replies to, or those whose references stand first.
func (t *turn) target(ctx context.Context) (refs []ledger.Ref, said string, err error) {
	if refs, rest := t.leadingRefs(t.m.Text); len(refs) > 0 {
		return refs, rest, nil
	}
	if q := t.m.ReplyTo; q != nil && q.Ours {
		refs, err = t.quoted(ctx, q.ID, q.Text)
	}
	return refs, t.m.Text, err
}

// quoted are the records of one of our messages: by the key under which it was
// sent, else by the references that head its lines.
func (t *turn) quoted(ctx context.Context, message int, text string) ([]ledger.Ref, error) {
	key, err := t.SentKey(ctx, t.m.Room.ID, message)
	if err := ignoreMissing(err); err != nil {
		return nil, err
	}
	if ref, ok := ledger.ParseRef(key); ok {
		return []ledger.Ref{ref}, nil
	}
	if n, ok := strings.CutPrefix(key, "M"); ok {
		id, _ := strconv.Atoi(n)
		refs, err := t.MadeBy(ctx, t.m.Room.ID, id)
		return refs, ignoreMissing(err)
	}
	if key != "" {
		return nil, nil
	}
	return t.headedBy(text), nil
}

// headedBy are the references that head the lines of a text.
func (t *turn) headedBy(text string) []ledger.Ref {
	var refs []ledger.Ref
	for line := range strings.Lines(text) {
		ref, _, ok := t.leadingRef(line)
		if !ok {
			if len(refs) == 0 {
				continue
			}
			break
		}
		refs = append(refs, ref)
	}
	return refs
}

// leadingRefs are the references that stand first (D1、D3 签约), and what follows them.
func (t *turn) leadingRefs(text string) (refs []ledger.Ref, rest string) {
	rest = text
	for {
		ref, next, ok := t.leadingRef(rest)
		if !ok || len(refs) > 0 && (ref.Kind != refs[0].Kind || slices.Contains(refs, ref)) {
			return refs, rest
		}
		refs, rest = append(refs, ref), next
	}
}

// leadingRef parts a reference that stands first from what follows it. The
// bot's name may stick to it, as to a command.
func (t *turn) leadingRef(s string) (ref ledger.Ref, rest string, ok bool) {
	if at := strings.IndexByte(s, '@'); at > 0 && t.me() != "" && len(s)-at > len(t.me()) && strings.EqualFold(s[at+1:at+1+len(t.me())], t.me()) {
		s = s[:at] + s[at+1+len(t.me()):]
	}
	if ref, rest, ok = grammar.LeadRef(s); ok {
		return ref, rest, true
	}
	return grammar.TaggedRef(s)
}
