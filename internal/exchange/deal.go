package exchange

import (
	"cmp"
	"fmt"
	"slices"

	"guatu/ledger"
	"guatu/words"
)

func dealColumns() []column {
	list := []column{
		refColumn(ledger.KindDeal),
		of(ledger.FName, texts, func(r *Record) *string { return &r.Deal.Name }).called(words.NameColumns[ledger.KindDeal]),
		of(ledger.FCompany, names, func(r *Record) *[]string { return &r.Companies }),
		of(ledger.FAmount, amounts, func(r *Record) *ledger.Money { return &r.Deal.Amount }).amount(),
		districtColumn(),
	}
	list = append(list, stageColumns()...)
	list = append(list,
		of(ledger.FExpected, expected, func(r *Record) *ledger.Date { return &r.Deal.Expected }),
		of(words.FieldSlips, slips, func(r *Record) *[]ledger.Slip { return &r.Deal.Slips }),
		chainColumn(),
		of(ledger.FSector, choices(ledger.FSector, words.SectorWords), func(r *Record) *string { return &r.Deal.Sector }),
		of(ledger.FCategory, choices(ledger.FCategory, words.CategoryWords), func(r *Record) *ledger.Category { return &r.Deal.Category }),
		of(ledger.FForeign, foreigns, func(r *Record) *ledger.Tri { return &r.Deal.Foreign }),
		of(ledger.FOrigin, spots(ledger.FOrigin), func(r *Record) *string { return &r.Deal.Origin }),
		of(ledger.FFortune500, facts, func(r *Record) *ledger.Tri { return &r.Deal.Fortune500 }),
		of(ledger.FAgreement, agreements, func(r *Record) *ledger.Agreement { return &r.Deal.Agreement }),
		linkColumn(ledger.FEvent, ledger.KindEvent, func(r *Record) *int64 { return &r.Deal.Event }),
		of(words.FieldCeremony, reached, func(r *Record) *[]ledger.Reached { return &r.Deal.Ceremonies }),
		of(ledger.FPark, keys(ledger.FPark), func(r *Record) *string { return &r.Deal.Park }),
		of(ledger.FSponsor, texts, func(r *Record) *string { return &r.Deal.Sponsor }),
		of(ledger.FIntroducer, texts, func(r *Record) *string { return &r.Deal.Introducer }),
		unitColumn(),
		of(ledger.FFunds, arrivals, func(r *Record) *[]ledger.Arrival { return &r.Deal.Funds }),
		of(ledger.FStuck, texts, func(r *Record) *string { return &r.Deal.Stuck }),
		of(ledger.FOutcome, texts, func(r *Record) *string { return &r.Deal.Outcome }),
		nextColumn(),
		of(words.FieldRate, rates, func(r *Record) *ledger.Rate { return &r.Deal.Rate }),
		of(words.FieldVerified, numbers, func(r *Record) *int64 { return &r.Deal.Verified }),
		of(words.FieldVerifiedOn, whenever, func(r *Record) *ledger.Date { return &r.Deal.VerifiedOn }),
	)
	return append(list, headColumns()...)
}

// chainColumn is the industrial chain; a sector that stands there is the sector.
func chainColumn() column {
	sectors := choices(ledger.FSector, words.SectorWords)
	x := of(ledger.FChain, keys(ledger.FChain), func(r *Record) *string { return &r.Deal.Chain })
	read := x.read
	x.read = func(r *Record, cell string, c *Context) string {
		reason := read(r, cell, c)
		if reason != "" && r.Deal.Sector == "" {
			if s, no := sectors.read(cell, c); no == "" {
				r.Deal.Sector, reason = s, ""
			}
		}
		return reason
	}
	return x
}

// stageColumns are where a deal stands and since when, all its stages, and one
// column for the day of each stage, which is only read.
func stageColumns() []column {
	stage := of(ledger.FStage, stageWords, func(r *Record) *ledger.Stage { return &r.stage })
	stage.write = func(r *Record, c *Context) string { return stageWords.write(standing(r.Deal).Stage, c) }
	since := of(ledger.FDate, past, func(r *Record) *ledger.Date { return &r.since })
	since.write = func(r *Record, c *Context) string { return past.write(standing(r.Deal).On, c) }
	list := []column{stage}
	for _, s := range words.StageWords {
		list = append(list, stageDate(s))
	}
	return append(list, since, of(words.FieldHistory, reached, func(r *Record) *[]ledger.Reached { return &r.Deal.Stages }))
}

