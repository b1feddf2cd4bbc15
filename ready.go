package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// health asks the bot that runs with a config whether it is ready, or only
// whether it is there, and prints what it answers.
func health(ctx context.Context, args []string) error {
	f, file := configFlag("health")
	alive := f.Bool("alive", false, "ask only whether the process answers")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	path := "/readyz"
	if *alive {
		path = "/healthz"
	}
	ctx, stop := context.WithTimeout(ctx, 5*time.Second)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+askAt(cfg.HTTP.Listen)+path, nil)
	if err != nil {
		return fmt.Errorf("http.listen %s: %w", cfg.HTTP.Listen, err)
	}
	res, err := (&http.Client{Transport: &http.Transport{}}).Do(req) // past every proxy
	if err != nil {
		return fmt.Errorf("the bot does not answer on http.listen %s: %w", cfg.HTTP.Listen, err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return errors.New(strings.TrimSpace(string(said)))
	}
	fmt.Print(string(said))
	return nil
}

// askAt is where what listens on an address is asked from the same machine.
func askAt(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return listen
}
