package handlers

import (
	"fmt"
	"strings"

	"guatu/ledger"
)

// RightsTable is the table of rights as docs/operations.md prints it.
func RightsTable() string {
	said := map[extent]string{nowhere: "–", ofOwn: "own", inScope: "in scope", atHome: "at home", anywhere: "all"}
	var b strings.Builder
	b.WriteString("| right | 填报 officer | 领导 leader | 审核 reviewer | 管理员 admin | commands | buttons |\n|---|---|---|---|---|---|---|\n")
	for _, r := range rights {
		var commands, buttons []string
		for _, x := range routes() {
			if x.act == r.act {
				commands = append(commands, "`/"+x.names[0]+"`")
			}
		}
		for _, p := range presses() {
			if p.act == r.act {
				buttons = append(buttons, "`"+p.verb+"`")
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", r.act, said[r.officer], said[r.leader], said[r.reviewer], said[r.admin], strings.Join(commands, " "), strings.Join(buttons, " "))
	}
	return b.String()
}

// Commands and Buttons are all that there are.
func Commands() (names []string) {
	for _, r := range routes() {
		names = append(names, r.names[0])
	}
	return names
}

// Buttons are what the data of a button may begin with.
func Buttons() (verbs []string) {
	for _, p := range presses() {
		verbs = append(verbs, p.verb)
	}
	return verbs
}

// Home is the unit and the district of those with a scope.
func (d *Desk) Home(s ledger.Scope) (unit, district string) { return d.home(s) }
