package simulator

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of keyboards. The count and size of inline buttons are the server's, as observed; more than 8 in a row do not fit a phone.
const (
	maxData        = 64 // bytes of callback_data
	maxRow         = 8
	maxInline      = 100
	maxMarkup      = 9 << 10
	maxPlaceholder = 64
)

// Markup is a keyboard under a message (Inline), or what replaces the person's own keyboard (the rest).
type Markup struct {
	Inline      [][]Button `json:"inline_keyboard,omitempty"`
	Keyboard    [][]Key    `json:"keyboard,omitempty"`
	Remove      bool       `json:"remove_keyboard,omitempty"`
	ForceReply  bool       `json:"force_reply,omitempty"`
	Persistent  bool       `json:"is_persistent,omitempty"`
	Resize      bool       `json:"resize_keyboard,omitempty"`
	OneTime     bool       `json:"one_time_keyboard,omitempty"`
	Placeholder string     `json:"input_field_placeholder,omitempty"`
	Selective   bool       `json:"selective,omitempty"`
}

// Button is a button under a message.
type Button struct {
	Text          string          `json:"text"`
	Data          string          `json:"callback_data,omitempty"`
	URL           string          `json:"url,omitempty"`
	WebApp        *WebApp         `json:"web_app,omitempty"`
	Switch        *string         `json:"switch_inline_query,omitempty"`
	SwitchCurrent *string         `json:"switch_inline_query_current_chat,omitempty"`
	Copy          *CopyText       `json:"copy_text,omitempty"`
	Style         string          `json:"style,omitempty"`
	Icon          string          `json:"icon_custom_emoji_id,omitempty"`
	Disabled      json.RawMessage `json:"disabled,omitempty"`
}

// Key is a button of the keyboard that replaces the person's own: it sends its text.
type Key struct {
	Text     string  `json:"text"`
	Contact  bool    `json:"request_contact,omitempty"`
	Location bool    `json:"request_location,omitempty"`
	WebApp   *WebApp `json:"web_app,omitempty"`
}

// WebApp is a page that a button opens inside Telegram.
type WebApp struct {
	URL string `json:"url"`
}

// CopyText is what a button puts into the clipboard.
type CopyText struct {
	Text string `json:"text"`
}

// markup reads reply_markup. No markup, and an inline keyboard without buttons, are nil.
func (p params) markup() (*Markup, error) {
	raw, ok := p.values["reply_markup"]
	if !ok || raw == "" {
		return nil, nil
	}
	var object map[string]json.RawMessage
	if json.Unmarshal([]byte(raw), &object) != nil && !json.Valid([]byte(raw)) {
		return nil, bad("can't parse reply keyboard markup JSON object")
	}
	if object == nil {
		return nil, bad("object expected as reply markup")
	}
	var m Markup
	if err := decodeKeys(object, &m); err != nil {
		return nil, err
	}
	if err := decodeButtons(object, &m); err != nil {
		return nil, err
	}
	if len(m.Inline) > 0 && len(raw) > maxMarkup {
		return nil, bad("reply markup is too long")
	}
	return m.withFlags(object)
}

// withFlags adds what is left of the markup's object after its keyboards.
func (m Markup) withFlags(object map[string]json.RawMessage) (*Markup, error) {
	rest, err := json.Marshal(object)
	if err != nil || json.Unmarshal(rest, &m) != nil {
		return nil, bad("can't parse reply keyboard markup JSON object")
	}
	return m.checked()
}

// decodeKeys reads a reply keyboard, whose keys may be plain strings.
func decodeKeys(object map[string]json.RawMessage, m *Markup) error {
	raw := object["keyboard"]
	delete(object, "keyboard")
	if raw == nil {
		return nil
	}
	var rows [][]json.RawMessage
	if json.Unmarshal(raw, &rows) != nil {
		return bad(`field "keyboard" must be of type Array`)
	}
	for _, row := range rows {
		keys := make([]Key, len(row))
		for i, cell := range row {
			if json.Unmarshal(cell, &keys[i].Text) == nil {
				continue
			}
			if json.Unmarshal(cell, &keys[i]) != nil {
				return bad("can't parse keyboard button: KeyboardButton must be an Object")
			}
		}
		m.Keyboard = append(m.Keyboard, keys)
	}
	return nil
}

