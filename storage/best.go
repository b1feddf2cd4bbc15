package storage

import (
	"cmp"
	"slices"
)

// hit is a company that was found, with how far its name is and how long.
type hit struct {
	company          int64
	distance, length int
}

func (h hit) compare(o hit) int {
	return cmp.Or(cmp.Compare(h.distance, o.distance), cmp.Compare(h.length, o.length), cmp.Compare(h.company, o.company))
}

// best are the nearest of many hits, each company once, in their order: the
// nearest and then the shortest first.
type best struct {
	most int
	hits []hit
}

// wants tells whether a hit would be among the best.
func (b *best) wants(h hit) bool {
	return h.company != 0 && (len(b.hits) < b.most || h.compare(b.hits[len(b.hits)-1]) < 0)
}

// full tells that no hit of that distance, however short, would be among the best.
func (b *best) full(distance int) bool {
	return len(b.hits) == b.most && (b.most == 0 || b.hits[b.most-1].distance < distance)
}

// note takes a hit in.
func (b *best) note(h hit) {
	if !b.wants(h) {
		return
	}
	if i := slices.IndexFunc(b.hits, func(o hit) bool { return o.company == h.company }); i >= 0 {
		if h.compare(b.hits[i]) >= 0 {
			return
		}
		b.hits = slices.Delete(b.hits, i, i+1)
	}
	at, _ := slices.BinarySearchFunc(b.hits, h, hit.compare)
	b.hits = slices.Insert(b.hits, at, h)
	b.hits = b.hits[:min(len(b.hits), b.most)]
}

func (b *best) companies() []int64 {
	var ids []int64
	for _, h := range b.hits {
		ids = append(ids, h.company)
	}
	return ids
}

// hitOf is a name as a hit.
func (x *nameIndex) hitOf(id int32, distance int) hit {
	n := x.names[id]
	return hit{n.company, distance, n.length()}
}
