package handlers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/handlers"
	"guatu/ledger"
	"guatu/words"
)

// A trouble is told to each admin in the admin's language, once however often
// it is found; nobody else hears of it.
func TestAlert(t *testing.T) {
	s := newStage(t)
	s.person("管理员")
	s.play("member Zoe admin city\nmember 小崂 officer unit:laoshan-bureau\nZoe> /lang en")
	week := ledger.Week(ledger.DateOf(at(6)))
	found := []handlers.Trouble{
		{Key: "outbox:1", Say: words.AlertOutbox, Args: []any{10}},
		{Key: "digest:1", Say: words.AlertDigest, Args: []any{ledger.Mailed{Of: "district:laoshan", Period: week}}},
	}
	for range 2 {
		if err := s.desk.Alert(t.Context(), found); err != nil {
			t.Fatal(err)
		}
	}
	told := map[string][]string{}
	for _, r := range s.waiting() {
		name := s.nameOf(r.Chat)
		told[name] = append(told[name], chat.Plain(r.Text))
	}
	want := map[string][]string{
		"Zoe": {
			"An answer has waited for more than 10 minutes; it is sent as soon as that is possible. Check the network and the proxy, then /readyz and the log.",
			"Nobody got this digest: Laoshan 2023-03-06 – 2023-03-12. See why and send it again with /digests, ask the recipients to start the bot again, or let others /subscribe.",
		},
		"管理员": {
			"有回复超过 10 分钟没有发出，恢复后会自动补发。请检查网络和代理，再看 /readyz 和程序日志。",
			"周报没有送到任何人：崂山区 2023-03-06 – 2023-03-12。请用 /digests 看原因并重发，请接收人重新打开机器人，或用 /subscribe 增加接收人。",
		},
	}
	if d := cmp.Diff(want, told); d != "" {
		t.Error(d)
	}
}
