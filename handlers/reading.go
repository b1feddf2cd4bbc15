package handlers

import (
	"context"

	"guatu/ledger"
)

func (t *turn) reports(text string) []ledger.Report { return nil }

func (t *turn) changes(k ledger.Kind, text string) ledger.Report { return ledger.Report{} }

func (t *turn) value(k ledger.Kind, f ledger.Field, text string) ledger.Value { return ledger.Value{} }

func (t *turn) prose(text string) (ledger.Report, bool) { return ledger.Report{}, false }

func (t *turn) tagged() bool { return false }

func (t *turn) asks(text string) bool { return false }

func (t *turn) claimed() bool { return false }

func (t *turn) askText(ctx context.Context, text string) error { return nil }

func (t *turn) askOf(ctx context.Context, refs []ledger.Ref, said string) error { return nil }

func (t *turn) asTagged(ctx context.Context) (bool, error) { return false, nil }

func (t *turn) asQuestion(ctx context.Context) (bool, error) { return false, nil }

func (t *turn) asShort(ctx context.Context) (bool, error) { return false, nil }

func (t *turn) asMeasure(ctx context.Context) (bool, error) { return false, nil }
