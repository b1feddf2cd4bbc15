package simulator

import (
	"encoding/json"
	"regexp"
	"strings"
)

const (
	maxCommand     = 32
	maxCommandText = 256
	maxCommands    = 100
	maxAbout       = 512
	maxShortAbout  = 120
)

// Command is one line of a bot's menu.
type Command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

var commandName = regexp.MustCompile(`^[a-z0-9_]+$`)

// setMyCommands replaces the menu for a scope and a language. Without commands the menu becomes empty.
func (s *Server) setMyCommands(c *call) (any, error) {
	scope, err := c.scope()
	if err != nil {
		return nil, err
	}
	list, err := c.commands()
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := list[i].settle(); err != nil {
			return nil, err
		}
	}
	if len(list) > maxCommands {
		return nil, bad("BOT_COMMANDS_TOO_MUCH")
	}
	s.commands[scope] = list
	return true, nil
}

func (c *call) commands() ([]Command, error) {
	var list []Command
	raw := c.str("commands")
	if raw == "" {
		return nil, nil
	}
	switch err := json.Unmarshal([]byte(raw), &list); {
	case !json.Valid([]byte(raw)):
		return nil, bad("can't parse commands JSON object")
	case err != nil:
		return nil, bad("expected an Array of BotCommand")
	}
	return list, nil
}

// settle checks a command and strips its slash.
func (m *Command) settle() error {
	m.Command = strings.TrimPrefix(m.Command, "/")
	switch {
	case m.Command == "":
		return bad("command must be non-empty")
	case runes(m.Command) > maxCommand:
		return bad("command length must not exceed %d", maxCommand)
	case strings.TrimSpace(m.Description) == "":
		return bad("command description must be non-empty")
	case runes(m.Description) > maxCommandText:
		return bad("command description length must not exceed %d", maxCommandText)
	case !commandName.MatchString(m.Command):
		return bad("BOT_COMMAND_INVALID")
	}
	return nil
}

func (s *Server) getMyCommands(c *call) (any, error) {
	scope, err := c.scope()
	if err != nil {
		return nil, err
	}
	return append([]Command{}, s.commands[scope]...), nil
}

func (s *Server) deleteMyCommands(c *call) (any, error) {
	scope, err := c.scope()
	if err != nil {
		return nil, err
	}
	delete(s.commands, scope)
	return true, nil
}

// Commands returns the menu that the bot set for a scope ("default", "all_private_chats", "chat 1001" …) and a language ("" for all
// others).
func (s *Server) Commands(scope, language string) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Command(nil), s.commands[scope+" "+language]...)
}

// scope reads whom a menu is for, as "type [chat [user]] language".
func (c *call) scope() (string, error) {
	scope := struct {
		Type string
		Chat json.RawMessage `json:"chat_id"`
		User json.RawMessage `json:"user_id"`
	}{Type: "default"}
	if raw := c.str("scope"); raw != "" {
		scope.Type = ""
		if json.Unmarshal([]byte(raw), &scope) != nil {
			return "", bad("can't parse BotCommandScope JSON object")
		}
	}
	words := []string{scope.Type}
	switch scope.Type {
	case "default", "all_private_chats", "all_group_chats", "all_chat_administrators":
	case "chat", "chat_administrators":
		words = append(words, jsonText(scope.Chat))
	case "chat_member":
		words = append(words, jsonText(scope.Chat), jsonText(scope.User))
	default:
		return "", bad("can't parse BotCommandScope: Unsupported type specified")
	}
	return strings.Join(append(words, c.str("language_code")), " "), nil
}

func (s *Server) setMyDescription(c *call) (any, error) {
	return s.setAbout(c, "description", maxAbout)
}

func (s *Server) setMyShortDescription(c *call) (any, error) {
	return s.setAbout(c, "short_description", maxShortAbout)
}

func (s *Server) setAbout(c *call, field string, most int) (any, error) {
	if runes(c.str(field)) > most {
		return nil, bad("bot %s is too long", strings.ReplaceAll(field, "_", " "))
	}
	s.texts[field+" "+c.str("language_code")] = c.str(field)
	return true, nil
}

// About returns the "description" or "short_description" that the bot set for a language.
func (s *Server) About(field, language string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.texts[field+" "+language]
}
