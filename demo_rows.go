package main

import (
	"context"

	"guatu/grammar"
	"guatu/internal/demo"
	"guatu/ledger"
	"guatu/storage"
	"guatu/words"
)

// demoRows is how many visits and how many deals stand beside the chat.
const demoRows = 40

// rows are the newest visits and deals as the demo's ledger shows them.
func (p *demoPage) rows(ctx context.Context, lang string) ([]demo.Row, error) {
	snap, err := p.app.Store.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer snap.Close()
	s := &rowScribe{snap: snap, city: p.cfg.city(), lang: ledger.Lang(lang), today: ledger.DateOf(p.clock.Now().In(p.cfg.zone))}
	visits, err := s.list(ctx, ledger.KindVisit, s.visit)
	if err != nil {
		return nil, err
	}
	deals, err := s.list(ctx, ledger.KindDeal, s.deal)
	return append(visits, deals...), err
}

// rowScribe writes records as rows.
type rowScribe struct {
	snap  *storage.Snapshot
	city  ledger.City
	lang  ledger.Lang
	today ledger.Date
}

func (s *rowScribe) list(ctx context.Context, kind ledger.Kind, write func(context.Context, int64) (demo.Row, error)) ([]demo.Row, error) {
	refs, err := s.snap.Newest(ctx, kind, demoRows)
	if err != nil {
		return nil, err
	}
	rows := make([]demo.Row, 0, len(refs))
	for _, ref := range refs {
		r, err := write(ctx, ref.N)
		if err != nil {
			return nil, err
		}
		r.Ref = ref.String()
		rows = append(rows, r)
	}
	return rows, nil
}

func (s *rowScribe) visit(ctx context.Context, n int64) (demo.Row, error) {
	v, err := s.snap.Visit(ctx, n)
	if err != nil {
		return demo.Row{}, err
	}
	c, err := s.snap.Company(ctx, v.Company)
	return demo.Row{
		Kind:     "visit",
		Name:     c.Name,
		Date:     v.Date.String(),
		District: s.district(v.District),
		Amount:   grammar.PlainMoney(v.Interest, s.lang),
		Version:  v.Version,
		Gone:     v.IsWithdrawn(),
	}, err
}

// deal is a row of a deal; one without a name goes by its investor.
func (s *rowScribe) deal(ctx context.Context, n int64) (demo.Row, error) {
	d, err := s.snap.Deal(ctx, n)
	if err != nil {
		return demo.Row{}, err
	}
	name := d.Name
	if name == "" && len(d.Investors) > 0 {
		c, err := s.snap.Company(ctx, d.Investors[0])
		if err != nil {
			return demo.Row{}, err
		}
		name = c.Name
	}
	stage := d.StageOn(s.today)
	return demo.Row{
		Kind:     "deal",
		Name:     name,
		Date:     d.First(stage).String(),
		District: s.district(d.District),
		Amount:   grammar.PlainMoney(d.Amount, s.lang),
		Stage:    words.StageName(stage).In(s.lang),
		Version:  d.Version,
		Gone:     d.IsWithdrawn(),
	}, nil
}

// district is a district's name; a key that the config no longer names stays as it is.
func (s *rowScribe) district(key string) string {
	for _, d := range s.city.Districts {
		if d.Key == key {
			return words.Text{Zh: d.Zh, En: d.En}.In(s.lang)
		}
	}
	return key
}
