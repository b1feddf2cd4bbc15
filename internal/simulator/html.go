package simulator

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"
)

// tagEntities maps the tags of parse_mode HTML to the entities they make.
var tagEntities = map[string]string{
	"a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler", "tg-spoiler": "spoiler",
	"tg-emoji": "custom_emoji", "tg-time": "date_time", "pre": "pre", "code": "code", "blockquote": "blockquote",
}

// htmlNames are the named references that Telegram knows; all others stay as they are written.
var htmlNames = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"'}

// htmlParser walks a text once. Offsets in errors count bytes of the source, as Telegram's do.
type htmlParser struct {
	src      string
	at       int
	out      strings.Builder
	units    int // of UTF-16 in out
	open     []openTag
	entities []Entity
}

// openTag is a start tag whose end has not come.
type openTag struct {
	name, argument string
	units, bytes   int // where its content begins in out
}

// parseHTML reads a text as parse_mode HTML, and refuses what Telegram refuses.
func parseHTML(src string) (styled, error) {
	p := &htmlParser{src: src}
	for p.at < len(src) {
		if err := p.step(); err != nil {
			return styled{}, err
		}
	}
	if n := len(p.open); n > 0 {
		return styled{}, parseFault("Can't find end tag corresponding to start tag \"%s\"", p.open[n-1].name)
	}
	return styled{p.out.String(), tidy(p.entities)}, nil
}

func parseFault(format string, args ...any) *refusal {
	return bad("can't parse entities: "+format, args...)
}

func (p *htmlParser) step() error {
	switch {
	case p.peek() == '&':
		p.emit(p.reference())
		return nil
	case p.peek() != '<':
		r, size := utf8.DecodeRuneInString(p.src[p.at:])
		p.at += size
		p.emit(r)
		return nil
	case strings.HasPrefix(p.src[p.at:], "</"):
		return p.endTag()
	}
	return p.startTag()
}

// peek returns the next byte, 0 at the end.
func (p *htmlParser) peek() byte {
	if p.at < len(p.src) {
		return p.src[p.at]
	}
	return 0
}

func (p *htmlParser) emit(r rune) {
	p.out.WriteRune(r)
	p.units += utf16Width(r)
}

// reference reads &lt; and its like; an ampersand that begins none stands for itself.
func (p *htmlParser) reference() rune {
	rest := p.src[p.at+1:]
	end := strings.IndexFunc(rest, func(r rune) bool { return r != '#' && !isWordByte(r) })
	if end < 0 {
		end = len(rest)
	}
	r := namedRune(rest[:end])
	if r == 0 {
		p.at++
		return '&'
	}
	p.at += 1 + end
	if p.peek() == ';' {
		p.at++
	}
	return r
}

func namedRune(name string) rune {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return htmlNames[name]
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || n >= 0x10ffff || !utf8.ValidRune(rune(n)) {
		return 0
	}
	return rune(n)
}

func isWordByte(r rune) bool {
	return r < utf8.RuneSelf && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
}

func isBlank(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == 0
}

// until moves to the first byte that is blank (the end included) or one of stops, and returns what it passed.
func (p *htmlParser) until(stops string) string {
	begin := p.at
	for !isBlank(p.peek()) && strings.IndexByte(stops, p.peek()) < 0 {
		p.at++
	}
	return p.src[begin:p.at]
}

func (p *htmlParser) skipBlanks() {
	for p.at < len(p.src) && isBlank(p.peek()) {
		p.at++
	}
}

// startTag reads <name attribute="value">.
func (p *htmlParser) startTag() error {
	begin := p.at
	p.at++
	tag := openTag{name: strings.ToLower(p.until(">")), units: p.units, bytes: p.out.Len()}
	if p.at == len(p.src) {
		return parseFault("Unclosed start tag at byte offset %d", begin)
	}
	if tagEntities[tag.name] == "" {
		return parseFault(`Unsupported start tag "%s" at byte offset %d`, tag.name, begin)
	}
	for p.skipBlanks(); p.peek() != '>'; p.skipBlanks() {
		if err := p.attribute(&tag, begin); err != nil {
			return err
		}
	}
	p.at++
	if tag.name == "span" && tag.argument != "tg-spoiler" {
		return parseFault(`Tag "span" must have class "tg-spoiler" at byte offset %d`, begin)
	}
	p.open = append(p.open, tag)
	return nil
}

