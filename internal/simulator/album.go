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
	delete(c.values, "reply_markup") // ignored, as by Telegram
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
	switch err := json.Unmarshal([]byte(raw), &items); {
	case raw == "":
		return nil, bad(`parameter "media" is required`)
	case !json.Valid([]byte(raw)):
		return nil, bad("can't parse media JSON object")
	case err != nil:
		return nil, bad("expected an Array of InputMedia")
	}
	for _, item := range items {
		if err := item.check(c); err != nil {
			return nil, err
		}
	}
	if len(items) < minAlbum || len(items) > maxAlbum {
		return nil, bad("too many messages to send as an album")
	}
	for _, item := range items {
		if item.Type != items[0].Type {
			return nil, bad("document can't be mixed with other media types")
		}
	}
	return items, nil
}

// check refuses what cannot be read as an InputMedia, or is of a kind that does not go here. Videos and audio are not simulated.
func (item albumItem) check(c *call) error {
	if _, err := c.attached(item.Media); err != nil || item.Media == "" {
		return bad("can't parse InputMedia: media not found")
	}
	switch item.Type {
	case "photo", "document":
		return nil
	case "animation":
		return bad(`can't parse InputMedia: type "animation" can't be used in sendMediaGroup`)
	}
	return bad(`can't parse InputMedia: type "%s" is unsupported`, item.Type)
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
