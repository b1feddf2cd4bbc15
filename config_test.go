package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guatu/ledger"
)

func TestExampleConfigRunsWithAToken(t *testing.T) {
	c, err := ReadConfig("config.example.yaml", []string{"GUATU_TELEGRAM_TOKEN=123456:abcdefghijklmnop"})
	if err != nil {
		t.Fatal(err)
	}
	city := c.city()
	if len(city.Districts) != 11 || len(city.Parks) == 0 || len(city.Chains) == 0 || len(city.Units) == 0 {
		t.Errorf("districts %d, units %d, chains %d, parks %d", len(city.Districts), len(city.Units), len(city.Chains), len(city.Parks))
	}
	if r, _ := city.Rates.On(ledger.USD, 1); r.Micro != 6_870_000 {
		t.Errorf("USD = %d millionths", r.Micro)
	}
}

// Every key of the program is documented in the example.
func TestExampleConfigNamesEveryKey(t *testing.T) {
	text, err := os.ReadFile("config.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"token", "api_url", "proxy", "mode", "admins", "url", "listen", "path", "secret", "all", "chat", "group", "dsn",
		"timezone", "language", "schedule", "quiet", "chats", "of", "at", "dir", "keep", "rates", "targets", "from", "tier", "district", "aliases"} {
		if !strings.Contains(string(text), key+":") {
			t.Errorf("config.example.yaml does not name %s", key)
		}
	}
}

func TestEveryFaultIsNamedAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.yaml")
	bad := `telegram:
  tokn: x
  mode: pigeon
  admins: many
timezone: Mars/Olympus
digest: {schedule: "0 0 30 2 *", quiet: "late"}
rates: {USD: cheap}
districts:
  - {key: a, zh: 甲区, en: A}
  - {key: a, zh: 乙区, en: B}
units:
  - {key: u, zh: 丙局, en: C, tier: king, district: nowhere}
targets: [{year: 23, measure: jobs, value: 0}]
`
	if err := os.WriteFile(file, []byte(bad), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := ReadConfig(file, []string{"GUATU_BACKUP_KEEP=lots", "GUATU_TELEGRAM_LIMITS_ALL=0"})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"line 2: unknown key telegram.tokn", "telegram.mode", "line 4: telegram.admins: expected a list", "timezone", "digest.schedule",
		"never comes", "digest.quiet", "rates.USD", "key \"a\" stands twice", "units.u.tier", "units.u.district", "targets", "GUATU_BACKUP_KEEP: expected a whole number", "city"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("not named: %s\nin:\n%v", want, err)
		}
	}
}

func TestEnvironmentOverridesTheFile(t *testing.T) {
	c, err := ReadConfig("config.example.yaml", []string{"GUATU_TELEGRAM_ADMINS=7, 8", "GUATU_STORAGE_DSN=other.db", "GUATU_TELEGRAM_LIMITS_CHAT=0"})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Telegram.Admins) != 2 || c.Telegram.Admins[1] != 8 || c.Storage.DSN != "other.db" || c.Telegram.Limits.Chat != 0 || c.Telegram.Limits.All != 30 {
		t.Errorf("got %+v %+v", c.Telegram, c.Storage)
	}
}

func TestDatedRates(t *testing.T) {
	var f faults
	rates := readRates([]any{
		map[string]any{"from": "2023-04-01", "USD": 6.9},
		map[string]any{"from": "2023-01-01", "USD": 6.95, "EUR": uint64(7)},
	}, &f)
	day, _ := ledger.ParseDate("2023-03-31")
	if r, ok := rates.On(ledger.USD, day); !ok || r.Micro != 6_950_000 {
		t.Errorf("USD on 31 March = %v", r)
	}
	if r, _ := rates.On(ledger.USD, day.Add(1)); r.Micro != 6_900_000 {
		t.Errorf("USD on 1 April = %v", r)
	}
	if _, ok := rates.On(ledger.USD, 1); ok {
		t.Error("a rate before the first")
	}
	if len(f) != 0 {
		t.Error(f)
	}
}
