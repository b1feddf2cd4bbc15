package simulator

import (
	"bytes"
	"image"
	_ "image/gif" // pictures that bots upload may be in any of these
	_ "image/jpeg"
	_ "image/png"
	"path"
	"slices"
	"strings"
)

const (
	maxPhoto     = 10 << 20
	maxPhotoSide = 10000 // width and height together
	maxRatio     = 20
	thumbSide    = 90
)

var photoExtensions = []string{"", ".jpg", ".jpeg", ".gif", ".png", ".tif", ".bmp"}

// sendPhoto sends a picture.
func (s *Server) sendPhoto(c *call) (any, error) {
	return s.sendMedia(c, "photo", func(m *Message, given attachment) error {
		var err error
		m.Photo, err = s.photo(given)
		return err
	})
}

// sendDocument sends a file.
func (s *Server) sendDocument(c *call) (any, error) {
	return s.sendMedia(c, "document", func(m *Message, given attachment) error {
		var err error
		m.Document, err = s.document(given)
		return err
	})
}

// sendMedia sends what the field holds, with a caption; fill puts it into the message.
func (s *Server) sendMedia(c *call, field string, fill func(*Message, attachment) error) (any, error) {
	given, err := c.attachment(field)
	if err != nil {
		return nil, err
	}
	t, err := c.styledText(inCaption)
	if err != nil {
		return nil, err
	}
	e, err := s.envelope(c)
	if err != nil {
		return nil, err
	}
	m := &Message{}
	if err := fill(m, given); err != nil {
		return nil, err
	}
	if t, err = t.caption(); err != nil {
		return nil, err
	}
	if err := s.throttle(e.chat, 1); err != nil {
		return nil, err
	}
	m.Caption, m.CaptionEntities = t.text, t.entities
	return s.post(e, m), nil
}

// attachment is a file of a request: uploaded with it, or named by an id.
type attachment struct {
	upload *upload
	id     string
}

// attachment reads a field that holds a file, an id, or attach:// and the name of another part.
func (p params) attachment(field string) (attachment, error) {
	if f, ok := p.files[field]; ok {
		return attachment{upload: &f}, nil
	}
	v := p.str(field)
	if v == "" {
		return attachment{}, bad("there is no %s in the request", field)
	}
	return p.attached(v)
}

// attached resolves attach://; anything else is an id.
func (p params) attached(v string) (attachment, error) {
	name, ok := strings.CutPrefix(v, "attach://")
	if !ok {
		return attachment{id: v}, nil
	}
	f, ok := p.files[name]
	if !ok {
		return attachment{}, bad("media not found")
	}
	return attachment{upload: &f}, nil
}

// photo keeps an uploaded picture, or finds one that was uploaded before.
func (s *Server) photo(a attachment) ([]PhotoSize, error) {
	if a.upload == nil {
		f, err := s.fileNamed(a.id, "Photo")
		if err != nil {
			return nil, err
		}
		return photoSizes(f)
	}
	if err := a.upload.checkPhoto(); err != nil {
		return nil, err
	}
	return photoSizes(s.keepFile("Photo", or(path.Ext(a.upload.name), ".jpg"), a.upload.data))
}

func (u upload) checkPhoto() error {
	switch {
	case len(u.data) == 0:
		return bad("file must be non-empty")
	case len(u.data) > maxPhoto:
		return bad("file of size %d bytes is too big for a photo; the maximum size is %d bytes", len(u.data), maxPhoto)
	case !slices.Contains(photoExtensions, strings.ToLower(path.Ext(u.name))):
		return bad("photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp")
	}
	return nil
}

// photoSizes lists the picture and its thumbnail, which is the same file here.
func photoSizes(f *file) ([]PhotoSize, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(f.data))
	if err != nil {
		return nil, bad("IMAGE_PROCESS_FAILED")
	}
	long, short := max(c.Width, c.Height), min(c.Width, c.Height)
	if c.Width+c.Height > maxPhotoSide || long > maxRatio*short {
		return nil, bad("PHOTO_INVALID_DIMENSIONS")
	}
	full := PhotoSize{FileID: f.id, UniqueID: f.unique, Width: c.Width, Height: c.Height, FileSize: len(f.data)}
	if long <= thumbSide {
		return []PhotoSize{full}, nil
	}
	small := full
	small.Width, small.Height = max(1, c.Width*thumbSide/long), max(1, c.Height*thumbSide/long)
	small.FileSize = 0
	return []PhotoSize{small, full}, nil
}

// mimeTypes are those of the files that bots send; all others are octets.
var mimeTypes = map[string]string{
	".csv": "text/csv", ".txt": "text/plain", ".json": "application/json", ".pdf": "application/pdf", ".png": "image/png",
	".jpg": "image/jpeg", ".zip": "application/zip", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// document keeps an uploaded file, or finds one that was uploaded before.
func (s *Server) document(a attachment) (*Document, error) {
	if a.upload == nil {
		f, err := s.fileNamed(a.id, "Document")
		if err != nil {
			return nil, err
		}
		return f.document(), nil
	}
	if len(a.upload.data) == 0 {
		return nil, bad("file must be non-empty")
	}
	return s.keepFile("Document", a.upload.name, a.upload.data).document(), nil
}

func (f *file) document() *Document {
	kind := or(mimeTypes[strings.ToLower(path.Ext(f.name))], "application/octet-stream")
	return &Document{FileID: f.id, UniqueID: f.unique, Name: f.name, MimeType: kind, FileSize: len(f.data)}
}
