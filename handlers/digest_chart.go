package handlers

import (
	"context"

	"guatu/chat"
	"guatu/digest"
	"guatu/ledger"
	"guatu/words"
)

// chartWeeks is how many weeks a chart of a week's digest goes back.
const chartWeeks = 12

// digestCharts sends the digest's pictures.
func (t *turn) digestCharts(ctx context.Context, s shown) error {
	r, err := t.reported(ctx, s)
	if err != nil {
		return err
	}
	drawings, err := t.drawings(ctx, t.Snapshot, s, r)
	if err != nil {
		return err
	}
	sent := false
	for _, d := range drawings {
		if picture, ok := t.drawn(d); ok {
			t.send(chat.Escape(d.Title)).Picture = picture
			sent = true
		}
	}
	if !sent {
		t.answer(t.text(words.SayNoChart))
		return nil
	}
	t.looked(ledger.LookChart, s.key())
	return nil
}

// drawn is a drawing as a document to send; ok is false where none can be made.
func (d *Desk) drawn(x Drawing) (*chat.Document, bool) {
	if d.Draw == nil {
		return nil, false
	}
	png, err := d.Draw(x)
	if err != nil {
		return nil, false
	}
	return &chat.Document{Name: "digest.png", Data: png}, true
}

// drawings are the pictures of a digest: visits and signings by district or
// unit where there are several, and by week where the period is long or there
// is nothing else to compare.
func (d *Desk) drawings(ctx context.Context, snap Snapshot, s shown, r digest.Report) (list []Drawing, err error) {
	if len(r.Rows) > 1 {
		list = append(list, rowsDrawing(r))
	}
	if len(list) > 0 && (r.Span == digest.Week || r.Span == digest.Weeks) {
		return list, nil
	}
	weekly, err := d.weeksDrawing(ctx, snap, s, r)
	if err == nil && len(weekly.Labels) > 1 {
		list = append(list, weekly)
	}
	return list, err
}

// rowsDrawing shows the digest's rows.
func rowsDrawing(r digest.Report) Drawing {
	d := Drawing{Title: chartTitle(r)}
	var visits, signed []float64
	for _, row := range r.Rows {
		d.Labels = append(d.Labels, row.Name)
		visits, signed = append(visits, float64(row.Visits)), append(signed, float64(row.Signed))
	}
	d.Series = courses(r.Lang, visits, signed)
	return d
}

// weeksDrawing shows the weeks of the period, of a short one those that led to it.
func (d *Desk) weeksDrawing(ctx context.Context, snap Snapshot, s shown, r digest.Report) (out Drawing, err error) {
	c := d.composer(snap, s.of, r.AsOf, r.Lang)
	p := s.p.Until(c.asked)
	if p.To-p.From < 7*chartWeeks/2 {
		p.From = p.To.WeekStart().Add(-7 * (chartWeeks - 1))
	}
	visits, signed := toward(c.query(ledger.Visits, p), ledger.Outward), c.reached(ledger.Deals, ledger.StageSigned, p)
	visits.By, signed.By = ledger.ByWeek, ledger.ByWeek
	v, n := c.ask(ctx, visits).Groups, c.ask(ctx, signed).Groups
	out = Drawing{Title: chartTitle(r), Line: true}
	var vs, ns []float64
	for _, g := range v {
		out.Labels = append(out.Labels, g.Key[len("2006-"):])
		vs, ns = append(vs, float64(g.Figure.N)), append(ns, float64(countIn(n, g.Key)))
	}
	out.Series = courses(r.Lang, vs, ns)
	return out, c.err
}

func chartTitle(r digest.Report) string {
	return digest.Title(r) + " " + r.Period.From.String() + " – " + r.Period.To.String()
}

func courses(lang ledger.Lang, visits, signed []float64) []Course {
	return []Course{{words.ChartVisits.In(lang), visits}, {words.ChartSigned.In(lang), signed}}
}
