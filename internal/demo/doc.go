// Package demo is the program on one machine, without a token and without a
// network: the sample city, the simulated Telegram around the real bot, and a
// page with a phone-like chat in which a newcomer talks to it.
package demo
