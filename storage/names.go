package storage

import "context"

type nameIndex struct{}

func newNameIndex(fold func(string) string) *nameIndex { return &nameIndex{} }
func (s *Store) fillNames()                            { _ = context.Background() }
