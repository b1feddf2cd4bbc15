package simulator

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// Entity marks a part of a text. Offset and Length count UTF-16 units, as the Bot API does.
type Entity struct {
	Type     string   `json:"type"`
	Offset   int      `json:"offset"`
	Length   int      `json:"length"`
	URL      string   `json:"url,omitempty"`
	User     *Account `json:"user,omitempty"`
	Language string   `json:"language,omitempty"`
	EmojiID  string   `json:"custom_emoji_id,omitempty"`
}

// parseEntities reads entities given as JSON; what is no list is ignored, entities that do not fit the text are refused.
func parseEntities(text, raw string) ([]Entity, error) {
	var list, kept []Entity
	if json.Unmarshal([]byte(raw), &list) != nil {
		return nil, nil
	}
	for _, e := range list {
		if slices.Contains(foundTypes, e.Type) || e.Length == 0 {
			continue
		}
		if err := checkEntity(text, e); err != nil {
			return nil, err
		}
		kept = append(kept, e)
	}
	return kept, nil
}

// Entities that may be given, and those that Telegram finds by itself and ignores where they are given.
var (
	givenTypes = strings.Fields("bold italic underline strikethrough spoiler code pre text_link text_mention custom_emoji blockquote" +
		" expandable_blockquote date_time")
	foundTypes = strings.Fields("mention hashtag cashtag bot_command url email phone_number bank_card_number")
)

func checkEntity(text string, e Entity) error {
	end := utf16Len(text)
	switch {
	case !slices.Contains(givenTypes, e.Type):
		return bad("can't parse MessageEntity: Unsupported type specified")
	case e.Offset < 0 || e.Length < 0:
		return bad("can't parse entities: entity has invalid offset or length")
	case e.Offset > end:
		return bad("entity begins after the end of the text at UTF-16 offset %d", e.Offset)
	case e.Offset+e.Length > end:
		return bad("entity ends after the end of the text at UTF-16 offset %d", e.Offset+e.Length)
	}
	if fault := linkFault(e.URL, false); e.Type == "text_link" && fault != "" {
		return bad("entity URL '%s' is invalid: %s", e.URL, fault)
	}
	if at, ok := byteAt(text, e.Offset); !ok {
		return bad("entity begins in a middle of a UTF-16 symbol at byte offset %d", at)
	}
	if at, ok := byteAt(text, e.Offset+e.Length); !ok {
		return bad("entity ends in a middle of a UTF-16 symbol at byte offset %d", at)
	}
	return nil
}

// byteAt converts an offset in UTF-16 units to one in bytes; ok is false inside a surrogate pair.
func byteAt(text string, units int) (at int, ok bool) {
	for i, r := range text {
		if units <= 0 {
			return i, units == 0
		}
		units -= utf16Width(r)
	}
	return len(text), units == 0
}

func utf16Width(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += utf16Width(r)
	}
	return n
}

// tidy sorts entities, outer first, and keeps code free of any other: what surrounds it is split around it.
func tidy(list []Entity) []Entity {
	var out []Entity
	for _, e := range list {
		if e.Type == "code" || e.Type == "pre" || e.Type == "blockquote" || e.Type == "expandable_blockquote" {
			out = append(out, e)
			continue
		}
		out = append(out, e.outside(list)...)
	}
	for i := range out {
		if out[i].Type == "code" {
			out[i].Language = ""
		}
	}
	sortEntities(out)
	return out
}

// outside returns the parts of an entity that lie in no code.
func (e Entity) outside(list []Entity) []Entity {
	parts := []Entity{e}
	for _, code := range list {
		if code.Type != "code" && code.Type != "pre" {
			continue
		}
		var rest []Entity
		for _, p := range parts {
			rest = append(rest, p.span(p.Offset, min(p.end(), code.Offset))...)
			rest = append(rest, p.span(max(p.Offset, code.end()), p.end())...)
		}
		parts = rest
	}
	return parts
}

func (e Entity) end() int { return e.Offset + e.Length }

// span is the entity from begin to end, or none where that is empty.
func (e Entity) span(begin, end int) []Entity {
	if begin >= end {
		return nil
	}
	e.Offset, e.Length = begin, end-begin
	return []Entity{e}
}

func sortEntities(list []Entity) {
	slices.SortStableFunc(list, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length))
	})
}
