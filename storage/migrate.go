package storage

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the schema up to date. Several processes may start at once:
// a file lock lets one of them migrate while the others wait.
func (s *Store) migrate(ctx context.Context) error {
	lock, err := lockFile(ctx, s.path+".migrate")
	if err != nil {
		return err
	}
	defer lock.Close()
	p, err := s.migrations()
	if err != nil {
		return err
	}
	have, know, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("read schema version: %w", err)
	case have > know:
		return fmt.Errorf("database %s has schema %d, this program knows %d: use the newer program", s.path, have, know)
	case have == know:
		return nil
	case have == 0:
		return s.move(ctx, p, know)
	}
	return s.remodel(ctx, p, have, know)
}

// remodel moves a database that is in use to another schema: nobody may serve
// it meanwhile, and it is copied first.
func (s *Store) remodel(ctx context.Context, p *goose.Provider, have, want int64) error {
	if err := s.Own(); err != nil {
		return fmt.Errorf("move to schema %d: %w", want, err)
	}
	defer s.disown()
	saved, err := s.copyAside(ctx, have)
	if err != nil {
		return fmt.Errorf("copy the database before it moves to schema %d: %w", want, err)
	}
	s.log.Info("schema moves", "from", have, "to", want, "copy", saved)
	return s.move(ctx, p, want)
}

// copyAside copies the database beside itself, in the place of an older copy
// of that schema.
func (s *Store) copyAside(ctx context.Context, have int64) (string, error) {
	file := fmt.Sprintf("%s.schema%d", s.path, have)
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return file, copyNew(ctx, s.path, file)
}

// move brings the database to a schema, up or down.
func (s *Store) move(ctx context.Context, p *goose.Provider, to int64) (err error) {
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	if to < have {
		_, err = p.DownTo(ctx, to)
	} else {
		_, err = p.UpTo(ctx, to)
	}
	if err != nil {
		return fmt.Errorf("move to schema %d: %w", to, err)
	}
	return nil
}

// MoveBack brings a database back to the schema of an older program, so that
// that one can use it again, with all that was reported since. It copies the
// database first and tells where the copy is.
func MoveBack(ctx context.Context, o Options, to int) (copied string, err error) {
	s := newStore(o)
	defer func() { err = errors.Join(s.fault("move back to schema "+strconv.Itoa(to), err), s.shut()) }()
	if to < 1 || to >= Schema() {
		return "", fmt.Errorf("this program can move back to the schemas 1 to %d", Schema()-1)
	}
	if _, err := os.Stat(s.path); err != nil {
		return "", err
	}
	lock, err := lockFile(ctx, s.path+".migrate")
	if err != nil {
		return "", err
	}
	defer lock.Close()
	if s.write, err = sql.Open(s.dialect.driver, s.dialect.source(s.path, s.dialect.write)); err != nil {
		return "", err
	}
	s.write.SetMaxOpenConns(1)
	p, err := s.migrations()
	if err != nil {
		return "", err
	}
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return "", fmt.Errorf("read schema version: %w", err)
	}
	if have != int64(Schema()) {
		return "", fmt.Errorf("the database has schema %d, this program %d: use the program that has the same", have, Schema())
	}
	return fmt.Sprintf("%s.schema%d", s.path, have), s.remodel(ctx, p, have, int64(to))
}

func (s *Store) migrations() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, s.write, files, goose.WithDisableGlobalRegistry(true))
}

// Schema is the version of the schema that this program writes.
func Schema() int {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0
	}
	return len(files)
}
