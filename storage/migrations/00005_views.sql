-- +goose Up

-- The words of the configuration and of the field, in the city's language, so
-- that plain SQL can name what records hold as keys. The bot writes them when
-- it starts.
CREATE TABLE names (
    kind TEXT NOT NULL, -- district, unit, chain, park, direction, tier, stage, sector, category, agreement
    key  TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

-- Views for those who read the file with SQL (docs/sql.md). They hold standing
-- records alone. Nothing in the program reads them, and they cost a write
-- nothing. Amounts are in whole units of their currency; _yi is 亿元.

CREATE VIEW v_companies AS
SELECT c.id AS company_id, c.name AS company,
    (SELECT group_concat(a.name, '、') FROM (
        SELECT DISTINCT n.name FROM companies m JOIN company_names n ON n.company = m.id
        WHERE m.root = c.id AND n.name <> c.name ORDER BY n.name) a) AS other_names,
    c.origin, c.region,
    CASE c.foreign_tri WHEN 1 THEN 1 WHEN -1 THEN 0 END AS is_foreign,
    CASE c.fortune500 WHEN 1 THEN 1 WHEN -1 THEN 0 END AS is_fortune500,
    CASE c.central_soe WHEN 1 THEN 1 WHEN -1 THEN 0 END AS is_central_soe
FROM companies c WHERE c.merged_into = 0;

CREATE VIEW v_units AS
SELECT key AS unit_key, name AS unit FROM names WHERE kind = 'unit'
UNION SELECT unit, unit FROM visit_units WHERE unit NOT IN (SELECT key FROM names WHERE kind = 'unit')
UNION SELECT unit, unit FROM deal_units WHERE unit NOT IN (SELECT key FROM names WHERE kind = 'unit');

CREATE VIEW v_members AS
SELECT id AS member_id, name AS member, role, unit AS unit_key, district AS district_key, revoked IS NULL AS active FROM members;

CREATE VIEW v_visits AS
SELECT 'V' || v.n AS ref, v.date AS day, v.company AS company_id, coalesce(c.name, '') AS company,
    coalesce(dn.name, v.direction) AS direction, coalesce(tn.name, v.tier) AS tier,
    v.district AS district_key, coalesce(pn.name, v.district) AS district, v.place,
    v.chain AS chain_key, coalesce(cn.name, v.chain) AS chain,
    (SELECT group_concat(u.name, '、') FROM (
        SELECT coalesce(un.name, x.unit) AS name FROM visit_units x LEFT JOIN names un ON un.kind = 'unit' AND un.key = x.unit
        WHERE x.visit = v.n ORDER BY x.pos) u) AS units,
    v.led AS led_by, json_extract(v.body, '$.Met') AS met, json_extract(v.body, '$.Outcome') AS outcome,
    v.currency, v.low / (CASE WHEN v.currency IN ('JPY', 'KRW') THEN 1.0 ELSE 100.0 END) AS intended,
    v.high / (CASE WHEN v.currency IN ('JPY', 'KRW') THEN 1.0 ELSE 100.0 END) AS intended_to,
    CASE v.currency WHEN 'CNY' THEN v.low / 1e10 END AS intended_yi,
    CASE v.trip WHEN 0 THEN NULL ELSE 'T' || v.trip END AS trip,
    v.reporter AS member_id, coalesce(m.name, '') AS member, datetime(v.reported / 1000, 'unixepoch') AS reported_utc, v.sensitive AS is_sensitive
FROM visits v
LEFT JOIN companies c ON c.id = v.company
LEFT JOIN members m ON m.id = v.reporter
LEFT JOIN names dn ON dn.kind = 'direction' AND dn.key = v.direction
LEFT JOIN names tn ON tn.kind = 'tier' AND tn.key = v.tier
LEFT JOIN names pn ON pn.kind = 'district' AND pn.key = v.district
LEFT JOIN names cn ON cn.kind = 'chain' AND cn.key = v.chain
WHERE v.withdrawn_at IS NULL;

CREATE VIEW v_visit_units AS
SELECT 'V' || x.visit AS ref, x.date AS day, x.unit AS unit_key, coalesce(n.name, x.unit) AS unit, x.pos + 1 AS place_in_list,
    x.company AS company_id, coalesce(dn.name, x.direction) AS direction
FROM visit_units x
LEFT JOIN names n ON n.kind = 'unit' AND n.key = x.unit
LEFT JOIN names dn ON dn.kind = 'direction' AND dn.key = x.direction;

CREATE VIEW v_deals AS
SELECT 'D' || d.n AS ref, d.name AS deal,
    (SELECT group_concat(i.name, '、') FROM (
        SELECT c.name FROM deal_investors x JOIN companies c ON c.id = x.company WHERE x.deal = d.n ORDER BY x.pos) i) AS investors,
    d.district AS district_key, coalesce(pn.name, d.district) AS district,
    d.currency, d.low / (CASE WHEN d.currency IN ('JPY', 'KRW') THEN 1.0 ELSE 100.0 END) AS amount,
    d.high / (CASE WHEN d.currency IN ('JPY', 'KRW') THEN 1.0 ELSE 100.0 END) AS amount_to,
    d.cny_low / 1e10 AS amount_yi, d.rate_micro / 1e6 AS rate,
    d.stage_now AS stage_key, coalesce(sn.name, d.stage_now) AS stage, d.stage_since,
    d.lead_on, d.talks_on, d.signed_on, d.framework_on, d.intent_on, d.registered_on, d.started_on, d.producing_on, d.paused_on, d.ended_on,
    d.expected AS expected_on, coalesce(an.name, d.agreement) AS agreement,
    d.chain AS chain_key, coalesce(cn.name, d.chain) AS chain, d.sector AS sector_key, coalesce(en.name, d.sector) AS sector,
    coalesce(gn.name, d.category) AS category, d.park AS park_key, coalesce(kn.name, d.park) AS park, d.origin,
    (SELECT group_concat(u.name, '、') FROM (
        SELECT coalesce(un.name, x.unit) AS name FROM deal_units x LEFT JOIN names un ON un.kind = 'unit' AND un.key = x.unit
        WHERE x.deal = d.n ORDER BY x.pos) u) AS units,
    json_extract(d.body, '$.Sponsor') AS sponsor, json_extract(d.body, '$.Stuck') AS stuck, json_extract(d.body, '$.Outcome') AS outcome,
    CASE d.event WHEN 0 THEN NULL ELSE 'E' || d.event END AS event,
    d.verified <> 0 AS is_verified, d.reporter AS member_id, coalesce(m.name, '') AS member,
    datetime(d.reported / 1000, 'unixepoch') AS reported_utc, d.sensitive AS is_sensitive
FROM deals d
LEFT JOIN members m ON m.id = d.reporter
LEFT JOIN names pn ON pn.kind = 'district' AND pn.key = d.district
LEFT JOIN names sn ON sn.kind = 'stage' AND sn.key = d.stage_now
LEFT JOIN names an ON an.kind = 'agreement' AND an.key = d.agreement
LEFT JOIN names cn ON cn.kind = 'chain' AND cn.key = d.chain
LEFT JOIN names en ON en.kind = 'sector' AND en.key = d.sector
LEFT JOIN names gn ON gn.kind = 'category' AND gn.key = d.category
LEFT JOIN names kn ON kn.kind = 'park' AND kn.key = d.park
WHERE d.withdrawn_at IS NULL;

CREATE VIEW v_deal_investors AS
SELECT 'D' || x.deal AS ref, x.company AS company_id, coalesce(c.name, '') AS company, x.pos + 1 AS place_in_list
FROM deal_investors x LEFT JOIN companies c ON c.id = x.company;

CREATE VIEW v_deal_units AS
SELECT 'D' || x.deal AS ref, x.unit AS unit_key, coalesce(n.name, x.unit) AS unit, x.pos + 1 AS place_in_list
FROM deal_units x LEFT JOIN names n ON n.kind = 'unit' AND n.key = x.unit;

CREATE VIEW v_deal_stages AS
SELECT 'D' || s.deal AS ref, s.stage AS stage_key, coalesce(n.name, s.stage) AS stage, s.on_day AS from_day,
    nullif(s.until_day, '9999-12-31') AS until_day, coalesce(an.name, s.agreement) AS agreement
FROM deal_stages s
LEFT JOIN names n ON n.kind = 'stage' AND n.key = s.stage
LEFT JOIN names an ON an.kind = 'agreement' AND an.key = s.agreement;

CREATE VIEW v_funds AS
SELECT 'D' || f.deal AS ref, d.name AS deal, f.on_day AS day, f.from_abroad AS is_from_abroad, f.currency,
    f.low / (CASE WHEN f.currency IN ('JPY', 'KRW') THEN 1.0 ELSE 100.0 END) AS amount,
    CASE f.currency WHEN 'CNY' THEN f.low / 1e10 END AS amount_yi,
    f.district AS district_key, coalesce(pn.name, f.district) AS district
FROM funds f JOIN deals d ON d.n = f.deal
LEFT JOIN names pn ON pn.kind = 'district' AND pn.key = f.district;

CREATE VIEW v_trips AS
SELECT 'T' || t.n AS ref, t.name AS trip, t.from_day, t.to_day, t.led AS led_by,
    t.district AS district_key, coalesce(pn.name, t.district) AS district,
    (SELECT group_concat(p.place, '、') FROM (SELECT place FROM trip_places WHERE trip = t.n ORDER BY pos) p) AS places,
    (SELECT group_concat(u.name, '、') FROM (
        SELECT coalesce(un.name, x.unit) AS name FROM trip_units x LEFT JOIN names un ON un.kind = 'unit' AND un.key = x.unit
        WHERE x.trip = t.n ORDER BY x.pos) u) AS units,
    t.planned AS is_planned, t.closed AS is_closed, t.sensitive AS is_sensitive
FROM trips t LEFT JOIN names pn ON pn.kind = 'district' AND pn.key = t.district
WHERE t.withdrawn_at IS NULL;

CREATE VIEW v_events AS
SELECT 'E' || e.n AS ref, e.name AS event, e.from_day, e.to_day, e.organiser,
    e.district AS district_key, coalesce(pn.name, e.district) AS district,
    (SELECT group_concat(p.place, '、') FROM (SELECT place FROM event_places WHERE event = e.n ORDER BY pos) p) AS places,
    e.sensitive AS is_sensitive
FROM events e LEFT JOIN names pn ON pn.kind = 'district' AND pn.key = e.district
WHERE e.withdrawn_at IS NULL;

CREATE VIEW v_steps AS
SELECT s.kind || s.n AS ref, s.text AS step, s.due AS due_day, s.done AS done_day, s.ordered AS is_order,
    s.owner AS member_id, coalesce(m.name, '') AS member, s.district AS district_key, coalesce(pn.name, s.district) AS district
FROM steps s
LEFT JOIN members m ON m.id = s.owner
LEFT JOIN names pn ON pn.kind = 'district' AND pn.key = s.district;

-- +goose Down

DROP VIEW v_steps;
DROP VIEW v_events;
DROP VIEW v_trips;
DROP VIEW v_funds;
DROP VIEW v_deal_stages;
DROP VIEW v_deal_units;
DROP VIEW v_deal_investors;
DROP VIEW v_deals;
DROP VIEW v_visit_units;
DROP VIEW v_visits;
DROP VIEW v_members;
DROP VIEW v_units;
DROP VIEW v_companies;
DROP TABLE names;
