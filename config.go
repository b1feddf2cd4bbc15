package main

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"guatu/ledger"
	"guatu/scheduler"
)

// Config is config.yaml (config.example.yaml documents every key). Every
// scalar can also be set from the environment: GUATU_ and the keys on the way
// to it, GUATU_TELEGRAM_LIMITS_ALL.
type Config struct {
	Telegram  TelegramConfig  `yaml:"telegram"`
	Storage   StorageConfig   `yaml:"storage"`
	HTTP      HTTPConfig      `yaml:"http"`
	City      CityConfig      `yaml:"city"`
	Timezone  string          `yaml:"timezone"`
	Language  string          `yaml:"language"`
	Digest    DigestConfig    `yaml:"digest"`
	Reminders RemindersConfig `yaml:"reminders"`
	Backup    BackupConfig    `yaml:"backup"`
	Rates     any             `yaml:"rates"`
	Districts []PlaceConfig   `yaml:"districts"`
	Units     []UnitConfig    `yaml:"units"`
	Chains    []PlaceConfig   `yaml:"chains"`
	Parks     []PlaceConfig   `yaml:"parks"`
	Targets   []TargetConfig  `yaml:"targets"`

	zone  *time.Location
	rates ledger.Rates
}

// TelegramConfig says how Telegram is reached.
type TelegramConfig struct {
	Token   string        `yaml:"token"`
	APIURL  string        `yaml:"api_url"`
	Proxy   string        `yaml:"proxy"`
	Mode    string        `yaml:"mode"` // polling or webhook
	Admins  []int64       `yaml:"admins"`
	Webhook WebhookConfig `yaml:"webhook"`
	Limits  LimitsConfig  `yaml:"limits"`
}

// WebhookConfig is where Telegram sends updates in webhook mode.
type WebhookConfig struct {
	URL    string `yaml:"url"`
	Listen string `yaml:"listen"`
	Path   string `yaml:"path"`
	Secret string `yaml:"secret"`
}

// LimitsConfig are sends: a second in all, a second in one chat, a minute in
// one group; 0 lifts a limit.
type LimitsConfig struct {
	All   float64 `yaml:"all"`
	Chat  float64 `yaml:"chat"`
	Group float64 `yaml:"group"`
}

// StorageConfig names the database file.
type StorageConfig struct {
	DSN string `yaml:"dsn"`
}

// HTTPConfig is where health and metrics are served.
type HTTPConfig struct {
	Listen string `yaml:"listen"`
}

// CityConfig names the city.
type CityConfig struct {
	Zh      string   `yaml:"zh"`
	En      string   `yaml:"en"`
	Aliases []string `yaml:"aliases"`
}

// DigestConfig says when digests go out, and to which chats besides subscribers.
type DigestConfig struct {
	Schedule string             `yaml:"schedule"`
	Quiet    string             `yaml:"quiet"`
	Chats    []DigestChatConfig `yaml:"chats"`
}

// DigestChatConfig sends the digest of a district, unit, chain or the city to a chat.
type DigestChatConfig struct {
	Chat int64  `yaml:"chat"`
	Of   string `yaml:"of"`
}

// RemindersConfig is the time of the morning's reminders.
type RemindersConfig struct {
	At string `yaml:"at"`
}

// BackupConfig is the nightly copy.
type BackupConfig struct {
	Dir      string `yaml:"dir"`
	Schedule string `yaml:"schedule"`
	Keep     int    `yaml:"keep"`
}

// PlaceConfig is a district, chain or park.
type PlaceConfig struct {
	Key      string   `yaml:"key"`
	Zh       string   `yaml:"zh"`
	En       string   `yaml:"en"`
	Aliases  []string `yaml:"aliases"`
	Schedule string   `yaml:"schedule"`
}

// UnitConfig is who reports.
type UnitConfig struct {
	Key      string   `yaml:"key"`
	Zh       string   `yaml:"zh"`
	En       string   `yaml:"en"`
	Aliases  []string `yaml:"aliases"`
	Tier     string   `yaml:"tier"`
	District string   `yaml:"district"`
	Schedule string   `yaml:"schedule"`
}

// TargetConfig is what a district (or the city, where none is named) is to
// reach in a year.
type TargetConfig struct {
	District string `yaml:"district"`
	Year     int    `yaml:"year"`
	Measure  string `yaml:"measure"`
	Value    int64  `yaml:"value"`
}

