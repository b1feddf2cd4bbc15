package simulator

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"
)

const (
	maxDownload = 20 << 20  // getFile serves no more
	linkLife    = time.Hour // a file_path works at least so long; here, exactly
)

// file is something that was uploaded. Its id is bound to its kind.
type file struct {
	id, unique string
	kind       string // "Photo", "Document", "Sticker", "Voice"
	name       string
	data       []byte
	linkEnds   time.Time
}

// PhotoSize is one size of a picture.
type PhotoSize struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	FileSize int    `json:"file_size,omitempty"`
}

// Document is a file that was sent as such.
type Document struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Name     string `json:"file_name,omitempty"`
	MimeType string `json:"mime_type,omitempty"`
	FileSize int    `json:"file_size,omitempty"`
}

// keepFile stores an upload under a new id.
func (s *Server) keepFile(kind, name string, data []byte) *file {
	n := s.nextKey()
	f := &file{
		id:     base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%s/%d/%d", kind, n, s.bot.ID)),
		unique: base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "u%d", n)),
		kind:   kind, name: name, data: data,
	}
	s.files[f.id] = f
	return f
}

// path is where a file can be fetched.
func (f *file) path() string {
	n, _, _ := strings.Cut(f.unique, "=")
	return strings.ToLower(f.kind) + "s/file_" + n + path.Ext(f.name)
}

// File returns the name and content of an uploaded file.
func (s *Server) File(fileID string) (name string, data []byte, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[fileID]
	if f == nil {
		return "", nil, false
	}
	return f.name, f.data, true
}

// fileNamed finds a file by its id and refuses one of another kind.
func (s *Server) fileNamed(id, kind string) (*file, error) {
	if strings.HasPrefix(id, "http://") || strings.HasPrefix(id, "https://") {
		return nil, bad("failed to get HTTP URL content") // there is no outside here
	}
	f := s.files[id]
	switch {
	case f == nil:
		return nil, bad("wrong remote file identifier specified: Wrong string length")
	case f.kind != kind:
		return nil, bad("can't use file of type %s as %s", f.kind, kind)
	}
	return f, nil
}

// getFile makes a file ready to be fetched for an hour.
func (s *Server) getFile(c *call) (any, error) {
	if c.str("file_id") == "" {
		return nil, bad("file_id not specified")
	}
	f := s.files[c.str("file_id")]
	switch {
	case f == nil:
		return nil, bad("invalid file_id")
	case len(f.data) > maxDownload:
		return nil, bad("file is too big")
	}
	f.linkEnds = time.Now().Add(linkLife)
	return map[string]any{"file_id": f.id, "file_unique_id": f.unique, "file_size": len(f.data), "file_path": f.path()}, nil
}

// serveFile answers /file/bot<token>/<path>.
func (s *Server) serveFile(w http.ResponseWriter, rest string) {
	token, name, _ := strings.Cut(rest, "/")
	data, ok := s.linked(name)
	if token != s.opt.Token || !ok {
		writeRefusal(w, notFound("Not Found"))
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	_, _ = w.Write(data)
}

func (s *Server) linked(name string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.files {
		if f.path() == name && time.Now().Before(f.linkEnds) {
			return f.data, true
		}
	}
	return nil, false
}
