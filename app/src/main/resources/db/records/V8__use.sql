-- When a pass or a key was last used, to about a minute. NULL for never.
ALTER TABLE pass ADD COLUMN used_at INTEGER;
ALTER TABLE ssh_key ADD COLUMN used_at INTEGER;

PRAGMA user_version = 8;
