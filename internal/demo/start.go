package demo

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"guatu/internal/simulator"
)

// adminName is what the first admin is called.
const adminName = "管理员"

// patience is how long the sample may take to be played.
const patience = 2 * time.Minute

// Prepare lets the sample's members in and plays what they said until the
// demo's opening. The clock follows the messages and then stands at the opening.
func Prepare(ctx context.Context, sim *simulator.Server, s Sample, clock *Clock) error {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	p := NewPlayer(sim, s)
	p.Moment = clock.Set
	clock.Set(Opening) // members are let in now: no digest of the weeks before is owed to them
	if err := p.Enrol(ctx); err != nil {
		return fmt.Errorf("let the sample's members in: %w", err)
	}
	if err := p.Play(ctx, Opening, func(Heard) {}); err != nil {
		return fmt.Errorf("play the sample: %w", err)
	}
	clock.Set(Opening)
	return nil
}

// Listen opens an address, or another port of the same host when it is taken.
func Listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err == nil {
		return l, nil
	}
	host, _, split := net.SplitHostPort(addr)
	if split != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	l, again := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if again != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, errors.Join(err, again))
	}
	return l, nil
}

// Serve serves the page until ctx ends.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := context.AfterFunc(ctx, func() { s.Close() })
	defer stopped()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve the page: %w", err)
	}
	return nil
}
