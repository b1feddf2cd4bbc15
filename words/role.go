package words

import "guatu/ledger"

// Role is a role with the words that people type for it.
type Role struct {
	Role    ledger.Role
	Name    Text
	Aliases []string
}

// Roles in the order of their power (spec 1.1).
var Roles = []Role{
	{ledger.Officer, Text{"填报", "officer"}, []string{"填报员", "reporter"}},
	{ledger.Leader, Text{"领导", "leader"}, []string{"leaders"}},
	{ledger.Reviewer, Text{"审核", "reviewer"}, []string{"审核员", "review"}},
	{ledger.Admin, Text{"管理员", "admin"}, []string{"管理", "administrator"}},
}
