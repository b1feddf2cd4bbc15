package demo

// Person is someone whose part the visitor can play.
type Person struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Role    string `json:"role"`     // as in an invitation; "guest": nobody has let them in yet
	Scope   string `json:"scope"`    // unit, district or 全市
	ScopeEn string `json:"scope_en"` // the same for English readers
	Lang    string `json:"lang"`     // zh or en: offered to readers of that language alone; "": to all
}

// faces are the members whose parts the page offers, in the order of the switch:
// an officer, the leader of a district, a leader of the city.
var faces = []Person{
	{ID: 2017, ScopeEn: "Laoshan", Lang: "zh"},
	{ID: 2039, ScopeEn: "Germany", Lang: "en"},
	{ID: 3003, ScopeEn: "Laoshan"},
	{ID: 3001, ScopeEn: "City", Lang: "zh"},
	{ID: 3002, ScopeEn: "City", Lang: "en"},
}

// Faces are the parts of the sample that the page offers: members, the admin,
// and a newcomer who waits for an invitation.
func Faces(s Sample) []Person {
	var list []Person
	for _, p := range faces {
		for _, m := range s.Members {
			if m.ID == p.ID {
				p.Name, p.Role, p.Scope = m.Name, m.Role, m.Scope
				list = append(list, p)
			}
		}
	}
	return append(list,
		Person{ID: Admin, Name: adminName, Role: "admin", Scope: "全市", ScopeEn: "City"},
		Person{ID: 5001, Name: "新同事", Role: "guest"})
}

// client is the language of the person's Telegram app.
func (p Person) client() string {
	if p.Lang == "en" {
		return "en"
	}
	return "zh-hans"
}
