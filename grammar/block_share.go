package grammar

import (
	"slices"

	"guatu/ledger"
)

// share gives the fields of a line without a company to the records that it
// stands over: the first line's to all, a numbered list's to its items. A
// record's own fields come first.
func share(blocks []block) []block {
	if len(blocks) == 1 {
		return blocks
	}
	var all, group []piece
	var rest []block
	if first := blocks[0]; first.own || first.lines == 1 && first.sharable() {
		all = first.pieces
		blocks = blocks[1:]
	}
	for _, b := range blocks {
		switch {
		case b.head:
			all, group = b.pieces, nil
			continue
		case b.own:
			group = b.pieces
			continue
		case b.number == 0:
			group = nil
		}
		rest = append(rest, b.with(group).with(all))
	}
	return joinFields(rest)
}

// with is the block with the pieces whose fields it does not give itself.
func (b block) with(shared []piece) block {
	own := b
	b.pieces = slices.Clone(b.pieces)
	for _, p := range shared {
		if p.kind != labelledPiece || !own.has(p.field) {
			b.pieces = append(b.pieces, p)
		}
	}
	return b
}

// joinFields makes one record of numbered lines that are its fields: where no two of them that
// name a company or a deal give the same field, they are no records.
func joinFields(blocks []block) []block {
	if len(blocks) == 1 {
		return blocks
	}
	joined := blocks[0]
	joined.pieces = nil
	seen := map[ledger.Field]bool{}
	for _, b := range blocks {
		if b.number == 0 || b.short() {
			return blocks
		}
		joined.pieces = append(joined.pieces, b.pieces...)
		joined.to = b.to
		if !b.has(ledger.FCompany) && !b.hasLabel(ledger.FName) {
			continue
		}
		own := map[ledger.Field]bool{ledger.FCompany: b.has(ledger.FCompany)}
		for _, p := range b.pieces {
			own[p.field] = own[p.field] || p.kind == labelledPiece && !isFreeText(p.field)
		}
		for f, has := range own {
			if has && seen[f] {
				return blocks
			}
			seen[f] = seen[f] || has
		}
	}
	return []block{joined}
}

// sharable tells whether a line's fields are such as several records share.
func (b block) sharable() bool {
	for _, p := range b.pieces {
		if p.kind == itemsPiece {
			continue
		}
		if p.kind != labelledPiece || isFreeText(p.field) {
			return false
		}
		switch p.field {
		case ledger.FCompany, ledger.FName, ledger.FAmount, ledger.FInterest:
			return false
		}
	}
	return !b.empty()
}

// perLabel makes of a visit whose company has its label several times
// (企业：A 企业：B) one to each. What stands before the first is for all; what
// stands behind one is of that one, and day, place, people and the like are
// those of the one before where it says nothing of them.
func (b block) perLabel() []block {
	if b.tag.tag.Kind != ledger.KindVisit || !b.has(ledger.FCompany) {
		return []block{b}
	}
	var all []piece
	var each []block
	for _, p := range b.pieces {
		if p.kind == labelledPiece && p.field == ledger.FCompany {
			one := b
			one.pieces = []piece{p}
			each = append(each, one)
		} else if len(each) == 0 {
			all = append(all, p)
		} else {
			last := &each[len(each)-1]
			last.pieces = append(last.pieces, p)
		}
	}
	if len(each) < 2 || b.short() {
		return []block{b}
	}
	for i := range each {
		each[i] = each[i].with(all)
	}
	for i := len(each) - 2; i >= 0; i-- {
		if len(each[i].pieces) == 1+len(all) {
			each[i] = each[i].with(carried(each[i+1].pieces))
		}
	}
	for i := 1; i < len(each); i++ {
		each[i] = each[i].with(carried(each[i-1].pieces))
	}
	return each
}

// carried are the fields that hold for the next company too.
func carried(pieces []piece) (fields []piece) {
	for _, p := range pieces {
		switch p.field {
		case ledger.FDate, ledger.FPlace, ledger.FLedBy, ledger.FTier, ledger.FTrip, ledger.FUnit, ledger.FDistrict, ledger.FDirection:
			if p.kind == labelledPiece {
				fields = append(fields, p)
			}
		}
	}
	return fields
}
