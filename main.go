// Command guatu is a chat bot for field investment teams: visits and deals are
// reported in one message, questions are answered with figures that can be
// trusted, and every district gets its weekly digest.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := command(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// command runs the command that the arguments name, serve when they name none.
func command(ctx context.Context, args []string) int {
	name := "serve"
	if len(args) > 0 && len(args[0]) > 0 && args[0][0] != '-' {
		name, args = args[0], args[1:]
	}
	run, known := commands[name]
	if !known {
		fmt.Fprintf(os.Stderr, "guatu: there is no command %q\n%s", name, usage)
		return 2
	}
	if err := run(ctx, args); err != nil {
		fmt.Fprintf(os.Stderr, "guatu %s: %v\n", name, err)
		return 1
	}
	return 0
}
