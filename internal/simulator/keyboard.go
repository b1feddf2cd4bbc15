package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of keyboards. The count and size of inline buttons are the server's, as observed; more than 8 in a row do not fit a phone.
const (
	maxData   = 64 // bytes of callback_data
	maxRow    = 8
	maxInline = 100
	maxMarkup = 9 << 10
	maxCopy   = 256
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
	if !json.Valid([]byte(raw)) {
		return nil, bad("can't parse reply keyboard markup JSON object")
	}
	if json.Unmarshal([]byte(raw), &object) != nil || object == nil {
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
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(rest, &m); err != nil {
		return nil, bad("%s", fieldFault(err))
	}
	return m.checked()
}

// decodeKeys reads a reply keyboard, whose keys may be plain strings.
func decodeKeys(object map[string]json.RawMessage, m *Markup) error {
	rows, err := takeRows(object, "keyboard", `field "keyboard" must be an Array of Arrays`)
	for _, row := range rows {
		keys := make([]Key, len(row))
		for i, cell := range row {
			if json.Unmarshal(cell, &keys[i].Text) == nil {
				continue
			}
			if fault := decodeCell(cell, &keys[i], "KeyboardButton must be a String or an Object"); fault != "" {
				return bad("can't parse keyboard button: %s", fault)
			}
		}
		m.Keyboard = append(m.Keyboard, keys)
	}
	return err
}

func decodeButtons(object map[string]json.RawMessage, m *Markup) error {
	rows, err := takeRows(object, "inline_keyboard", `field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`)
	for _, row := range rows {
		buttons := make([]Button, len(row))
		for i, cell := range row {
			fault := decodeCell(cell, &buttons[i], "InlineKeyboardButton must be an Object")
			if fault == "" && buttons[i].idle() {
				fault = "Text buttons are unallowed in the inline keyboard"
			}
			if fault != "" {
				return bad("can't parse inline keyboard button: %s", fault)
			}
		}
		if len(buttons) > 0 {
			m.Inline = append(m.Inline, buttons)
		}
	}
	return err
}

// takeRows takes the rows of a keyboard out of a markup's object.
func takeRows(object map[string]json.RawMessage, field, fault string) ([][]json.RawMessage, error) {
	raw := object[field]
	delete(object, field)
	if raw == nil {
		return nil, nil
	}
	var rows []json.RawMessage
	if json.Unmarshal(raw, &rows) != nil {
		return nil, bad("field %q must be of type Array", field)
	}
	out := make([][]json.RawMessage, len(rows))
	for i, row := range rows {
		if json.Unmarshal(row, &out[i]) != nil || out[i] == nil {
			return nil, bad("%s", fault)
		}
	}
	return out, nil
}

// decodeCell reads one button into to, and tells what is wrong with it; notObject is the fault of what is no object.
func decodeCell(cell json.RawMessage, to any, notObject string) string {
	var object map[string]json.RawMessage
	if json.Unmarshal(cell, &object) != nil || object == nil {
		return notObject
	}
	if object["text"] == nil {
		return `Can't find field "text"`
	}
	if err := json.Unmarshal(cell, to); err != nil {
		return fieldFault(err)
	}
	return ""
}

// fieldFault names the field that has the wrong type.
func fieldFault(err error) string {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return "Expected an Object"
	}
	kinds := map[reflect.Kind]string{reflect.String: "String", reflect.Bool: "Boolean", reflect.Slice: "Array", reflect.Int64: "Number"}
	return fmt.Sprintf("Field %q must be of type %s", wrong.Field, or(kinds[wrong.Type.Kind()], "Object"))
}

// idle tells that a button does nothing when pressed.
func (b Button) idle() bool {
	return b.Data == "" && b.URL == "" && b.WebApp == nil && b.Switch == nil && b.SwitchCurrent == nil && b.Copy == nil && b.Disabled == nil
}

// check refuses a button that Telegram would not take.
func (b Button) check() error {
	switch {
	case !utf8.ValidString(b.Text):
		return bad("inline keyboard button text must be encoded in UTF-8")
	case strings.TrimSpace(b.Text) == "":
		return bad("inline keyboard button text must be non-empty")
	case len(b.Data) > maxData:
		return bad("BUTTON_DATA_INVALID")
	case b.Copy != nil && (b.Copy.Text == "" || runes(b.Copy.Text) > maxCopy):
		return bad("BUTTON_COPY_TEXT_INVALID")
	}
	if fault := linkFault(b.URL, false); b.URL != "" && fault != "" {
		return bad("inline keyboard button URL '%s' is invalid: %s", b.URL, fault)
	}
	if b.WebApp == nil {
		return nil
	}
	if fault := linkFault(b.WebApp.URL, true); fault != "" {
		return bad("inline keyboard button Web App URL '%s' is invalid: %s", b.WebApp.URL, fault)
	}
	return nil
}

// take keeps the one keyboard that counts where several are given.
func (m *Markup) take() {
	switch {
	case len(m.Keyboard) > 0:
		m.Inline, m.Remove = nil, false
	case len(m.Inline) > 0:
		m.Remove = false
	case m.Remove:
		m.ForceReply = false
	}
}

// checked refuses what is wrong with a keyboard as a whole, once its parts have been read.
func (m *Markup) checked() (*Markup, error) {
	m.take()
	for _, b := range slices.Concat(m.Inline...) {
		if err := b.check(); err != nil {
			return nil, err
		}
	}
	for _, row := range m.Inline {
		if len(row) > maxRow {
			return nil, bad("reply markup is too long")
		}
	}
	switch {
	case len(slices.Concat(m.Inline...)) > maxInline:
		return nil, bad("reply markup is too long")
	case slices.ContainsFunc(slices.Concat(m.Keyboard...), func(k Key) bool { return strings.TrimSpace(k.Text) == "" }):
		return nil, bad("keyboard button text must be non-empty")
	case len(m.Inline) == 0 && m.plain():
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

// linkFault tells what is wrong with an address, in Telegram's words; "" where nothing is.
func linkFault(s string, webApp bool) string {
	if !strings.Contains(s, "://") {
		s = "http://" + s
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "Wrong HTTP URL"
	case u.Scheme == "tg" && !webApp:
		return ""
	case u.Scheme != "http" && u.Scheme != "https":
		return "Unsupported URL protocol"
	case webApp && u.Scheme != "https":
		return "Only HTTPS links are allowed"
	case !strings.Contains(u.Host, "."):
		return "Wrong HTTP URL"
	}
	return ""
}