func decodeButtons(object map[string]json.RawMessage, m *Markup) error {
	raw := object["inline_keyboard"]
	delete(object, "inline_keyboard")
	if raw == nil {
		return nil
	}
	if json.Unmarshal(raw, &m.Inline) != nil {
		return bad(`field "inline_keyboard" must be of type Array`)
	}
	m.Inline = slices.DeleteFunc(m.Inline, func(row []Button) bool { return len(row) == 0 })
	for _, b := range slices.Concat(m.Inline...) {
		if err := b.check(); err != nil {
			return err
		}
	}
	return nil
}

// check refuses a button that Telegram would not take.
func (b Button) check() error {
	switch {
	case b.Text == "":
		return bad(`can't parse inline keyboard button: Field "text" must be non-empty`)
	case !utf8.ValidString(b.Text + b.Data):
		return bad("strings must be encoded in UTF-8")
	case b.actions() == 0:
		return bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case len(b.Data) > maxData:
		return bad("BUTTON_DATA_INVALID")
	case b.Copy != nil && (b.Copy.Text == "" || runes(b.Copy.Text) > 256):
		return bad("BUTTON_COPY_TEXT_INVALID")
	}
	return b.checkAddress()
}

func (b Button) checkAddress() error {
	if _, ok := httpAddress(b.URL); b.URL != "" && !ok && !strings.HasPrefix(b.URL, "tg://") {
		return bad("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", b.URL)
	}
	if b.WebApp != nil && !strings.HasPrefix(b.WebApp.URL, "https://") {
		return bad("inline keyboard button Web App URL '%s' is invalid: Only HTTPS links are allowed", b.WebApp.URL)
	}
	return nil
}

func (b Button) actions() int {
	n := 0
	for _, has := range []bool{b.Data != "", b.URL != "", b.WebApp != nil, b.Switch != nil, b.SwitchCurrent != nil,
		b.Copy != nil, b.Disabled != nil} {
		if has {
			n++
		}
	}
	return n
}

// checked refuses what is wrong with a keyboard as a whole.
func (m *Markup) checked() (*Markup, error) {
	for _, row := range m.Inline {
		if len(row) > maxRow {
			return nil, bad("reply markup is too long")
		}
	}
	if len(slices.Concat(m.Inline...)) > maxInline {
		return nil, bad("reply markup is too long")
	}
	if slices.ContainsFunc(slices.Concat(m.Keyboard...), func(k Key) bool { return k.Text == "" }) {
		return nil, bad("keyboard button text must be non-empty")
	}
	if runes(m.Placeholder) > maxPlaceholder {
		return nil, bad("input field placeholder is too long")
	}
	if len(m.Inline) == 0 && m.plain() {
		return nil, nil
	}
	return m, nil
}

// plain tells that a markup changes nothing of the person's own keyboard.
func (m *Markup) plain() bool { return len(m.Keyboard) == 0 && !m.Remove && !m.ForceReply }

// inline tells that a markup may stand under a message that is edited.
func (m *Markup) inline() bool { return m == nil || m.plain() || len(m.Inline) > 0 }

// fits refuses buttons that work in private chats only.
func (m *Markup) fits(c *chat) error {
	if m == nil || c.private() {
		return nil
	}
	for _, b := range slices.Concat(m.Inline...) {
		if b.WebApp != nil {
			return bad("BUTTON_TYPE_INVALID")
		}
	}
	for _, k := range slices.Concat(m.Keyboard...) {
		switch {
		case k.WebApp != nil:
			return bad("web App buttons can be used in private chats only")
		case k.Contact:
			return bad("phone number can be requested in private chats only")
		case k.Location:
			return bad("location can be requested in private chats only")
		}
	}
	return nil
}

func (m *Markup) equal(other *Markup) bool {
	a, _ := json.Marshal(m)
	b, _ := json.Marshal(other)
	return string(a) == string(b)
}

// httpAddress completes a web address as Telegram does; ok is false where it is none.
func httpAddress(s string) (string, bool) {
	if !strings.Contains(s, "://") {
		s = "http://" + s
	}
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "tg") || !strings.Contains(u.Host, ".") && u.Scheme != "tg" {
		return "", false
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), true
}