func stageDate(s words.Named[ledger.Stage]) column {
	x := column{
		field: ledger.Field("date of " + s.Text.En),
		name:  words.Text{Zh: s.Text.Zh + words.StageDates[0], En: "date " + s.Text.En},
		read: func(r *Record, cell string, c *Context) string {
			d, reason := past.read(cell, c)
			if reason != "" {
				return reason
			}
			if r.dates == nil {
				r.dates = map[ledger.Stage]ledger.Date{}
			}
			r.dates[s.Value] = d
			return ""
		},
	}
	for _, end := range words.StageDates {
		x.labels = append(x.labels, s.Text.Zh+end, s.Text.En+end)
	}
	if s.Value == ledger.StageSigned {
		x.labels = append(x.labels, "signing date")
	}
	return x
}

// standing is the deal's entry of the stage that it stands in.
func standing(d *ledger.Deal) (last ledger.Reached) {
	now := d.Stage()
	for _, r := range d.Stages {
		if r.Stage == now {
			last = r
		}
	}
	return last
}

// finishDeal makes a deal's stages of its columns, gives a new one its
// defaults, and sees that nothing is missing.
func (r *Record) finishDeal(c *Context) []Fault {
	d := r.Deal
	faults := r.peoplesSteps(c, c.Today)
	if len(d.Stages) > 0 {
		faults = append(faults, r.agreeing()...)
	} else if !r.Kept || r.stage != "" || len(r.dates) > 0 {
		faults = append(faults, r.stagesOfColumns(c)...)
	}
	if r.Kept {
		return faults
	}
	if d.Name == "" && len(r.Companies) == 0 {
		faults = append(faults, r.fault(ledger.FName, "a deal needs its investor or its name"))
	}
	if !d.Amount.Given() {
		faults = append(faults, r.fault(ledger.FAmount, "a deal needs its amount, or 未定"))
	}
	r.unitDefaults(c)
	if d.District == "" {
		faults = append(faults, r.fault(ledger.FDistrict, "a deal needs its district"))
	}
	return append(faults, r.checkAmount(c, ledger.FAmount, d.Amount)...)
}

// agreeing sees that what the columns say of the stages is what the list of all
// stages says.
func (r *Record) agreeing() (faults []Fault) {
	now := standing(r.Deal)
	whole := nameOf(words.FieldHistory)
	differs := func(f ledger.Field, column, list any) {
		faults = append(faults, r.fault(f, fmt.Sprintf("%v is not what the column %s (%s) says: %v", column, whole.Zh, whole.En, list)))
	}
	if r.stage != "" && r.stage != now.Stage {
		differs(ledger.FStage, r.stage, now.Stage)
	}
	if r.since.Known() && r.since != now.On {
		differs(ledger.FDate, r.since, now.On)
	}
	for s, on := range r.dates {
		if on != r.Deal.First(s) {
			differs(ledger.FStage, string(s)+" "+on.String(), r.Deal.First(s))
		}
	}
	return faults
}

// stagesOfColumns makes the stages of the stage and its day, and of the columns
// for the day of a stage.
func (r *Record) stagesOfColumns(c *Context) []Fault {
	d := r.Deal
	for s, on := range r.dates {
		d.Stages = append(d.Stages, ledger.Reached{Stage: s, On: on})
	}
	r.dated = true
	if r.stage == "" && len(r.dates) > 0 {
		r.stage = d.Stage()
	}
	if r.stage == "" {
		r.stage = ledger.StageTalks
		r.mark(ledger.FStage)
	}
	if faults := r.stageDay(c); faults != nil {
		return faults
	}
	slices.SortFunc(d.Stages, func(a, b ledger.Reached) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Stage.Rank(), b.Stage.Rank()))
	})
	for i := range d.Stages {
		if x := &d.Stages[i]; x.Stage == ledger.StageSigned {
			x.Agreement, x.Event = d.Agreement, d.Event
		}
	}
	return nil
}

// stageDay adds the stage that the deal stands in. One that is only talked
// about stands there on the day of the import, where none is given.
func (r *Record) stageDay(c *Context) []Fault {
	own, given := r.dates[r.stage]
	switch {
	case given && r.since.Known() && r.since != own:
		return []Fault{r.fault(ledger.FDate, fmt.Sprintf("%s is not the day of the stage: %s", r.since, own))}
	case given:
		return nil
	case !r.since.Known() && r.stage.Rank() > ledger.StageTalks.Rank():
		return []Fault{r.fault(ledger.FDate, fmt.Sprintf("the stage %s needs its day", r.stage))}
	case !r.since.Known():
		r.since = c.Today
		r.mark(ledger.FDate)
	}
	r.Deal.Stages = append(r.Deal.Stages, ledger.Reached{Stage: r.stage, On: r.since})
	return nil
}

// SetEvent says at which event a deal was first signed.
func (r *Record) SetEvent(n int64) {
	r.Deal.Event = n
	for i := range r.Deal.Stages {
		if x := &r.Deal.Stages[i]; r.dated && x.Stage == ledger.StageSigned {
			x.Event = n
		}
	}
}
