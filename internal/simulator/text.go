package simulator

import (
	"reflect"
	"strings"
	"unicode/utf8"
)

// Lengths of texts. Messages and captions count code points after parsing (tdlib utf8_length), raw texts count bytes.
const (
	maxText    = 4096
	maxCaption = 1024
	maxRaw     = 1 << 15
	maxToast   = 200
)

// styled is a text with the parts that are marked in it.
type styled struct {
	text     string
	entities []Entity
}

// textNames tells where a call keeps a text: in "text" and "entities", or in "caption" and "caption_entities".
type textNames struct{ text, entities string }

var (
	inText    = textNames{"text", "entities"}
	inCaption = textNames{"caption", "caption_entities"}
)

// styledText reads a text by its parse_mode, or by its entities.
func (p params) styledText(at textNames) (styled, error) {
	raw := p.str(at.text)
	if len(raw) > maxRaw {
		return styled{}, bad("text is too long")
	}
	if !utf8.ValidString(raw) {
		return styled{}, bad("strings must be encoded in UTF-8")
	}
	mode := strings.ToLower(p.str("parse_mode"))
	if raw == "" {
		mode = ""
	}
	switch mode {
	case "html":
		return parseHTML(raw)
	case "", "none":
		entities, err := parseEntities(raw, p.str(at.entities))
		return styled{raw, entities}, err
	case "markdown", "markdownv2":
		return styled{}, bad("parse_mode %s is not simulated", p.str("parse_mode"))
	}
	return styled{}, bad("unsupported parse_mode")
}

// settle does to a text what Telegram's server does: control characters and outer blanks go, entities follow, links and commands
// are marked.
func (t styled) settle() styled {
	t = t.clean().trim()
	t.entities = withFound(t.text, t.entities)
	return t
}

// clean replaces control characters; each is one UTF-16 unit, so entities stay where they are. Carriage returns vanish.
func (t styled) clean() styled {
	for at := strings.IndexByte(t.text, '\r'); at >= 0; at = strings.IndexByte(t.text, '\r') {
		t = t.cut(at, at+1)
	}
	t.text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' {
			return ' '
		}
		return r
	}, t.text)
	return t
}

// trim drops blanks at both ends.
func (t styled) trim() styled {
	kept := strings.TrimRight(t.text, " \n")
	t = t.cut(len(kept), len(t.text))
	return t.cut(0, len(t.text)-len(strings.TrimLeft(t.text, " \n")))
}

// cut removes the bytes from begin to end and moves the entities with the text.
func (t styled) cut(begin, end int) styled {
	if begin == end {
		return t
	}
	from, gone := utf16Len(t.text[:begin]), utf16Len(t.text[begin:end])
	move := func(at int) int { return at - min(max(at-from, 0), gone) }
	out := styled{text: t.text[:begin] + t.text[end:]}
	for _, e := range t.entities {
		last := move(e.Offset + e.Length)
		e.Offset = move(e.Offset)
		e.Length = last - e.Offset
		if e.Length > 0 {
			out.entities = append(out.entities, e)
		}
	}
	return out
}

func (t styled) equal(other styled) bool {
	return t.text == other.text && len(t.entities) == len(other.entities) &&
		(len(t.entities) == 0 || reflect.DeepEqual(t.entities, other.entities))
}

func runes(s string) int { return utf8.RuneCountInString(s) }
