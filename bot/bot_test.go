package bot

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/internal/simulator"
)

func TestAMessageIsAnswered(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("走访 海尔集团 <A&B>")
		w.settle(time.Millisecond)
		if diff := cmp.Diff([]string{"收到 走访 海尔集团 <A&B>"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		if n := w.store.undone(); n != 0 {
			t.Errorf("%d rows undone", n)
		}
	})
}
