package simulator

import (
	"encoding/json"
	"strconv"
)

const (
	minAlbum = 2
	maxAlbum = 10
)

// albumItem is one InputMedia of sendMediaGroup.
type albumItem struct {
	Type      string          `json:"type"`
	Media     string          `json:"media"`
	Caption   string          `json:"caption"`
	ParseMode string          `json:"parse_mode"`
	Entities  json.RawMessage `json:"caption_entities"`
}

// sendMediaGroup sends pictures, or files, that stand together. It has no reply_markup.
func (s *Server) sendMediaGroup(c *call) (any, error) {
	items, err := c.album()
	if err != nil {
		return nil, err
	}
	delete(c.values, "reply_markup")
	e, err := s.envelope(c)
	if err != nil {
		return nil, err
	}
	list := make([]*Message, len(items))
	for i, item := range items {
		if list[i], err = s.albumMessage(c, item); err != nil {
			return nil, err
		}
	}
	if err := s.throttle(e.chat, len(list)); err != nil {
		return nil, err
	}
	return s.postAlbum(e, list), nil
}

func (s *Server) postAlbum(e envelope, list []*Message) []*Message {
	group := s.albumID()
	for i, m := range list {
		m.MediaGroupID = group
		list[i] = s.post(e, m)
	}
	return list
}

func (s *Server) albumID() string { return strconv.FormatInt(13000000000000000+s.nextKey(), 10) }

// album reads what the album is to hold.
func (c *call) album() ([]albumItem, error) {
	var items []albumItem
	raw := c.str("media")
	if raw == "" || json.Unmarshal([]byte(raw), &items) != nil {
		return nil, bad("can't parse media JSON object")
	}
	if len(items) < minAlbum || len(items) > maxAlbum {
		return nil, bad("too many messages to send as an album")
	}
	for i, item := range items {
		if item.Type != "photo" && item.Type != "document" {
			return nil, bad(`can't parse InputMedia: type "%s" can't be used in sendMediaGroup`, item.Type)
		}
		if item.Type != items[0].Type {
			return nil, bad("document can't be mixed with other media types")
		}
		if item.Media == "" {
			return nil, bad("failed to send message #%d with the error message \"media not found\"", i+1)
		}
	}
	return items, nil
}

func (s *Server) albumMessage(c *call, item albumItem) (*Message, error) {
	given, err := c.attached(item.Media)
	if err != nil {
		return nil, err
	}
	own := params{values: map[string]string{
		"caption": item.Caption, "parse_mode": item.ParseMode, "caption_entities": string(item.Entities),
	}}
	t, err := own.styledText(inCaption)
	if err != nil {
		return nil, err
	}
	if t, err = t.caption(); err != nil {
		return nil, err
	}
	m := &Message{Caption: t.text, CaptionEntities: t.entities}
	if item.Type == "photo" {
		m.Photo, err = s.photo(given)
	} else {
		m.Document, err = s.document(given)
	}
	return m, err
}
