package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"guatu/chat"
)

const (
	sendPatience   = 30 * time.Second
	uploadPatience = 2 * time.Minute
	pressPatience  = 2 * time.Second // then a press is answered empty
	answerable     = 15 * time.Second
)

// sender makes one call for one reply. What carries a file goes out as a form,
// by the library; all else as JSON, which takes a fraction of the time.
type sender struct {
	lib  *tg.Bot
	wire *wire
	log  *slog.Logger
}

func newSender(cfg Config, w *wire, log *slog.Logger) (*sender, error) {
	lib, err := tg.New(cfg.Token, tg.WithSkipGetMe(), tg.WithServerURL(cfg.APIURL), tg.WithHTTPClient(pollSpan, w),
		tg.WithErrorsHandler(func(err error) { log.Warn("telegram library", "err", err) }))
	if err != nil {
		return nil, fmt.Errorf("telegram library: %w", err)
	}
	return &sender{lib: lib, wire: w, log: log}, nil
}

// answerEmpty lets a button stop waiting. It is tried once: the answer of the
// decision comes after it.
func (s *sender) answerEmpty(ctx context.Context, press string) {
	ctx, cancel := context.WithTimeout(ctx, answerable-pressPatience)
	defer cancel()
	if _, err := s.ask(ctx, "answerCallbackQuery", &tg.AnswerCallbackQueryParams{CallbackQueryID: press}); err != nil {
		s.log.Warn("answer press empty", "err", err)
	}
}

