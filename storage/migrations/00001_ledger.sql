-- +goose Up

-- The ledger. Every record is kept whole in its body (JSON); the other columns
-- are what it is found and counted by. Days are ISO text, NULL when unknown;
-- instants are epoch milliseconds; amounts are minor units of their currency,
-- NULL when no amount is known; keys and names are '' when not given; facts
-- that may be unknown are 1 yes, 0 unknown, -1 no.

CREATE TABLE companies (
    id            INTEGER PRIMARY KEY,
    version       BIGINT  NOT NULL,
    name          TEXT    NOT NULL,
    origin        TEXT    NOT NULL DEFAULT '',
    region        TEXT    NOT NULL DEFAULT '',
    foreign_tri   INTEGER NOT NULL DEFAULT 0,
    fortune500    INTEGER NOT NULL DEFAULT 0,
    list_year     INTEGER NOT NULL DEFAULT 0,
    central_soe   INTEGER NOT NULL DEFAULT 0,
    merged_into   BIGINT  NOT NULL DEFAULT 0, -- 0: stands by itself
    root          BIGINT  NOT NULL,           -- the company that it counts as: itself, or the end of its merges
    generation    BIGINT  NOT NULL,           -- counts the saves of all companies: what is newer than one was saved after it
    body          TEXT    NOT NULL
);
CREATE INDEX companies_merged ON companies (merged_into) WHERE merged_into <> 0;
CREATE INDEX companies_root ON companies (root);
CREATE INDEX companies_generation ON companies (generation);
CREATE INDEX companies_origin ON companies (origin);
CREATE INDEX companies_region ON companies (region);
CREATE INDEX companies_foreign ON companies (foreign_tri);
CREATE INDEX companies_fortune500 ON companies (fortune500);
CREATE INDEX companies_soe ON companies (central_soe);

-- Names and aliases, folded. One folded name leads to one root only.
CREATE TABLE company_names (
    folded  TEXT   NOT NULL,
    company BIGINT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    name    TEXT   NOT NULL,
    PRIMARY KEY (folded, company)
);
CREATE INDEX company_names_company ON company_names (company);

