-- How persons sign in, and who is signed in.
-- "sealed" and "_index" as in V1; a "_hash" is SHA-256 of 256 random bits, in base64url.

CREATE TABLE password (
  account   BLOB    NOT NULL PRIMARY KEY REFERENCES account (ref),
  hash      BLOB    NOT NULL, -- sealed
  code      BLOB    NOT NULL, -- sealed: the secret of the codes
  last_step INTEGER NOT NULL, -- of a code that was used
  added_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE passkey (
  credential_index BLOB    NOT NULL PRIMARY KEY,
  account          BLOB    NOT NULL REFERENCES account (ref),
  credential       BLOB    NOT NULL, -- sealed
  public_key       BLOB    NOT NULL, -- sealed
  signatures       INTEGER NOT NULL,
  added_at         INTEGER NOT NULL,
  used_at          INTEGER
) STRICT;
CREATE INDEX passkey_by_account ON passkey (account, added_at);

CREATE TABLE invitation (
  account     BLOB    NOT NULL PRIMARY KEY REFERENCES account (ref),
  secret_hash TEXT    NOT NULL UNIQUE,
  expires_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  secret_hash TEXT    NOT NULL UNIQUE,
  account     BLOB    NOT NULL REFERENCES account (ref),
  factor      TEXT    NOT NULL CHECK (factor IN ('password', 'passkey')),
  started_at  INTEGER NOT NULL,
  used_at     INTEGER NOT NULL,
  ends_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_end ON session (ends_at);
CREATE INDEX session_by_account ON session (account);

-- Everything live, newest first, for admins.
CREATE INDEX delivery_live ON delivery (seq) WHERE ended_at IS NULL;

PRAGMA user_version = 5;
