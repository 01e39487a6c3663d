-- The ordinary store. Times are nanoseconds since 1970. Ids are the 16 bytes of Id128.
-- "sealed" columns are encrypted under the records key for their place and row; "_index" columns
-- are keyed hashes, equal for equal values.

CREATE TABLE account (
  ref          BLOB    NOT NULL PRIMARY KEY CHECK (length(ref) = 16),
  id_index     BLOB    NOT NULL UNIQUE,
  id           BLOB    NOT NULL, -- sealed
  display_name BLOB    NOT NULL, -- sealed
  role         TEXT    NOT NULL CHECK (role IN ('admin', 'sender', 'recipient')),
  enabled      INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

CREATE TABLE ssh_key (
  account     BLOB    NOT NULL REFERENCES account (ref),
  fingerprint TEXT    NOT NULL,
  open_ssh    TEXT    NOT NULL,
  added_at    INTEGER NOT NULL,
  PRIMARY KEY (account, fingerprint)
) STRICT;

CREATE TABLE pass (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  account    BLOB    NOT NULL REFERENCES account (ref),
  doors      TEXT    NOT NULL,
  transfers  BLOB, -- their ids in a row; NULL: all of the account
  issued_at  INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX pass_by_expiry ON pass (expires_at);

CREATE TABLE transfer (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  sender     BLOB    NOT NULL CHECK (length(sender) = 16),
  recipients BLOB    NOT NULL, -- their refs in a row
  created_at INTEGER NOT NULL,
  purpose    BLOB, -- sealed
  category   BLOB, -- sealed
  persons    INTEGER,
  state      TEXT    NOT NULL CHECK (state IN ('uploading', 'sent', 'discarded')),
  retention  INTEGER, -- nanoseconds, while uploading
  discard_at INTEGER, -- while uploading
  sent_at    INTEGER,
  expires_at INTEGER,
  reason     TEXT, -- of a discarded one
  ended_at   INTEGER,
  CHECK (state <> 'uploading' OR (retention IS NOT NULL AND discard_at IS NOT NULL)),
  CHECK (state <> 'sent' OR (sent_at IS NOT NULL AND expires_at IS NOT NULL)),
  CHECK (state <> 'discarded' OR (reason IS NOT NULL AND ended_at IS NOT NULL))
) STRICT;
CREATE INDEX transfer_by_sender ON transfer (sender, seq);
CREATE INDEX transfer_uploading ON transfer (discard_at) WHERE state = 'uploading';

CREATE TABLE file (
  seq             INTEGER PRIMARY KEY,
  id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  transfer        BLOB    NOT NULL REFERENCES transfer (id),
  name_index      BLOB    NOT NULL,
  name            BLOB    NOT NULL, -- sealed
  parts           BLOB    NOT NULL, -- plaintext sizes, see Varints
  size_bytes      INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256          BLOB, -- sealed; NULL while it arrives
  changed_at      INTEGER NOT NULL,
  removed         INTEGER NOT NULL CHECK (removed IN (0, 1)), -- taken out of its transfer
  needed          INTEGER NOT NULL CHECK (needed >= 0), -- 1 for an upload, else its live deliveries
  expires_at      INTEGER NOT NULL, -- of its upload or its deliveries
  bytes_absent_at INTEGER
) STRICT;
CREATE UNIQUE INDEX file_by_name ON file (transfer, name_index) WHERE removed = 0;
CREATE INDEX file_disposable ON file (seq) WHERE needed = 0 AND bytes_absent_at IS NULL;
CREATE INDEX file_stored ON file (expires_at) WHERE bytes_absent_at IS NULL;

CREATE TABLE delivery (
  seq            INTEGER PRIMARY KEY,
  id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  transfer       BLOB    NOT NULL REFERENCES transfer (id),
  file           BLOB    NOT NULL REFERENCES file (id),
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
CREATE INDEX delivery_by_transfer ON delivery (transfer, seq);
CREATE INDEX delivery_by_file ON delivery (file, ended_at);
CREATE INDEX delivery_live_by_recipient ON delivery (recipient, seq) WHERE ended_at IS NULL;

-- Rises with every change that may end somebody's authority or a delivery.
CREATE TABLE revision (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  value INTEGER NOT NULL
) STRICT;
INSERT INTO revision (one, value) VALUES (1, 1);

CREATE TABLE ledger (
  seq  INTEGER PRIMARY KEY,
  at   INTEGER NOT NULL,
  body BLOB    NOT NULL, -- JSON in UTF-8
  prev BLOB    NOT NULL CHECK (length(prev) = 32),
  hash BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;

PRAGMA user_version = 1;