CREATE TABLE visits (
    n            INTEGER PRIMARY KEY,
    version      BIGINT  NOT NULL,
    company      BIGINT  NOT NULL, -- the root: what it counts as
    said         BIGINT  NOT NULL, -- the company as it was reported, before merges
    date         TEXT,
    direction    TEXT    NOT NULL, -- out, in
    tier         TEXT    NOT NULL DEFAULT '',
    district     TEXT    NOT NULL DEFAULT '',
    place        TEXT    NOT NULL DEFAULT '',
    chain        TEXT    NOT NULL DEFAULT '',
    currency     TEXT    NOT NULL DEFAULT '', -- of the intended amount
    low          BIGINT,
    high         BIGINT,                      -- NULL when it is no range
    led          TEXT    NOT NULL DEFAULT '',
    trip         BIGINT  NOT NULL DEFAULT 0,
    reporter     BIGINT  NOT NULL,
    reported     BIGINT  NOT NULL,
    touched      TEXT,
    sensitive    INTEGER NOT NULL DEFAULT 0,
    withdrawn_at BIGINT,                      -- NULL while it stands
    body         TEXT    NOT NULL
);
-- withdrawn_at stands in the indexes that are counted by, so that they hold all
-- that a count reads.
CREATE INDEX visits_date ON visits (date, direction, district, tier, chain, company, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX visits_district ON visits (district, date, direction, tier, company, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX visits_company ON visits (company, date, direction, tier, district, chain, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX visits_trip ON visits (trip) WHERE trip <> 0;
CREATE INDEX visits_said ON visits (said);
CREATE INDEX visits_reporter ON visits (reporter, reported);
CREATE INDEX visits_reported ON visits (reported, district, date);

-- The credited units of standing visits, with copies of what they are counted by.
CREATE TABLE visit_units (
    visit     BIGINT  NOT NULL REFERENCES visits (n) ON DELETE CASCADE,
    unit      TEXT    NOT NULL,
    pos       INTEGER NOT NULL,
    date      TEXT,
    direction TEXT    NOT NULL,
    company   BIGINT  NOT NULL,
    PRIMARY KEY (visit, unit)
);
CREATE INDEX visit_units_unit ON visit_units (unit, date, direction, company, visit);
CREATE INDEX visit_units_date ON visit_units (date, direction, unit, company, pos, visit);

CREATE TABLE deals (
    n            INTEGER PRIMARY KEY,
    version      BIGINT  NOT NULL,
    name         TEXT    NOT NULL DEFAULT '',
    name_folded  TEXT    NOT NULL DEFAULT '',
    currency     TEXT    NOT NULL DEFAULT '',
    low          BIGINT,
    high         BIGINT,                       -- NULL when it is no range
    mark         TEXT    NOT NULL DEFAULT '',
    undecided    INTEGER NOT NULL DEFAULT 0,
    rate_micro   BIGINT,                       -- frozen at signing; NULL before
    rate_from    TEXT,
    cny_low      BIGINT,                       -- fen: of CNY always; of others only once the rate is frozen
    cny_high     BIGINT,
    district     TEXT    NOT NULL DEFAULT '',
    -- the first day of each stage
    lead_on       TEXT,
    talks_on      TEXT,
    signed_on     TEXT,                        -- of the first formal contract
    framework_on  TEXT,
    intent_on     TEXT,
    registered_on TEXT,
    started_on    TEXT,
    producing_on  TEXT,
    paused_on     TEXT,
    ended_on      TEXT,
    stage_now    TEXT    NOT NULL DEFAULT '',  -- as last reported
    stage_since  TEXT,
    expected     TEXT,
    chain        TEXT    NOT NULL DEFAULT '',
    sector       TEXT    NOT NULL DEFAULT '',
    category     TEXT    NOT NULL DEFAULT '',
    foreign_tri  INTEGER NOT NULL DEFAULT 0,   -- said on the deal itself; 0: its investors decide
    fortune500   INTEGER NOT NULL DEFAULT 0,
    origin       TEXT    NOT NULL DEFAULT '',
    agreement    TEXT    NOT NULL DEFAULT '',
    event        BIGINT  NOT NULL DEFAULT 0,
    park         TEXT    NOT NULL DEFAULT '',
    verified     BIGINT  NOT NULL DEFAULT 0,   -- user id of the reviewer
    verified_on  TEXT,
    reporter     BIGINT  NOT NULL,
    reported     BIGINT  NOT NULL,
    touched      TEXT,
    sensitive    INTEGER NOT NULL DEFAULT 0,
    withdrawn_at BIGINT,                       -- NULL while it stands
    body         TEXT    NOT NULL
);
CREATE INDEX deals_signed ON deals (signed_on, district, currency, low, high, cny_low, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_framework ON deals (framework_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_intent ON deals (intent_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_lead ON deals (lead_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_talks ON deals (talks_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_registered ON deals (registered_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_started ON deals (started_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_producing ON deals (producing_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_paused ON deals (paused_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_ended ON deals (ended_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_expected ON deals (expected, district, currency, low, high, cny_low, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_district ON deals (district, signed_on, currency, low, high, cny_low, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_event ON deals (event) WHERE event <> 0;
CREATE INDEX deals_park ON deals (park) WHERE park <> '';
CREATE INDEX deals_name ON deals (name_folded);
CREATE INDEX deals_touched ON deals (stage_now, touched) WHERE withdrawn_at IS NULL;
CREATE INDEX deals_reporter ON deals (reporter, reported);
CREATE INDEX deals_reported ON deals (reported);
CREATE INDEX deals_verified ON deals (verified) WHERE verified <> 0;

-- The days on which a standing deal stood in a stage: from on_day to the day
-- before until_day ('9999-12-31' while it still does). Of two stages of one
-- day only the further has a row, so a day finds at most one row of a deal.
CREATE TABLE deal_stages (
    deal      BIGINT NOT NULL REFERENCES deals (n) ON DELETE CASCADE,
    on_day    TEXT   NOT NULL,
    until_day TEXT   NOT NULL,
    stage     TEXT   NOT NULL,
    agreement TEXT   NOT NULL DEFAULT '', -- of a signing
    district  TEXT   NOT NULL DEFAULT '', -- copies of the deal's
    currency  TEXT   NOT NULL DEFAULT '',
    low       BIGINT,
    high      BIGINT,
    cny_low   BIGINT,
    verified  BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (deal, on_day)
);
CREATE INDEX deal_stages_stage ON deal_stages (stage, until_day, on_day, agreement, district, currency, low, high, cny_low, verified, deal);
CREATE INDEX deal_stages_on ON deal_stages (stage, on_day, deal);

-- Investors and owning units of standing deals.
CREATE TABLE deal_investors (
    deal    BIGINT  NOT NULL REFERENCES deals (n) ON DELETE CASCADE,
    pos     INTEGER NOT NULL,
    company BIGINT  NOT NULL, -- the root: what it counts as
    said    BIGINT  NOT NULL,
    talks_by  TEXT,           -- the day by which the deal had come to talks or further
    signed_by TEXT,           -- and to a formal contract or further
    PRIMARY KEY (deal, pos)
);
CREATE INDEX deal_investors_company ON deal_investors (company, deal);
CREATE INDEX deal_investors_signed ON deal_investors (company, signed_by, talks_by);
CREATE INDEX deal_investors_deal ON deal_investors (deal, company);
CREATE INDEX deal_investors_said ON deal_investors (said);

CREATE TABLE deal_units (
    deal BIGINT  NOT NULL REFERENCES deals (n) ON DELETE CASCADE,
    unit TEXT    NOT NULL,
    pos  INTEGER NOT NULL,
    PRIMARY KEY (deal, unit)
);
CREATE INDEX deal_units_unit ON deal_units (unit, deal);

-- Money that arrived on standing deals.
CREATE TABLE funds (
    deal        BIGINT  NOT NULL REFERENCES deals (n) ON DELETE CASCADE,
    pos         INTEGER NOT NULL,
    on_day      TEXT,
    currency    TEXT    NOT NULL,
    low         BIGINT  NOT NULL,
    from_abroad INTEGER NOT NULL, -- 1: 实际使用外资
    district    TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (deal, pos)
);
CREATE INDEX funds_day ON funds (on_day, from_abroad, district, currency, low, deal);

CREATE TABLE trips (
    n            INTEGER PRIMARY KEY,
    version      BIGINT  NOT NULL,
    name         TEXT    NOT NULL DEFAULT '',
    name_folded  TEXT    NOT NULL DEFAULT '',
    from_day     TEXT,
    to_day       TEXT,
    led          TEXT    NOT NULL DEFAULT '',
    district     TEXT    NOT NULL DEFAULT '',
    planned      INTEGER NOT NULL DEFAULT 0,
    closed       INTEGER NOT NULL DEFAULT 0,
    reporter     BIGINT  NOT NULL,
    reported     BIGINT  NOT NULL,
    touched      TEXT,
    sensitive    INTEGER NOT NULL DEFAULT 0,
    withdrawn_at BIGINT,
    body         TEXT    NOT NULL
);
CREATE INDEX trips_day ON trips (from_day, to_day) WHERE withdrawn_at IS NULL;
CREATE INDEX trips_name ON trips (name_folded);
CREATE INDEX trips_reporter ON trips (reporter, reported);

CREATE TABLE trip_units (
    trip BIGINT  NOT NULL REFERENCES trips (n) ON DELETE CASCADE,
    unit TEXT    NOT NULL,
    pos  INTEGER NOT NULL,
    PRIMARY KEY (trip, unit)
);
CREATE INDEX trip_units_unit ON trip_units (unit, trip);

CREATE TABLE trip_places (
    trip  BIGINT  NOT NULL REFERENCES trips (n) ON DELETE CASCADE,
    place TEXT    NOT NULL,
    pos   INTEGER NOT NULL,
    PRIMARY KEY (trip, place)
);
CREATE INDEX trip_places_place ON trip_places (place, trip);

CREATE TABLE events (
    n            INTEGER PRIMARY KEY,
    version      BIGINT  NOT NULL,
    name         TEXT    NOT NULL DEFAULT '',
    name_folded  TEXT    NOT NULL DEFAULT '',
    from_day     TEXT,
    to_day       TEXT,
    organiser    TEXT    NOT NULL DEFAULT '',
    district     TEXT    NOT NULL DEFAULT '',
    reporter     BIGINT  NOT NULL,
    reported     BIGINT  NOT NULL,
    touched      TEXT,
    sensitive    INTEGER NOT NULL DEFAULT 0,
    withdrawn_at BIGINT,
    body         TEXT    NOT NULL
);
CREATE INDEX events_day ON events (from_day, to_day) WHERE withdrawn_at IS NULL;
CREATE INDEX events_name ON events (name_folded);
CREATE INDEX events_reporter ON events (reporter, reported);

CREATE TABLE event_units (
    event BIGINT  NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    unit  TEXT    NOT NULL,
    pos   INTEGER NOT NULL,
    PRIMARY KEY (event, unit)
);
CREATE INDEX event_units_unit ON event_units (unit, event);

CREATE TABLE event_places (
    event BIGINT  NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    place TEXT    NOT NULL,
    pos   INTEGER NOT NULL,
    PRIMARY KEY (event, place)
);
CREATE INDEX event_places_place ON event_places (place, event);

-- Figures from outside, of standing events.
CREATE TABLE event_figures (
    event       BIGINT  NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    pos         INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    name_folded TEXT    NOT NULL,
    value       BIGINT  NOT NULL,
    unit        TEXT    NOT NULL,
    mark        TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (event, pos)
);
CREATE INDEX event_figures_name ON event_figures (name_folded, event);

-- Next steps of standing records.
CREATE TABLE steps (
    kind      TEXT    NOT NULL, -- V, D, T, E
    n         BIGINT  NOT NULL,
    pos       INTEGER NOT NULL,
    id        BIGINT  NOT NULL,
    text      TEXT    NOT NULL,
    due       TEXT,
    owner     BIGINT  NOT NULL,
    done      TEXT,
    ordered   INTEGER NOT NULL DEFAULT 0, -- 督办
    ordered_by BIGINT NOT NULL DEFAULT 0,
    district  TEXT    NOT NULL DEFAULT '', -- copies of the record's
    chain     TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (kind, n, pos)
);
CREATE INDEX steps_open ON steps (due, district, owner) WHERE done IS NULL;
CREATE INDEX steps_done ON steps (done, due) WHERE done IS NOT NULL;
CREATE INDEX steps_owner ON steps (owner, due) WHERE done IS NULL;
CREATE INDEX steps_id ON steps (id);

-- Which records a message made, in its order.
CREATE TABLE made (
    chat    BIGINT  NOT NULL,
    message BIGINT  NOT NULL,
    item    INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    n       BIGINT  NOT NULL,
    PRIMARY KEY (chat, message, item, kind, n)
);
CREATE INDEX made_record ON made (kind, n);

-- What a record was before each change.
CREATE TABLE history (
    kind    TEXT   NOT NULL,
    n       BIGINT NOT NULL,
    version BIGINT NOT NULL, -- the version that the body is
    at      BIGINT NOT NULL, -- when it was changed
    member  BIGINT NOT NULL, -- by whom
    chat    BIGINT NOT NULL,
    message BIGINT NOT NULL,
    body    TEXT   NOT NULL,
    PRIMARY KEY (kind, n, version)
);
CREATE INDEX history_at ON history (at);

CREATE TABLE members (
    id       BIGINT  PRIMARY KEY,
    version  BIGINT  NOT NULL,
    name     TEXT    NOT NULL,
    role     TEXT    NOT NULL,
    unit     TEXT    NOT NULL DEFAULT '',
    district TEXT    NOT NULL DEFAULT '',
    revoked  BIGINT,
    body     TEXT    NOT NULL
);

CREATE TABLE invitations (
    code    TEXT   PRIMARY KEY,
    version BIGINT NOT NULL,
    ends    BIGINT,
    body    TEXT   NOT NULL
);

CREATE TABLE requests (
    person BIGINT  PRIMARY KEY,
    at     BIGINT  NOT NULL,
    done   INTEGER NOT NULL,
    body   TEXT    NOT NULL
);

CREATE TABLE subscriptions (
    chat   BIGINT NOT NULL,
    of_key TEXT   NOT NULL, -- district:laoshan, unit:…, chain:…, city
    member BIGINT NOT NULL,
    ended  BIGINT,          -- NULL while it runs
    body   TEXT   NOT NULL,
    PRIMARY KEY (chat, of_key)
);
CREATE INDEX subscriptions_of ON subscriptions (of_key) WHERE ended IS NULL;
CREATE INDEX subscriptions_member ON subscriptions (member);

CREATE TABLE drafts (
    id      INTEGER PRIMARY KEY,
    version BIGINT  NOT NULL,
    person  BIGINT  NOT NULL,
    chat    BIGINT  NOT NULL,
    parked  INTEGER NOT NULL,
    made    BIGINT,
    body    TEXT    NOT NULL
);
CREATE INDEX drafts_person ON drafts (person, chat, parked);

CREATE TABLE questions (
    person BIGINT NOT NULL,
    chat   BIGINT NOT NULL,
    at     BIGINT,
    normal TEXT   NOT NULL,
    PRIMARY KEY (person, chat)
);

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE sequences (
    kind TEXT   PRIMARY KEY,
    last BIGINT NOT NULL -- the highest number that was handed out
);

CREATE TABLE inbox (
    id        INTEGER PRIMARY KEY,
    update_id BIGINT  NOT NULL,
    hash      TEXT    NOT NULL, -- of the body
    lane      BIGINT  NOT NULL,
    at        BIGINT  NOT NULL,
    state     TEXT    NOT NULL, -- waiting, done, aside
    why       TEXT    NOT NULL DEFAULT '',
    body      BYTEA   NOT NULL,
    UNIQUE (update_id, hash)
);
CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'waiting';
CREATE INDEX inbox_at ON inbox (at);

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    chat       BIGINT  NOT NULL,
    bulk       INTEGER NOT NULL,
    key        TEXT    NOT NULL DEFAULT '',
    state      TEXT    NOT NULL, -- waiting, sent, blocked, refused, dropped
    made       BIGINT  NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    not_before BIGINT,
    settled    BIGINT,           -- when it left the waiting
    message    BIGINT  NOT NULL DEFAULT 0,
    why        TEXT    NOT NULL DEFAULT '',
    photo      TEXT    NOT NULL DEFAULT '', -- hash of the picture
    document   TEXT    NOT NULL DEFAULT '', -- hash of the file
    reply      TEXT    NOT NULL  -- without the bytes
);
CREATE INDEX outbox_waiting ON outbox (bulk, id) WHERE state = 'waiting';
CREATE INDEX outbox_lane ON outbox (chat, id) WHERE state = 'waiting';
CREATE INDEX outbox_photo ON outbox (photo) WHERE photo <> '';
CREATE INDEX outbox_document ON outbox (document) WHERE document <> '';
CREATE INDEX outbox_settled ON outbox (settled) WHERE state <> 'waiting';

-- Bytes that are sent, once whatever the number of recipients.
CREATE TABLE attachments (
    hash     TEXT   PRIMARY KEY,
    data     BYTEA  NOT NULL,
    photo_id TEXT  NOT NULL DEFAULT '', -- Telegram's file id after the first delivery as a photo
    made     BIGINT NOT NULL
);

-- Our messages that have a key, as they were delivered.
CREATE TABLE sent (
    chat    BIGINT NOT NULL,
    message BIGINT NOT NULL,
    key     TEXT   NOT NULL,
    outbox  BIGINT NOT NULL, -- the row that sent it: of two with one key the later counts
    PRIMARY KEY (chat, message)
);
CREATE INDEX sent_key ON sent (chat, key, outbox);

-- Sends that must not be repeated.
CREATE TABLE once (
    chat   BIGINT NOT NULL,
    key    TEXT   NOT NULL,
    outbox BIGINT NOT NULL,
    PRIMARY KEY (chat, key)
);

-- What was owed to whom: one row a digest, period and recipient.
CREATE TABLE digests (
    of_key      TEXT   NOT NULL,
    period_from TEXT   NOT NULL,
    period_to   TEXT   NOT NULL,
    recipient   BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    outbox_row  BIGINT NOT NULL DEFAULT 0,
    composed    BIGINT,
    figures     TEXT   NOT NULL DEFAULT '',
    UNIQUE (of_key, period_from, recipient)
);
CREATE INDEX digests_state ON digests (state);
CREATE INDEX digests_row ON digests (outbox_row) WHERE outbox_row <> 0;

CREATE TABLE schedules (
    name    TEXT   PRIMARY KEY,
    next_at BIGINT NOT NULL
);
