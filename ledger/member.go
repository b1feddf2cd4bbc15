package ledger

import "time"

// Lang is a language of the chat.
type Lang string

// The languages.
const (
	Zh Lang = "zh"
	En Lang = "en"
)

// Role is what a member may do (spec 1.1).
type Role string

// The roles.
const (
	Officer  Role = "officer"  // 填报: records, asks
	Leader   Role = "leader"   // 领导: asks, gets digests
	Reviewer Role = "reviewer" // 审核: verifies
	Admin    Role = "admin"    // 管理员: everything
)

// Scope is whose records a member sees in full: a unit, a district, a chain,
// or the whole city (the zero value).
type Scope struct {
	Unit, District, Chain string // keys; at most one is set
}

// City tells whether the scope is 全市.
func (s Scope) City() bool { return s == Scope{} }

// Member is one Telegram user who was let in.
type Member struct {
	ID       int64 // Telegram user id
	Version  int
	Name     string
	Role     Role
	Scope    Scope
	Unit     string // key of the unit that the member reports for; "" when it must be asked
	District string // key of the member's district; "" for the city
	Lang     Lang   // "" until chosen: the client's language counts
	Invite   string // code of the link that the member came by
	Since    time.Time
	Revoked  time.Time
	Last     time.Time // last report
}

// Active tells whether the member may use the bot.
func (m Member) Active() bool { return m.ID != 0 && m.Revoked.IsZero() }

// CityRole tells whether the member sees the rows of all districts: the scope
// is 全市 or a unit without a district.
func (m Member) CityRole() bool {
	return m.Role == Admin || m.Scope.City() || m.Scope.Unit != "" && m.District == ""
}

// Invitation is a link that lets people in.
type Invitation struct {
	Code    string
	Role    Role
	Scope   Scope
	By      int64
	Made    time.Time
	Ends    time.Time
	Uses    int // how often it may still be used
	Version int
}

// District, Unit, Chain and Park are the places of the configuration.
type Place struct {
	Key, Zh, En string
	Aliases     []string
}

// Unit is who reports.
type Unit struct {
	Place
	Tier     Tier
	District string // key; "" for a unit of the city
}

// City is what the configuration says of the city: names, tables and rates.
// It is read only.
type City struct {
	Place
	Districts, Chains, Parks []Place
	Units                    []Unit
	Rates                    Rates
	Targets                  []Target
	Language                 Lang
	Zone                     *time.Location
}

// Target is what a district is to reach in a year.
type Target struct {
	District string // "" for the city
	Year     int
	Measure  string
	Value    int64
}
