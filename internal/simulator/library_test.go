package simulator_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"guatu/internal/simulator"
)

// The client that bots in Go use most must be able to talk to the simulator, through every encoding that it produces.
func TestRealClient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim := simulator.New(simulator.Options{Token: "42:abc", Username: "city_bot"})
		defer sim.Close()
		var got []string
		ctx, cancel := context.WithCancel(t.Context())
		b := newBot(t, sim, func(ctx context.Context, b *bot.Bot, u *models.Update) {
			if u.CallbackQuery != nil {
				got = append(got, "press "+u.CallbackQuery.Data)
				if _, err := b.AnswerCallbackQuery(ctx, &bot.AnswerCallbackQueryParams{CallbackQueryID: u.CallbackQuery.ID, Text: "好"}); err != nil {
					t.Error(err)
				}
				return
			}
			got = append(got, u.Message.Text)
			_, err := b.SendMessage(ctx, &bot.SendMessageParams{
				ChatID: u.Message.Chat.ID, Text: "<b>收到</b> " + u.Message.Text, ParseMode: models.ParseModeHTML,
				ReplyParameters: &models.ReplyParameters{MessageID: u.Message.ID},
				ReplyMarkup: &models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{
					{{Text: "确认", CallbackData: "ok:1"}},
				}},
			})
			if err != nil {
				t.Error(err)
			}
		})
		done := make(chan struct{})
		go func() { b.Start(ctx); close(done) }()

		wang := sim.User(1001, "王芳", "zh-hans")
		m := wang.Send("走访 海尔集团")
		synctest.Wait()
		last, ok := sim.Last(wang.Chat())
		if !ok || last.Text != "收到 走访 海尔集团" || last.Entities[0].Type != "bold" || last.ReplyTo.ID != m.ID {
			t.Fatalf("last message = %+v", last)
		}
		if _, err := wang.Tap(last.ID, "确认"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if a := sim.Answers(1001); len(a) != 1 || a[0].Text != "好" {
			t.Errorf("answers = %+v", a)
		}
		cancel()
		<-done
		if want := "走访 海尔集团|press ok:1"; strings.Join(got, "|") != want {
			t.Errorf("bot got %q, want %q", got, want)
		}
		if v := sim.Violations(); len(v) > 0 {
			t.Errorf("violations: %q", v)
		}
	})
}

// Typed errors of the library come out as it promises.
func TestRealClientErrors(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim := simulator.New(simulator.Options{Token: "42:abc"})
		defer sim.Close()
		b := newBot(t, sim, nil)
		wang := sim.User(1001, "王芳", "zh")
		send := func() error {
			_, err := b.SendMessage(t.Context(), &bot.SendMessageParams{ChatID: 1001, Text: "x"})
			return err
		}
		if err := send(); !errors.Is(err, bot.ErrorBadRequest) || !strings.Contains(err.Error(), "chat not found") {
			t.Errorf("stranger: %v", err)
		}
		wang.Start("")
		wang.Block()
		if err := send(); !errors.Is(err, bot.ErrorForbidden) {
			t.Errorf("blocked: %v", err)
		}
		wang.Unblock()
		sim.Fail("sendMessage", 1, simulator.TooMany(7))
		var tooMany *bot.TooManyRequestsError
		if err := send(); !errors.As(err, &tooMany) || tooMany.RetryAfter != 7 {
			t.Errorf("limited: %v", err)
		}
		sim.Fail("getMe", 1, simulator.Migrated(-1001))
		var moved *bot.MigrateError
		if _, err := b.GetMe(t.Context()); !errors.As(err, &moved) || moved.MigrateToChatID != -1001 {
			t.Errorf("migrated: %v", err)
		}
	})
}

func newBot(t *testing.T, sim *simulator.Server, handler bot.HandlerFunc) *bot.Bot {
	t.Helper()
	if handler == nil {
		handler = func(context.Context, *bot.Bot, *models.Update) {}
	}
	b, err := bot.New("42:abc", bot.WithHTTPClient(0, sim.Client()), bot.WithDefaultHandler(handler),
		bot.WithNotAsyncHandlers(), bot.WithErrorsHandler(func(err error) { t.Log(err) }))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Files, albums, menus and webhooks go through the library as well.
func TestRealClientFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim := simulator.New(simulator.Options{Token: "42:abc"})
		defer sim.Close()
		b := newBot(t, sim, nil)
		wang := sim.User(1001, "王芳", "zh")
		wang.Start("")
		check := func(err error) {
			t.Helper()
			if err != nil {
				t.Error(err)
			}
		}
		data := picture(t, 300, 200)
		m, err := b.SendPhoto(t.Context(), &bot.SendPhotoParams{ChatID: 1001, Caption: "周报",
			Photo: &models.InputFileUpload{Filename: "周报.png", Data: bytes.NewReader(data)}})
		check(err)
		_, err = b.SendPhoto(t.Context(), &bot.SendPhotoParams{ChatID: 1001, Photo: &models.InputFileString{Data: m.Photo[1].FileID}})
		check(err)
		_, err = b.SendDocument(t.Context(), &bot.SendDocumentParams{ChatID: 1001,
			Document: &models.InputFileUpload{Filename: "a.csv", Data: strings.NewReader("a,b")}})
		check(err)
		album, err := b.SendMediaGroup(t.Context(), &bot.SendMediaGroupParams{ChatID: 1001, Media: []models.InputMedia{
			&models.InputMediaPhoto{Media: "attach://one.png", MediaAttachment: bytes.NewReader(data), Caption: "一"},
			&models.InputMediaPhoto{Media: m.Photo[1].FileID},
		}})
		check(err)
		if len(album) != 2 || album[0].Caption != "一" {
			t.Errorf("album = %+v", album)
		}
		f, err := b.GetFile(t.Context(), &bot.GetFileParams{FileID: m.Photo[1].FileID})
		check(err)
		res, err := sim.Client().Get(b.FileDownloadLink(f))
		check(err)
		got, err := io.ReadAll(res.Body)
		check(err)
		if !bytes.Equal(got, data) {
			t.Errorf("fetched %d bytes of %d", len(got), len(data))
		}
		_, err = b.SetMyCommands(t.Context(), &bot.SetMyCommandsParams{Scope: &models.BotCommandScopeAllPrivateChats{},
			Commands: []models.BotCommand{{Command: "ask", Description: "提问"}}})
		check(err)
		_, err = b.SendChatAction(t.Context(), &bot.SendChatActionParams{ChatID: 1001, Action: models.ChatActionTyping})
		check(err)
		_, err = b.SetMessageReaction(t.Context(), &bot.SetMessageReactionParams{ChatID: 1001, MessageID: m.ID,
			Reaction: []models.ReactionType{{Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Type: models.ReactionTypeTypeEmoji, Emoji: "👍"}}}})
		check(err)
		sim.MapWebhook("https://bot.example/", http.NotFoundHandler())
		_, err = b.SetWebhook(t.Context(), &bot.SetWebhookParams{URL: "https://bot.example/hook", SecretToken: "s", AllowedUpdates: []string{"message"}})
		check(err)
		info, err := b.GetWebhookInfo(t.Context())
		check(err)
		if info.URL != "https://bot.example/hook" || len(info.AllowedUpdates) != 1 || info.MaxConnections != 40 {
			t.Errorf("webhook = %+v", info)
		}
		_, err = b.DeleteWebhook(t.Context(), &bot.DeleteWebhookParams{DropPendingUpdates: true})
		check(err)
		if v := sim.Violations(); v != nil {
			t.Errorf("violations: %q", v)
		}
	})
}
