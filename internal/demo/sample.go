package demo

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"time"
)

//go:embed sample
var files embed.FS

// Sample is a city's quarter: its configuration, people, companies and what
// was reported (sample/README.md).
type Sample struct {
	Config    []byte // YAML
	Companies []byte // CSV
	Members   []Member
	Messages  []Message
}

// Member is a person of the sample and the invitation that lets them in.
type Member struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Role  string `json:"role"`
	Scope string `json:"scope"`
	Lang  string `json:"lang"`
}

// Message is one thing that a person of the sample did.
type Message struct {
	N       int       `json:"n"`
	At      time.Time `json:"at"`
	From    int64     `json:"from"`
	Text    string    `json:"text"`
	EditOf  int       `json:"edit_of"`
	ReplyTo int       `json:"reply_to"`
	On      int       `json:"on"`
	Press   string    `json:"press"`
	Style   string    `json:"style"`
	Expect  Expect    `json:"expect"`
}

// Expect is what must come of a message.
type Expect struct {
	Refs    int      `json:"refs"`
	Kind    string   `json:"kind"`
	Ask     bool     `json:"ask"`
	Reject  bool     `json:"reject"`
	Changed []string `json:"changed"`
}

// Admin is the user id of the sample's first admin.
const Admin = 1001

// LoadSample reads the embedded sample.
func LoadSample() (s Sample, err error) {
	if s.Config, err = files.ReadFile("sample/config.yaml"); err != nil {
		return s, fmt.Errorf("read sample: %w", err)
	}
	if s.Companies, err = files.ReadFile("sample/companies.csv"); err != nil {
		return s, fmt.Errorf("read sample: %w", err)
	}
	members, err := files.ReadFile("sample/members.json")
	if err != nil {
		return s, fmt.Errorf("read sample: %w", err)
	}
	if err = json.Unmarshal(members, &s.Members); err != nil {
		return s, fmt.Errorf("read sample members: %w", err)
	}
	s.Messages, err = loadMessages()
	return s, err
}

func loadMessages() (list []Message, err error) {
	text, err := files.ReadFile("sample/messages.jsonl")
	if err != nil {
		return nil, fmt.Errorf("read sample: %w", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		var m Message
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			return nil, fmt.Errorf("read sample messages: %w", err)
		}
		list = append(list, m)
	}
	return list, lines.Err()
}
