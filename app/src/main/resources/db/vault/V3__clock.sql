-- A time that has been; no time before it comes again, whatever the machine's clock is set to.
CREATE TABLE clock (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  mark     INTEGER NOT NULL,
  in_doubt INTEGER NOT NULL CHECK (in_doubt IN (0, 1)) -- the machine's clock was too far ahead
) STRICT;

PRAGMA user_version = 3;
