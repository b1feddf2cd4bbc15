-- +goose Up

-- Who saw or took what: written in the commit of the reply that shows it.
CREATE TABLE looks (
    id     INTEGER PRIMARY KEY,
    at     BIGINT  NOT NULL,
    member BIGINT  NOT NULL, -- 0: a command at the machine
    login  TEXT    NOT NULL DEFAULT '',
    chat   BIGINT  NOT NULL,
    way    TEXT    NOT NULL, -- answer, rows, card, export …
    of_key TEXT    NOT NULL  -- a question's normal form, references, a digest, a file; never what was typed
);
CREATE INDEX looks_at ON looks (at);

-- +goose Down

DROP TABLE looks;
