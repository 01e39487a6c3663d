-- What stays of ledger entries whose facts were erased after their time: the leaf in the tree. The entry's
-- own row keeps its number and its links; its body becomes empty and its time 0.
CREATE TABLE ledger_erased (
  seq  INTEGER PRIMARY KEY,
  leaf BLOB    NOT NULL CHECK (length(leaf) = 32)
) STRICT;

DROP TRIGGER ledger_is_never_changed;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
WHEN NEW.seq <> OLD.seq OR NEW.prev <> OLD.prev OR NEW.hash <> OLD.hash OR NEW.at <> 0
  OR length(NEW.body) <> 0 OR NOT EXISTS (SELECT 1 FROM ledger_erased WHERE seq = OLD.seq)
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;

-- Since when an account is disabled; NULL where it is not. Whoever was disabled before counts from today.
ALTER TABLE account ADD COLUMN disabled_at INTEGER;
UPDATE account SET disabled_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000000000 WHERE enabled = 0;
-- Whether nothing is left of whose account it was.
ALTER TABLE account ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0 CHECK (forgotten IN (0, 1));

CREATE INDEX file_by_transfer ON file (transfer);
CREATE INDEX transfer_by_expiry ON transfer (expires_at) WHERE state = 'sent';
CREATE INDEX transfer_by_end ON transfer (ended_at) WHERE state = 'discarded';

PRAGMA user_version = 7;
