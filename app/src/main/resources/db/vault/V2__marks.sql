-- How often the anchor was moved. The records remember it, so an old copy of the vault shows.
ALTER TABLE anchor ADD COLUMN number INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 2;
