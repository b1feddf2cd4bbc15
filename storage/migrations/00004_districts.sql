-- +goose Up

-- One district's share of a week is found without reading the other districts':
-- digests ask for it a hundred times over.

DROP INDEX deals_framework;
CREATE INDEX deals_framework ON deals (framework_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_intent;
CREATE INDEX deals_intent ON deals (intent_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_lead;
CREATE INDEX deals_lead ON deals (lead_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_talks;
CREATE INDEX deals_talks ON deals (talks_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_registered;
CREATE INDEX deals_registered ON deals (registered_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_started;
CREATE INDEX deals_started ON deals (started_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_producing;
CREATE INDEX deals_producing ON deals (producing_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_paused;
CREATE INDEX deals_paused ON deals (paused_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_ended;
CREATE INDEX deals_ended ON deals (ended_on, district, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_reported;
CREATE INDEX deals_reported ON deals (reported, district);
CREATE INDEX deal_stages_district ON deal_stages (district, stage, until_day, on_day, agreement, currency, low, high, cny_low, verified, deal);
DROP INDEX deal_stages_unknown;
CREATE INDEX deal_stages_unknown ON deal_stages (stage, until_day, on_day, agreement, district) WHERE low IS NULL;
CREATE INDEX steps_ordered ON steps (district) WHERE ordered = 1 AND done IS NULL;

-- +goose Down

DROP INDEX deals_framework;
CREATE INDEX deals_framework ON deals (framework_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_intent;
CREATE INDEX deals_intent ON deals (intent_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_lead;
CREATE INDEX deals_lead ON deals (lead_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_talks;
CREATE INDEX deals_talks ON deals (talks_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_registered;
CREATE INDEX deals_registered ON deals (registered_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_started;
CREATE INDEX deals_started ON deals (started_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_producing;
CREATE INDEX deals_producing ON deals (producing_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_paused;
CREATE INDEX deals_paused ON deals (paused_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_ended;
CREATE INDEX deals_ended ON deals (ended_on, verified, withdrawn_at) WHERE withdrawn_at IS NULL;
DROP INDEX deals_reported;
CREATE INDEX deals_reported ON deals (reported);
DROP INDEX deal_stages_district;
DROP INDEX deal_stages_unknown;
CREATE INDEX deal_stages_unknown ON deal_stages (stage, until_day, on_day) WHERE low IS NULL;
DROP INDEX steps_ordered;
