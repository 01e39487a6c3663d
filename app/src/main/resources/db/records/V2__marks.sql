-- The number of the vault's anchor as it was last seen: no vault with a smaller one is the newest.
CREATE TABLE vault_mark (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL
) STRICT;
INSERT INTO vault_mark (one, number) VALUES (1, 0);

PRAGMA user_version = 2;
