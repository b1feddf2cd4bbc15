// Package simulator is Telegram's Bot API in one process: the server that a bot talks to, and the people on the other side of it.
//
// It promises to be strict. For the methods it knows it accepts what Telegram accepts and refuses what Telegram refuses, with the same
// codes and the same words; any other method is answered 404 "Not Found: method not found". Queues, offsets, expiry, conflicts between
// pollers, webhook order and retries, lengths, keyboards, edits, answers to presses and files follow Telegram's open server and library
// (tdlib/telegram-bot-api, tdlib/td). What only the closed side of Telegram decides follows what has been observed of it.
//
// A bot is wired to it in one of three ways:
//
//	sim := simulator.New(simulator.Options{Token: "1:secret", Username: "city_bot"})
//	client := sim.Client()                       // an *http.Client without sockets, fit for testing/synctest
//	http.ListenAndServe("127.0.0.1:8081", sim)   // or over HTTP
//	sim.MapWebhook("https://bot.example/", h)    // and updates by webhook, to a handler or a listener
//
// Then people act and the test looks at what they see:
//
//	wang := sim.User(1001, "王芳", "zh-hans")
//	m := wang.Send("走访 海尔集团")
//	synctest.Wait()
//	last := sim.Messages(wang.Chat())            // texts, entities, keyboards, pictures, as they stand now
//	wang.Tap(last[1].ID, "确认")                  // presses a button; sim.Answers tells what the bot answered
//
// Faults are asked for by name (Fail with TooMany, BadGateway, Reset …); Violations lists what a correct bot never sends.
//
// Two clocks: Options.Now is the civil clock that dates messages and that a demo may move. Limits, expiry, time-outs and retries run on
// the time package, so that they are real in a program and virtual in a synctest bubble.
//
// It leaves out what no method here needs: channels, forums, inline mode, payments, Markdown. It imports the standard library only and
// knows nothing of the bot it serves.
package simulator
