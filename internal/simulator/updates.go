package simulator

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// Limits of the update queue (tdlib TQueue.cpp, telegram-bot-api Client.cpp).
const (
	maxPending   = 100000
	maxBatch     = 4 << 20
	futureOffset = 10
	pastOffset   = 100000
	dayLife      = 24 * time.Hour
	pressLife    = 150 * time.Second
)

// update is one thing that happened, as the bot will be told.
type update struct {
	id      int64
	lane    string // updates of one lane are delivered in order; lanes are independent of each other (webhooks)
	raw     json.RawMessage
	expires time.Time
}

// queue holds the updates that the bot has not confirmed.
type queue struct {
	next     int64 // id of the next update
	pending  []*update
	allowed  []string      // nil: the default set
	bell     chan struct{} // closed when an update arrives
	poll     *poll         // the long poll that waits
	refused  time.Time     // when a poll was last ended by a conflict
	earliest time.Time     // nothing expires before
}

func newQueue(first int64) queue {
	return queue{next: first, bell: make(chan struct{})}
}

// updateKinds are the kinds a bot may ask for; those that are not in the default set are false (Client.h, "allowed_updates").
var updateKinds = map[string]bool{
	"message": true, "edited_message": true, "channel_post": true, "edited_channel_post": true, "inline_query": true,
	"chosen_inline_result": true, "callback_query": true, "shipping_query": true, "pre_checkout_query": true, "poll": true,
	"poll_answer": true, "my_chat_member": true, "chat_member": false, "chat_join_request": true, "chat_boost": true,
	"removed_chat_boost": true, "message_reaction": false, "message_reaction_count": false, "business_connection": true,
	"business_message": true, "edited_business_message": true, "deleted_business_messages": true, "purchased_paid_media": true,
}

// allow takes the allowed_updates of a request: absent or malformed keeps what was, an empty or unknown list means the default.
func (q *queue) allow(c *call) {
	var names []string
	raw, ok := c.values["allowed_updates"]
	if !ok || json.Unmarshal([]byte(raw), &names) != nil {
		return
	}
	q.allowed = nil
	for _, name := range names {
		if _, ok := updateKinds[name]; ok {
			q.allowed = append(q.allowed, name)
		}
	}
}

func (q *queue) allows(kind string) bool {
	if q.allowed == nil {
		byDefault, known := updateKinds[kind]
		return byDefault || !known
	}
	return slices.Contains(q.allowed, kind)
}

// push queues something that happened. The filter of allowed_updates works here, not when the update is fetched.
func (s *Server) push(kind, lane string, life time.Duration, body any) {
	if !s.updates.allows(kind) {
		return
	}
	id := s.updates.next
	raw, err := json.Marshal(map[string]any{"update_id": id, kind: body})
	if err != nil {
		s.breach("simulator: %s does not marshal: %v", kind, err)
		return
	}
	s.updates.next++
	s.enqueue(&update{id: id, lane: lane, raw: raw, expires: time.Now().Add(life)})
}

func (s *Server) enqueue(u *update) {
	s.updates.expire()
	if len(s.updates.pending) >= maxPending {
		return
	}
	s.updates.pending = append(s.updates.pending, u)
	s.updates.noteExpiry(u)
	s.updates.ring()
	s.deliver(u.lane)
}

func (q *queue) ring() {
	close(q.bell)
	q.bell = make(chan struct{})
}

func (s *Server) pushMessage(kind string, m *Message) {
	s.push(kind, chatLane(m.Chat.ID), dayLife, m.wire())
}

func chatLane(id int64) string { return "chat " + strconv.FormatInt(id, 10) }

// expire forgets what is too old to be told. It looks only when something may be.
func (q *queue) expire() {
	now := time.Now()
	if now.Before(q.earliest) {
		return
	}
	q.pending = slices.DeleteFunc(q.pending, func(u *update) bool { return !now.Before(u.expires) })
	q.earliest = now.Add(dayLife)
	for _, u := range q.pending {
		q.noteExpiry(u)
	}
}

func (q *queue) noteExpiry(u *update) {
	if u.expires.Before(q.earliest) {
		q.earliest = u.expires
	}
}

func (q *queue) remove(u *update) {
	if i := slices.Index(q.pending, u); i >= 0 {
		q.pending = slices.Delete(q.pending, i, i+1)
	}
}

// confirm drops what an offset confirms. Offsets far outside of the queue are ignored, as Telegram does.
func (q *queue) confirm(offset int64) {
	switch {
	case offset < 0:
		drop := max(0, len(q.pending)+int(max(offset, -maxPending)))
		q.pending = slices.Delete(q.pending, 0, drop)
	case offset > q.next+futureOffset, offset < q.head()-pastOffset:
	case offset > 0:
		q.pending = slices.DeleteFunc(q.pending, func(u *update) bool { return u.id < offset })
	}
}

func (q *queue) head() int64 {
	if len(q.pending) == 0 {
		return q.next
	}
	return q.pending[0].id
}

// batch returns up to limit updates from the head, up to about 4 MiB.
func (q *queue) batch(limit int) []json.RawMessage {
	q.expire()
	out := []json.RawMessage{}
	size := 0
	for _, u := range q.pending {
		if len(out) == limit || size > maxBatch {
			break
		}
		out = append(out, u.raw)
		size += len(u.raw)
	}
	return out
}

// Pending returns how many updates wait for the bot.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.updates.expire()
	return len(s.updates.pending)
}

// JumpUpdates makes the next update carry this id. Telegram's ids may jump down after a quiet week.
func (s *Server) JumpUpdates(next int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.updates.next = next
}

// Inject queues an update as it is, whatever it holds; without an update_id it gets the next one. It returns the id.
// Injecting an id twice is how an update comes twice.
func (s *Server) Inject(raw string) (int64, error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(raw), &object); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var id int64
	if json.Unmarshal(object["update_id"], &id) != nil {
		id = s.updates.next
		s.updates.next++
		object["update_id"] = json.RawMessage(strconv.FormatInt(id, 10))
	}
	body, err := json.Marshal(object)
	if err != nil {
		return 0, err
	}
	s.enqueue(&update{id: id, lane: laneOf(object), raw: body, expires: time.Now().Add(dayLife)})
	return id, nil
}

// laneOf finds the chat of an injected message; anything else gets a lane of its own.
func laneOf(object map[string]json.RawMessage) string {
	for _, kind := range []string{"message", "edited_message"} {
		var m struct{ Chat struct{ ID int64 } }
		if json.Unmarshal(object[kind], &m) == nil && m.Chat.ID != 0 {
			return chatLane(m.Chat.ID)
		}
	}
	return "injected"
}