// DefaultConfig is the config before file and environment.
func DefaultConfig() Config {
	return Config{
		Telegram: TelegramConfig{
			APIURL:  "https://api.telegram.org",
			Mode:    "polling",
			Webhook: WebhookConfig{Listen: "127.0.0.1:8443", Path: "/telegram"},
			Limits:  LimitsConfig{All: 30, Chat: 1, Group: 20},
		},
		Storage:   StorageConfig{DSN: "guatu.db"},
		HTTP:      HTTPConfig{Listen: "127.0.0.1:8080"},
		Timezone:  "Asia/Shanghai",
		Language:  "zh",
		Digest:    DigestConfig{Schedule: "30 8 * * MON", Quiet: "22:00-07:30"},
		Reminders: RemindersConfig{At: "08:30"},
		Backup:    BackupConfig{Schedule: "30 3 * * *", Keep: 14},
	}
}

// Measures that a target may be set for.
var targetMeasures = []string{"signed", "investment", "visits", "companies", "talks", "funds"}

// faults collects what is wrong, so that all of it is named at once.
type faults []string

func (f *faults) add(format string, args ...any) { *f = append(*f, fmt.Sprintf(format, args...)) }

// Err is all faults as one error, a line each; nil when there is none.
func (f faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	return fmt.Errorf("%s", strings.Join(f, "\n"))
}

// validate names every impossible value, and works out zone and rates.
func (c *Config) validate(f *faults) {
	c.validateTelegram(f)
	zone, err := time.LoadLocation(c.Timezone)
	if err != nil || c.Timezone == "" {
		f.add("timezone: %q is no time zone; write one like Asia/Shanghai", c.Timezone)
		zone = time.UTC
	}
	c.zone = zone
	if c.Language != "zh" && c.Language != "en" {
		f.add("language: %q is neither zh nor en", c.Language)
	}
	if c.Storage.DSN == "" {
		f.add("storage.dsn: name a database file, such as guatu.db")
	}
	if c.City.Zh == "" || c.City.En == "" {
		f.add("city: name it in both languages: {zh: 青岛市, en: Qingdao}")
	}
	checkListen(f, "http.listen", c.HTTP.Listen)
	c.validateTimes(f)
	c.rates = readRates(c.Rates, f)
	c.validatePlaces(f)
	c.validateTargets(f)
}

// Shapes that Telegram takes (core.telegram.org/bots/api#setwebhook).
var (
	secretShape = regexp.MustCompile(`^[A-Za-z0-9_-]{0,256}$`)
	tokenShape  = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)
)

func (c *Config) validateTelegram(f *faults) {
	t := c.Telegram
	if t.Token != "" && !tokenShape.MatchString(t.Token) {
		f.add("telegram.token: not of the form that @BotFather gives (123456:ABC…)")
	}
	checkURL(f, "telegram.api_url", t.APIURL, "http", "https")
	if t.Proxy != "" {
		checkURL(f, "telegram.proxy", t.Proxy, "http", "https", "socks5")
	}
	if t.Limits.All < 0 || t.Limits.Chat < 0 || t.Limits.Group < 0 {
		f.add("telegram.limits: a limit is 0 (none) or more")
	}
	for _, id := range t.Admins {
		if id <= 0 {
			f.add("telegram.admins: %d is no user id", id)
		}
	}
	switch t.Mode {
	case "polling":
	case "webhook":
		checkURL(f, "telegram.webhook.url", t.Webhook.URL, "https")
		checkListen(f, "telegram.webhook.listen", t.Webhook.Listen)
		if !strings.HasPrefix(t.Webhook.Path, "/") {
			f.add("telegram.webhook.path: must begin with /")
		}
		if !secretShape.MatchString(t.Webhook.Secret) {
			f.add("telegram.webhook.secret: up to 256 letters, digits, _ or -; \"\" makes one up at each start")
		}
	default:
		f.add("telegram.mode: %q is neither polling nor webhook", t.Mode)
	}
}

func checkURL(f *faults, key, value string, schemes ...string) {
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || !slices.Contains(schemes, u.Scheme) {
		f.add("%s: not an address that begins with %s://", key, strings.Join(schemes, ":// or "))
	}
}

func checkListen(f *faults, key, value string) {
	if _, _, err := net.SplitHostPort(value); err != nil {
		f.add("%s: %q is not of the form host:port", key, value)
	}
}

