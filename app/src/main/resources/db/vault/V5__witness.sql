-- Checkpoints of other houses that were cosigned here. With the vault, so that no backup takes them back.
CREATE TABLE witnessed (
  origin TEXT NOT NULL PRIMARY KEY,
  note   TEXT NOT NULL
) STRICT;

-- What this house last heard that its own witness remembers, and what of that an admin gave up.
CREATE TABLE remembered (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  note     TEXT NOT NULL,
  given_up TEXT
) STRICT;

PRAGMA user_version = 5;
