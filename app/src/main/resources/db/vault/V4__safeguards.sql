-- When the house was last used. Not in the records: an old copy of them would close it, or open it.
CREATE TABLE dormancy (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  last_use INTEGER NOT NULL,
  standing TEXT    NOT NULL CHECK (standing IN ('awake', 'warned', 'closed'))
) STRICT;

-- Deliveries whose key was used within the last hour, each once.
CREATE TABLE outflow (
  delivery   BLOB    NOT NULL PRIMARY KEY CHECK (length(delivery) = 16),
  recipient  BLOB    NOT NULL CHECK (length(recipient) = 16),
  at         INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX outflow_by_time ON outflow (at);
CREATE INDEX outflow_by_recipient ON outflow (recipient, size_bytes);

-- Whose releases are frozen until an admin says otherwise; zeros stand for everybody's.
CREATE TABLE frozen (
  recipient BLOB    NOT NULL PRIMARY KEY CHECK (length(recipient) = 16),
  at        INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 4;
