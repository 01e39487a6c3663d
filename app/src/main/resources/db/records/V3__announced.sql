-- The size that a file's sender announced: it is whole exactly there. NULL where nobody said.
ALTER TABLE file ADD COLUMN announced_bytes INTEGER CHECK (announced_bytes > 0);

PRAGMA user_version = 3;
