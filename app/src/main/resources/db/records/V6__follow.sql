-- The last entry of the ledger that each follower has handed over.
CREATE TABLE follow (
  name TEXT    NOT NULL PRIMARY KEY,
  seq  INTEGER NOT NULL
) STRICT;

-- Where an account gets messages; an account without a row gets none.
CREATE TABLE account_mail (
  account BLOB NOT NULL PRIMARY KEY REFERENCES account (ref),
  address BLOB NOT NULL -- sealed
) STRICT;

-- Messages, each once. No address and no name: both are asked for when it is sent.
CREATE TABLE outbox (
  seq        INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,
  account    BLOB    NOT NULL CHECK (length(account) = 16),
  kind       TEXT    NOT NULL,
  body       TEXT    NOT NULL, -- what the template needs, lines of name=value
  created_at INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,
  attempts   INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('waiting', 'handing', 'sent', 'doubt', 'given_up'))
) STRICT;
CREATE INDEX outbox_waiting ON outbox (next_at) WHERE state = 'waiting';
CREATE INDEX outbox_handing ON outbox (seq) WHERE state = 'handing';
CREATE INDEX outbox_done ON outbox (created_at) WHERE state IN ('sent', 'doubt', 'given_up');

PRAGMA user_version = 6;
