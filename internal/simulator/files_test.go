package simulator_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/simulator"
)

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSendPhoto(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	data := picture(t, 800, 600)
	var m simulator.Message
	upload(t, sim, "sendPhoto", "photo", "周报.png", data, map[string]string{
		"chat_id": "1001", "caption": "<b>周报</b>", "parse_mode": "HTML",
	}).into(t, &m)
	if len(m.Photo) != 2 || m.Photo[1].Width != 800 || m.Photo[0].Width != 90 || m.Caption != "周报" || m.CaptionEntities[0].Type != "bold" {
		t.Errorf("message = %+v", m)
	}
	if _, got, ok := sim.File(m.Photo[1].FileID); !ok || !bytes.Equal(got, data) {
		t.Error("the picture is not what was sent")
	}
	id := m.Photo[1].FileID
	if r := ask(t, sim, "sendPhoto", params("chat_id", 1001, "photo", id)); !r.OK {
		t.Errorf("again by its id: %s", r.Description)
	}
	wantRefusal(t, ask(t, sim, "sendDocument", params("chat_id", 1001, "document", id)), 400,
		"Bad Request: can't use file of type Photo as Document")
	wantRefusal(t, ask(t, sim, "editMessageText", params("chat_id", 1001, "message_id", m.ID, "text", "x")), 400,
		"Bad Request: there is no text in the message to edit")
	ask(t, sim, "editMessageCaption", params("chat_id", 1001, "message_id", m.ID, "caption", "月报")).into(t, &m)
	if m.Caption != "月报" || len(m.Photo) == 0 {
		t.Errorf("after the edit: %+v", m)
	}
}

func TestPhotoRefusals(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	big := append(picture(t, 10, 10), make([]byte, 10<<20)...)
	for _, c := range []struct {
		name, file string
		data       []byte
		caption    string
		words      string
	}{
		{"empty", "a.png", nil, "", "file must be non-empty"},
		{"10 MB", "a.png", big, "", fmt.Sprintf("file of size %d bytes is too big for a photo; the maximum size is 10485760 bytes", len(big))},
		{"extension", "a.txt", []byte("x"), "", "photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp"},
		{"no picture", "a.png", []byte("x"), "", "IMAGE_PROCESS_FAILED"},
		{"a strip", "a.png", picture(t, 410, 20), "", "PHOTO_INVALID_DIMENSIONS"},
		{"huge", "a.png", picture(t, 9000, 1001), "", "PHOTO_INVALID_DIMENSIONS"},
		{"long caption", "a.png", picture(t, 10, 10), strings.Repeat("项", 1025), "message caption is too long"},
	} {
		r := upload(t, sim, "sendPhoto", "photo", c.file, c.data, map[string]string{"chat_id": "1001", "caption": c.caption})
		t.Run(c.name, func(t *testing.T) { wantRefusal(t, r, 400, "Bad Request: "+c.words) })
	}
}

func TestSendDocument(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	var m simulator.Message
	upload(t, sim, "sendDocument", "document", "记录.csv", []byte("a,b"), map[string]string{"chat_id": "1001", "caption": "导出"}).into(t, &m)
	if m.Document == nil || m.Document.Name != "记录.csv" || m.Document.MimeType != "text/csv" || m.Document.FileSize != 3 {
		t.Errorf("document = %+v", m.Document)
	}
	if name, data, ok := sim.File(m.Document.FileID); !ok || name != "记录.csv" || string(data) != "a,b" {
		t.Errorf("file = %q %q", name, data)
	}
}

// A file that a person sent can be fetched for an hour after each getFile, up to 20 MB.
func TestDownload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{})
		doc := wang.Document("名单.csv", []byte("a,b"), "").Document
		var f struct {
			Path string `json:"file_path"`
			Size int    `json:"file_size"`
		}
		ask(t, sim, "getFile", params("file_id", doc.FileID)).into(t, &f)
		fetch := func() (int, string) {
			res, err := sim.Client().Get("https://x/file/bot" + token + "/" + f.Path)
			if err != nil {
				t.Fatal(err)
			}
			defer res.Body.Close()
			body, err := io.ReadAll(res.Body)
			if err != nil {
				t.Fatal(err)
			}
			return res.StatusCode, string(body)
		}
		if code, body := fetch(); code != 200 || body != "a,b" || f.Size != 3 {
			t.Errorf("fetched %d %q", code, body)
		}
		time.Sleep(time.Hour)
		if code, _ := fetch(); code != 404 {
			t.Errorf("after an hour: %d", code)
		}
		big := wang.Document("盘.bin", make([]byte, 20<<20+1), "").Document
		wantRefusal(t, ask(t, sim, "getFile", params("file_id", big.FileID)), 400, "Bad Request: file is too big")
	})
}

func TestAlbums(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	got := wang.Album(simulator.Picture{Caption: "走访 海尔集团"}, simulator.Picture{}, simulator.Picture{})
	if len(got) != 3 || got[0].MediaGroupID == "" || got[0].MediaGroupID != got[2].MediaGroupID || got[1].Caption != "" {
		t.Errorf("album = %+v", got)
	}
	if n := sim.Pending(); n != 4 {
		t.Errorf("%d updates, want /start and three more", n)
	}
	id := got[0].Photo[0].FileID
	var sent []simulator.Message
	ask(t, sim, "sendMediaGroup", params("chat_id", 1001, "media", []any{
		map[string]string{"type": "photo", "media": id, "caption": "<i>一</i>", "parse_mode": "HTML"},
		map[string]string{"type": "photo", "media": id},
	})).into(t, &sent)
	if len(sent) != 2 || sent[0].Caption != "一" || sent[0].MediaGroupID != sent[1].MediaGroupID {
		t.Errorf("sent = %+v", sent)
	}
	wantRefusal(t, ask(t, sim, "sendMediaGroup", params("chat_id", 1001, "media", []any{
		map[string]string{"type": "photo", "media": id}, map[string]string{"type": "document", "media": id},
	})), 400, "Bad Request: document can't be mixed with other media types")
}
