-- +goose Up

-- How many visits each month had: the standing, dated ones, by what they are
-- most asked for by. Whole months of a question are read from here. It is kept
-- in the transaction that changes a visit.
CREATE TABLE visit_months (
    month     TEXT   NOT NULL, -- its first day
    direction TEXT   NOT NULL,
    district  TEXT   NOT NULL,
    tier      TEXT   NOT NULL,
    chain     TEXT   NOT NULL,
    visits    BIGINT NOT NULL, -- never 0
    PRIMARY KEY (month, direction, district, tier, chain)
) WITHOUT ROWID;
INSERT INTO visit_months
    SELECT substr(date, 1, 7) || '-01', direction, district, tier, chain, count(*) FROM visits
    WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

-- The same of the units that visits are credited to.
CREATE TABLE unit_months (
    month     TEXT    NOT NULL,
    direction TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    pos       INTEGER NOT NULL, -- 0: as the first of the visit's units, 1: as a further one
    visits    BIGINT  NOT NULL,
    PRIMARY KEY (month, direction, unit, pos)
) WITHOUT ROWID;
INSERT INTO unit_months
    SELECT substr(date, 1, 7) || '-01', direction, unit, min(pos, 1), count(*) FROM visit_units
    WHERE date IS NOT NULL GROUP BY 1, 2, 3, 4;

-- What was signed, with what it is grouped and its progress counted by.
DROP INDEX deals_signed;
CREATE INDEX deals_signed ON deals (signed_on, district, currency, low, high, cny_low, verified, withdrawn_at,
    sector, chain, registered_on, started_on, producing_on) WHERE withdrawn_at IS NULL;

-- What stands without an amount: a threshold leaves it out and says how much.
CREATE INDEX deal_stages_unknown ON deal_stages (stage, until_day, on_day) WHERE low IS NULL;

-- +goose Down

DROP INDEX deal_stages_unknown;
DROP INDEX deals_signed;
CREATE INDEX deals_signed ON deals (signed_on, district, currency, low, high, cny_low, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP TABLE unit_months;
DROP TABLE visit_months;
