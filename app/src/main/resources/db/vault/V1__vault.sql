-- The authority on one-time. Times are nanoseconds since 1970. Ids are the 16 bytes of Id128.

-- Wrapped keys. A row is never deleted and never changes its size, so SQLite overwrites it where it
-- lies and no page but that one ever holds its bytes: see the README of org.ecluse.app.store.
CREATE TABLE wrap (
  slot    INTEGER PRIMARY KEY,
  use     TEXT NOT NULL CHECK (use IN ('-', 'u', 'd')), -- free, upload, delivery
  owner   BLOB NOT NULL CHECK (length(owner) = 16), -- zeros where free
  epoch   TEXT NOT NULL CHECK (length(epoch) = 10),
  wrapped BLOB NOT NULL CHECK (length(wrapped) = 73) -- zeros where free
) STRICT;
CREATE UNIQUE INDEX wrap_by_owner ON wrap (owner) WHERE use <> '-';
CREATE INDEX wrap_free ON wrap (slot) WHERE use = '-';
CREATE INDEX wrap_of_uploads ON wrap (owner) WHERE use = 'u';
CREATE INDEX wrap_by_epoch ON wrap (epoch) WHERE use <> '-';

CREATE TABLE delivery (
  seq            INTEGER PRIMARY KEY,
  id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  version        INTEGER NOT NULL,
  settled        INTEGER NOT NULL CHECK (settled IN (0, 1)), -- the records know of its end
  transfer       BLOB    NOT NULL CHECK (length(transfer) = 16),
  file           BLOB    NOT NULL CHECK (length(file) = 16),
  sender         BLOB    NOT NULL CHECK (length(sender) = 16),
  recipient      BLOB    NOT NULL CHECK (length(recipient) = 16),
  size_bytes     INTEGER NOT NULL CHECK (size_bytes > 0),
  expires_at     INTEGER NOT NULL,
  state          TEXT    NOT NULL CHECK (state IN ('available', 'claimed', 'ended')),
  identity       TEXT,
  claimed_at     INTEGER,
  lease_until    INTEGER,
  lapse_reported INTEGER CHECK (lapse_reported IN (0, 1)),
  taken          BLOB, -- ranges, see Varints
  doubt          BLOB,
  budget_bytes   INTEGER CHECK (budget_bytes >= 0),
  reissues       INTEGER CHECK (reissues >= 0),
  reason         TEXT,
  ended_at       INTEGER,
  CHECK ((state = 'claimed') = (identity IS NOT NULL AND claimed_at IS NOT NULL
    AND lease_until IS NOT NULL AND lapse_reported IS NOT NULL
    AND taken IS NOT NULL AND doubt IS NOT NULL)),
  CHECK ((state <> 'ended') = (budget_bytes IS NOT NULL AND reissues IS NOT NULL)),
  CHECK ((state = 'ended') = (reason IS NOT NULL AND ended_at IS NOT NULL))
) STRICT;
CREATE INDEX delivery_live ON delivery (expires_at) WHERE ended_at IS NULL;
CREATE INDEX delivery_leased ON delivery (lease_until) WHERE lapse_reported = 0;
CREATE INDEX delivery_unsettled ON delivery (ended_at) WHERE ended_at IS NOT NULL AND settled = 0;

CREATE TRIGGER delivery_stays_ended BEFORE UPDATE OF state ON delivery
WHEN OLD.state = 'ended' AND NEW.state <> 'ended'
BEGIN
  SELECT RAISE(ABORT, 'nothing brings an ended delivery back');
END;

-- A copy of the ledger's last known entry, out of reach of whoever restores an old copy of the records.
CREATE TABLE anchor (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  seq  INTEGER NOT NULL,
  hash BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

PRAGMA user_version = 1;
