-- +goose Up

-- The companies of each day stand by district, tier, chain and credited unit, so
-- that a question that names one of them, or counts by it, need not read the
-- records either.
DROP TABLE company_days;
CREATE TABLE company_days (
    what      TEXT   NOT NULL, -- out, in: visited that day; talks, signed: investors of a deal that had come so far by that day
    side      TEXT   NOT NULL, -- district, tier, chain: of the visits; unit: credited with them, several times where several are; '' for investors
    day       TEXT   NOT NULL,
    key       TEXT   NOT NULL, -- which district, tier, chain or unit
    records   BIGINT NOT NULL, -- how many numbers there are, never 0
    companies TEXT   NOT NULL, -- their numbers (of the roots) in ascending order, parted by commas: one for each visit, or investor of a deal
    PRIMARY KEY (what, side, day, key)
);
CREATE INDEX company_days_key ON company_days (side, key, what, day);
INSERT INTO company_days SELECT direction, 'district', date, district, count(*), group_concat(company, ',' ORDER BY company) FROM visits
    WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY direction, date, district;
INSERT INTO company_days SELECT direction, 'tier', date, tier, count(*), group_concat(company, ',' ORDER BY company) FROM visits
    WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY direction, date, tier;
INSERT INTO company_days SELECT direction, 'chain', date, chain, count(*), group_concat(company, ',' ORDER BY company) FROM visits
    WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY direction, date, chain;
INSERT INTO company_days SELECT direction, 'unit', date, unit, count(*), group_concat(company, ',' ORDER BY company) FROM visit_units
    WHERE date IS NOT NULL GROUP BY direction, date, unit;
INSERT INTO company_days SELECT 'talks', '', talks_by, '', count(*), group_concat(company, ',' ORDER BY company) FROM deal_investors WHERE talks_by IS NOT NULL GROUP BY talks_by;
INSERT INTO company_days SELECT 'signed', '', signed_by, '', count(*), group_concat(company, ',' ORDER BY company) FROM deal_investors WHERE signed_by IS NOT NULL GROUP BY signed_by;

-- What is signed, with the origin that it is grouped by as well.
DROP INDEX deals_signed;
CREATE INDEX deals_signed ON deals (signed_on, district, currency, low, high, cny_low, verified, withdrawn_at,
    sector, chain, registered_on, started_on, producing_on, origin) WHERE withdrawn_at IS NULL;

-- +goose Down

DROP INDEX deals_signed;
CREATE INDEX deals_signed ON deals (signed_on, district, currency, low, high, cny_low, verified, withdrawn_at,
    sector, chain, registered_on, started_on, producing_on) WHERE withdrawn_at IS NULL;
DROP TABLE company_days;
CREATE TABLE company_days (
    what      TEXT   NOT NULL, -- out, in: visited that day; talks, signed: investors of a deal that had come so far by that day
    day       TEXT   NOT NULL,
    records   BIGINT NOT NULL, -- how many numbers there are, never 0
    companies TEXT   NOT NULL, -- their numbers (of the roots), in ascending order, parted by commas: one for each visit, or investor of a deal
    PRIMARY KEY (what, day)
);
INSERT INTO company_days SELECT direction, date, count(*), group_concat(company, ',' ORDER BY company) FROM visits
    WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY direction, date;
INSERT INTO company_days SELECT 'talks', talks_by, count(*), group_concat(company, ',' ORDER BY company) FROM deal_investors WHERE talks_by IS NOT NULL GROUP BY talks_by;
INSERT INTO company_days SELECT 'signed', signed_by, count(*), group_concat(company, ',' ORDER BY company) FROM deal_investors WHERE signed_by IS NOT NULL GROUP BY signed_by;