func (c *Config) validateTimes(f *faults) {
	check := func(key, spec string) {
		if _, err := scheduler.Parse(spec, c.zone); err != nil {
			f.add("%s: %v", key, err)
		}
	}
	check("digest.schedule", c.Digest.Schedule)
	check("backup.schedule", c.Backup.Schedule)
	for _, d := range c.Districts {
		if d.Schedule != "" {
			check("districts."+d.Key+".schedule", d.Schedule)
		}
	}
	for _, u := range c.Units {
		if u.Schedule != "" {
			check("units."+u.Key+".schedule", u.Schedule)
		}
	}
	if _, err := scheduler.ParseQuiet(c.Digest.Quiet); err != nil {
		f.add("digest.quiet: %v", err)
	}
	if _, err := time.Parse("15:04", c.Reminders.At); err != nil {
		f.add("reminders.at: %q is no time of day such as 08:30", c.Reminders.At)
	}
	if c.Backup.Keep < 1 {
		f.add("backup.keep: keep at least 1")
	}
}

func (c *Config) validatePlaces(f *faults) {
	districts := checkKeys(f, "districts", c.Districts)
	checkKeys(f, "chains", c.Chains)
	checkKeys(f, "parks", c.Parks)
	var units []PlaceConfig
	for _, u := range c.Units {
		units = append(units, PlaceConfig{Key: u.Key, Zh: u.Zh, En: u.En})
		if !slices.Contains([]string{"leader", "chain", "district", "liaison"}, u.Tier) {
			f.add("units.%s.tier: %q is none of leader, chain, district, liaison", u.Key, u.Tier)
		}
		if u.District != "" && !districts[u.District] {
			f.add("units.%s.district: no district has the key %q", u.Key, u.District)
		}
	}
	checkKeys(f, "units", units)
	for _, d := range c.Digest.Chats {
		if d.Chat == 0 {
			f.add("digest.chats: a chat is named by its id, such as -100123")
		}
		if _, known := c.scopeOf(d.Of); !known {
			f.add("digest.chats: no district, unit or chain has the key %q", d.Of)
		}
	}
}

// checkKeys gives the keys of a list, and names those that are missing or twice.
func checkKeys(f *faults, list string, places []PlaceConfig) map[string]bool {
	keys, names := map[string]bool{}, map[string]string{}
	for i, p := range places {
		switch {
		case p.Key == "":
			f.add("%s: entry %d has no key", list, i+1)
		case keys[p.Key]:
			f.add("%s: the key %q stands twice", list, p.Key)
		case p.Zh == "" || p.En == "":
			f.add("%s.%s: give its name in both languages (zh, en)", list, p.Key)
		}
		keys[p.Key] = true
		for _, n := range append([]string{p.Zh}, p.Aliases...) {
			if other := names[n]; n != "" && other != "" && other != p.Key {
				f.add("%s: %q names both %s and %s", list, n, other, p.Key)
			}
			names[n] = p.Key
		}
	}
	return keys
}

func (c *Config) validateTargets(f *faults) {
	for _, t := range c.Targets {
		if t.District != "" && !slices.ContainsFunc(c.Districts, func(d PlaceConfig) bool { return d.Key == t.District }) {
			f.add("targets: no district has the key %q", t.District)
		}
		if t.Year < 2000 || t.Year > 2100 {
			f.add("targets: %d is no year", t.Year)
		}
		if !slices.Contains(targetMeasures, t.Measure) {
			f.add("targets: measure %q is none of %s", t.Measure, strings.Join(targetMeasures, ", "))
		}
		if t.Value <= 0 {
			f.add("targets: a target is more than 0")
		}
	}
}

// scopeOf is what a digest of that key is about.
func (c *Config) scopeOf(key string) (string, bool) {
	switch {
	case key == "city" || key == "":
		return "city", key != ""
	case slices.ContainsFunc(c.Districts, func(p PlaceConfig) bool { return p.Key == key }):
		return "district:" + key, true
	case slices.ContainsFunc(c.Units, func(u UnitConfig) bool { return u.Key == key }):
		return "unit:" + key, true
	case slices.ContainsFunc(c.Chains, func(p PlaceConfig) bool { return p.Key == key }):
		return "chain:" + key, true
	}
	return "", false
}
