package simulator_test

import (
	"fmt"
	"net/url"

	"guatu/internal/simulator"
)

// A person writes, a bot answers with a button, the person presses it. Any HTTP client will do for the bot.
func Example() {
	sim := simulator.New(simulator.Options{Token: "1:secret"})
	defer sim.Close()
	wang := sim.User(1001, "王芳", "zh-hans")
	wang.Send("走访 海尔集团")

	_, err := sim.Client().PostForm("https://api.telegram.org/bot1:secret/sendMessage", url.Values{
		"chat_id":      {"1001"},
		"text":         {"<b>海尔集团</b> 要保存吗？"},
		"parse_mode":   {"HTML"},
		"reply_markup": {`{"inline_keyboard":[[{"text":"保存","callback_data":"save:1"}]]}`},
	})
	if err != nil {
		fmt.Println(err)
	}

	for _, m := range sim.Messages(wang.Chat()) {
		fmt.Println(m.From.FirstName+"：", m.Text)
	}
	card, _ := sim.Last(wang.Chat())
	_, err = wang.Tap(card.ID, "保存")
	fmt.Println(sim.Pending(), err, sim.Violations())
	// Output:
	// 王芳： 走访 海尔集团
	// simulated_bot： 海尔集团 要保存吗？
	// 2 <nil> []
}