func (p *htmlParser) attribute(tag *openTag, begin int) error {
	if p.at == len(p.src) {
		return parseFault("Unclosed start tag at byte offset %d", begin)
	}
	name := p.until("=>/\"'")
	if name == "" {
		return parseFault("Empty attribute name in the tag \"%s\" at byte offset %d", tag.name, begin)
	}
	p.skipBlanks()
	value := ""
	if p.peek() == '=' {
		p.at++
		p.skipBlanks()
		var err error
		if value, err = p.value(); err != nil {
			return err
		}
	}
	if p.at == len(p.src) {
		return parseFault("Unclosed start tag at byte offset %d", begin)
	}
	tag.take(strings.ToLower(name), value)
	return nil
}

// value reads a quoted string, or a bare token of letters, digits, periods and hyphens.
func (p *htmlParser) value() (string, error) {
	quote := p.peek()
	if quote != '"' && quote != '\'' {
		return p.token()
	}
	p.at++
	var value strings.Builder
	for p.at < len(p.src) && p.peek() != quote {
		if p.peek() == '&' {
			value.WriteRune(p.reference())
			continue
		}
		value.WriteByte(p.peek())
		p.at++
	}
	p.at = min(p.at+1, len(p.src))
	return value.String(), nil
}

func (p *htmlParser) token() (string, error) {
	begin := p.at
	for isWordByte(rune(p.peek())) || p.peek() == '.' || p.peek() == '-' {
		p.at++
	}
	if p.at < len(p.src) && !isBlank(p.peek()) && p.peek() != '>' {
		return "", parseFault("Unexpected end of name token at byte offset %d", begin)
	}
	return strings.ToLower(p.src[begin:p.at]), nil
}

// take keeps the attribute that means something for the tag.
func (t *openTag) take(attribute, value string) {
	switch t.name + " " + attribute {
	case "a href", "tg-emoji emoji-id", "span class", "tg-time unix":
		t.argument = value
	case "code class":
		if language, ok := strings.CutPrefix(value, "language-"); ok {
			t.argument = language
		}
	case "blockquote expandable":
		t.argument = "expandable"
	}
}

// endTag reads </name>, or </> for whatever is open.
func (p *htmlParser) endTag() error {
	begin := p.at
	if len(p.open) == 0 {
		return parseFault("Unexpected end tag at byte offset %d", begin)
	}
	p.at += len("</")
	name := strings.ToLower(p.until(">"))
	p.skipBlanks()
	if p.peek() != '>' {
		return parseFault("Unclosed end tag at byte offset %d", begin)
	}
	p.at++
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return parseFault(`Unmatched end tag at byte offset %d, expected "</%s>", found "</%s>"`, begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	p.closeTag(tag)
	return nil
}

// closeTag makes the entity of a tag whose end has come; a tag around nothing makes none.
func (p *htmlParser) closeTag(tag openTag) {
	e := Entity{Type: tagEntities[tag.name], Offset: tag.units, Length: p.units - tag.units}
	if e.Length == 0 {
		return
	}
	switch tag.name {
	case "a":
		p.link(e, or(tag.argument, p.out.String()[tag.bytes:]))
		return
	case "tg-emoji":
		e.EmojiID = tag.argument
	case "code", "pre":
		e.Language = tag.argument
		if p.joinCode(e) {
			return
		}
		e.Language = ""
	case "blockquote":
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	}
	p.entities = append(p.entities, e)
}

// link adds a link, unless its address is none: Telegram drops such links silently.
func (p *htmlParser) link(e Entity, address string) {
	if id, ok := strings.CutPrefix(address, "tg://user?id="); ok {
		if n, err := strconv.ParseInt(id, 10, 64); err == nil {
			e.Type, e.User = "text_mention", &Account{ID: n}
			p.entities = append(p.entities, e)
		}
		return
	}
	if linkFault(address, false) != "" {
		return
	}
	if !strings.Contains(address, "://") {
		address = "http://" + address
	}
	if u, err := url.Parse(address); err == nil && u.Path == "" && u.Scheme != "tg" {
		u.Path = "/"
		address = u.String()
	}
	e.URL = address
	p.entities = append(p.entities, e)
}

// joinCode makes one entity of <pre><code class="language-x">: the inner tag, closed just before, left its mark as a code entity.
func (p *htmlParser) joinCode(e Entity) bool {
	if e.Type == "code" {
		if e.Language != "" {
			p.entities = append(p.entities, e)
		}
		return e.Language != ""
	}
	n := len(p.entities) - 1
	if n < 0 || p.entities[n].Type != "code" || p.entities[n].Offset != e.Offset || p.entities[n].Length != e.Length {
		return false
	}
	p.entities[n].Type = "pre"
	return true
}
