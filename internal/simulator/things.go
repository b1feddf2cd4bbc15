package simulator

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"time"
)

// Picture is what a person sends: a file with the words under it.
type Picture struct {
	Name    string // default "photo.png"
	Data    []byte // PNG, JPEG or GIF; default a small grey picture
	Caption string
}

// Photo sends a picture with words under it; a caption over 1024 characters is cut, as apps do.
func (u *User) Photo(caption string) Message {
	return u.SendPicture(Picture{Caption: caption}, time.Time{})
}

// SendPicture sends a picture that carries another date than the civil clock's, unless that is zero.
func (u *User) SendPicture(p Picture, date time.Time) Message {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	return *u.post(u.picture(p), date, 0)
}

// Album sends pictures that stand together. Each is a message, and an update, of its own.
func (u *User) Album(pictures ...Picture) []Message { return u.AlbumAt(time.Time{}, pictures...) }

// AlbumAt sends an album that carries another date than the civil clock's.
func (u *User) AlbumAt(date time.Time, pictures ...Picture) []Message {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	group := u.srv.albumID()
	out := make([]Message, len(pictures))
	for i, p := range pictures {
		m := u.picture(p)
		m.MediaGroupID = group
		out[i] = *u.post(m, date, 0)
	}
	return out
}

func (u *User) picture(p Picture) *Message {
	if p.Data == nil {
		p.Data = greyPicture()
	}
	t := styled{text: pieces(p.Caption, maxCaption)[0]}.settle()
	f := u.srv.keepFile("Photo", or(p.Name, "photo.png"), p.Data)
	sizes, err := photoSizes(f)
	if err != nil { // apps convert what they send; what is no picture is shown by its bytes alone
		sizes = []PhotoSize{{FileID: f.id, UniqueID: f.unique, Width: 1, Height: 1, FileSize: len(p.Data)}}
	}
	return &Message{Photo: sizes, Caption: t.text, CaptionEntities: t.entities}
}

func greyPicture() []byte {
	img := image.NewGray(image.Rect(0, 0, 160, 120))
	for i := range img.Pix {
		img.Pix[i] = color.Gray{Y: 160}.Y
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img) // a buffer takes everything
	return b.Bytes()
}

// Document sends a file as such.
func (u *User) Document(name string, data []byte, caption string) Message {
	t := styled{text: caption}.settle()
	return u.thing(func(s *Server) *Message {
		f := s.keepFile("Document", name, data)
		return &Message{Document: f.document(), Caption: t.text, CaptionEntities: t.entities}
	})
}

// Sticker sends a sticker.
func (u *User) Sticker(emoji string) Message {
	return u.thing(func(s *Server) *Message {
		f := s.keepFile("Sticker", "sticker.webp", []byte("RIFF"))
		return &Message{Sticker: &Sticker{FileID: f.id, UniqueID: f.unique, Type: "regular", Width: 512, Height: 512, Emoji: emoji}}
	})
}

// Voice sends a voice message that lasts so many seconds.
func (u *User) Voice(seconds int) Message {
	return u.thing(func(s *Server) *Message {
		f := s.keepFile("Voice", "voice.oga", []byte("OggS"))
		return &Message{Voice: &Voice{FileID: f.id, UniqueID: f.unique, Duration: seconds, MimeType: "audio/ogg", FileSize: len(f.data)}}
	})
}

// Location sends a point on the map.
func (u *User) Location(latitude, longitude float64) Message {
	return u.thing(func(*Server) *Message {
		return &Message{Location: &Location{Latitude: latitude, Longitude: longitude}}
	})
}

// Contact sends a card from the address book.
func (u *User) Contact(c Contact) Message {
	return u.thing(func(*Server) *Message { return &Message{Contact: &c} })
}

// Forward forwards a message that somebody wrote elsewhere; hidden leaves only the writer's name.
func (u *User) Forward(m Message, hidden bool) Message {
	origin := &Origin{Type: "user", Date: m.Date, User: m.From}
	if hidden || m.From == nil {
		origin = &Origin{Type: "hidden_user", Date: m.Date, Name: "匿名"}
		if m.From != nil {
			origin.Name = m.From.FirstName
		}
	}
	return u.thing(func(*Server) *Message {
		return &Message{ForwardOrigin: origin, Text: m.Text, Entities: m.Entities, Caption: m.Caption,
			CaptionEntities: m.CaptionEntities, Photo: m.Photo, Document: m.Document}
	})
}

// thing sends what is no plain text.
func (u *User) thing(make func(*Server) *Message) Message {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	return *u.post(make(u.srv), time.Time{}, 0)
}