// send carries a parcel out, or the next part of it.
func (s *sender) send(ctx context.Context, p *parcel) (delivered, error) {
	patience := sendPatience
	if p.uploads() {
		patience = uploadPatience
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	switch p.Reply.Verb {
	case chat.Edit:
		if p.target != 0 {
			return s.edit(ctx, p)
		}
		return s.post(ctx, p)
	case chat.Answer:
		return s.ask(ctx, "answerCallbackQuery", answerParams(&p.Reply))
	case chat.React:
		return s.ask(ctx, "setMessageReaction", reactionParams(&p.Reply))
	case chat.Menu:
		return s.ask(ctx, "setMyCommands", menuParams(&p.Reply))
	case chat.Leave:
		return s.ask(ctx, "leaveChat", &tg.LeaveChatParams{ChatID: p.Reply.Chat})
	}
	return s.post(ctx, p)
}

// post sends a new message.
func (s *sender) post(ctx context.Context, p *parcel) (delivered, error) {
	switch {
	case p.part > 0:
		return s.write(ctx, p)
	case p.Reply.Picture != nil || p.FileID != "":
		return got(s.lib.SendPhoto(ctx, p.photoParams()))
	case p.Reply.File != nil:
		return got(s.lib.SendDocument(ctx, p.documentParams()))
	}
	return s.write(ctx, p)
}

func (s *sender) write(ctx context.Context, p *parcel) (delivered, error) {
	return s.ask(ctx, "sendMessage", p.messageParams())
}

// edit changes a message of ours.
func (s *sender) edit(ctx context.Context, p *parcel) (delivered, error) {
	r := &p.Reply
	if p.captioned {
		return s.ask(ctx, "editMessageCaption", &tg.EditMessageCaptionParams{
			ChatID: r.Chat, MessageID: p.target, Caption: p.text(), ParseMode: p.mode(), ReplyMarkup: p.markup(),
		})
	}
	return s.ask(ctx, "editMessageText", &tg.EditMessageTextParams{
		ChatID: r.Chat, MessageID: p.target, Text: p.text(), ParseMode: p.mode(), ReplyMarkup: p.markup(),
		LinkPreviewOptions: noPreview(),
	})
}

func got(m *models.Message, err error) (delivered, error) {
	if err != nil {
		return delivered{}, err
	}
	d := delivered{ID: m.ID}
	for _, size := range m.Photo {
		d.Photo = append(d.Photo, rawFile{FileID: size.FileID})
	}
	return d, nil
}

// ask makes a call whose result is a message or no more than true, which
// leaves d empty.
func (s *sender) ask(ctx context.Context, method string, params any) (d delivered, err error) {
	err = s.wire.ask(ctx, method, params, &d)
	return d, err
}

func (p *parcel) messageParams() *tg.SendMessageParams {
	r := &p.Reply
	return &tg.SendMessageParams{
		ChatID: r.Chat, MessageThreadID: p.thread(), Text: p.text(), ParseMode: p.mode(), LinkPreviewOptions: noPreview(),
		DisableNotification: r.Silent, ReplyParameters: p.replyTo(), ReplyMarkup: p.markup(),
	}
}

func (p *parcel) photoParams() *tg.SendPhotoParams {
	r := &p.Reply
	return &tg.SendPhotoParams{
		ChatID: r.Chat, MessageThreadID: p.thread(), Photo: p.photo(), Caption: p.text(), ParseMode: p.mode(),
		DisableNotification: r.Silent, ReplyParameters: p.replyTo(), ReplyMarkup: p.markup(),
	}
}

func (p *parcel) documentParams() *tg.SendDocumentParams {
	r := &p.Reply
	return &tg.SendDocumentParams{
		ChatID: r.Chat, MessageThreadID: p.thread(), Document: upload(r.File), Caption: p.text(), ParseMode: p.mode(),
		DisableNotification: r.Silent, ReplyParameters: p.replyTo(), ReplyMarkup: p.markup(),
	}
}

// photo is the picture, by its id where Telegram has it.
func (p *parcel) photo() models.InputFile {
	if p.FileID != "" {
		return &models.InputFileString{Data: p.FileID}
	}
	return upload(p.Reply.Picture)
}

func upload(d *chat.Document) models.InputFile {
	return &models.InputFileUpload{Filename: d.Name, Data: bytes.NewReader(d.Data)}
}

// replyTo quotes the message that is answered, if it is still there.
func (p *parcel) replyTo() *models.ReplyParameters {
	if p.Reply.To == 0 || p.part > 0 {
		return nil
	}
	return &models.ReplyParameters{MessageID: p.Reply.To, AllowSendingWithoutReply: true}
}

// markup belongs under the last part. It is never a nil pointer in an
// interface, which the library would send as null.
func (p *parcel) markup() models.ReplyMarkup {
	switch {
	case !p.last():
		return nil
	case p.Reply.Force:
		return &models.ForceReply{ForceReply: true, Selective: true}
	}
	return keyboard(&p.Reply)
}

func keyboard(r *chat.Reply) models.ReplyMarkup {
	if len(r.Buttons) == 0 {
		return nil
	}
	rows := make([][]models.InlineKeyboardButton, 0, len(r.Buttons))
	for _, buttons := range r.Buttons {
		row := make([]models.InlineKeyboardButton, 0, len(buttons))
		for _, b := range buttons {
			row = append(row, models.InlineKeyboardButton{Text: b.Label, CallbackData: b.Data, URL: b.URL})
		}
		rows = append(rows, row)
	}
	return &models.InlineKeyboardMarkup{InlineKeyboard: rows}
}

func noPreview() *models.LinkPreviewOptions { return &models.LinkPreviewOptions{IsDisabled: tg.True()} }

func answerParams(r *chat.Reply) *tg.AnswerCallbackQueryParams {
	return &tg.AnswerCallbackQueryParams{CallbackQueryID: r.Press, Text: clip(r.Text, mostNotice), ShowAlert: r.Alert}
}

func reactionParams(r *chat.Reply) *tg.SetMessageReactionParams {
	return &tg.SetMessageReactionParams{ChatID: r.Chat, MessageID: r.To, Reaction: []models.ReactionType{{
		Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Type: models.ReactionTypeTypeEmoji, Emoji: r.Emoji},
	}}}
}

// menuParams set the commands of one chat, or of all.
func menuParams(r *chat.Reply) *tg.SetMyCommandsParams {
	p := &tg.SetMyCommandsParams{Commands: []models.BotCommand{}, LanguageCode: r.Lang}
	for _, c := range r.Menu {
		p.Commands = append(p.Commands, models.BotCommand{Command: c.Name, Description: c.About})
	}
	if r.Chat != 0 {
		p.Scope = chatScope{Type: "chat", Chat: r.Chat}
	}
	return p
}

// chatScope is the scope of one chat, with its type as Telegram wants it in
// plain JSON: the client's own type leaves it to a marshaller of its own.
type chatScope struct {
	Type string `json:"type"`
	Chat int64  `json:"chat_id"`
}

// MarshalCustom makes it a scope of the client.
func (s chatScope) MarshalCustom() ([]byte, error) { return json.Marshal(s) }
