-- +goose Up

-- The companies of each day, so that they are told apart without reading the
-- records. It is kept in the transaction that changes one.
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

-- +goose Down

DROP TABLE company_days;
