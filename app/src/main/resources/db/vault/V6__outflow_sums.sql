-- What outflow holds, of each recipient and of all (zeros). The triggers keep it beside the rows, so that a delivery that is
-- begun costs the same after many within the hour as after few.
CREATE TABLE outflow_sum (
  recipient  BLOB    NOT NULL PRIMARY KEY CHECK (length(recipient) = 16),
  files      INTEGER NOT NULL CHECK (files >= 0),
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0)
) STRICT;
INSERT INTO outflow_sum (recipient, files, size_bytes)
  SELECT recipient, count(*), sum(size_bytes) FROM outflow GROUP BY recipient;
INSERT INTO outflow_sum (recipient, files, size_bytes)
  SELECT zeroblob(16), count(*), coalesce(sum(size_bytes), 0) FROM outflow;

CREATE TRIGGER outflow_grows AFTER INSERT ON outflow
BEGIN
  INSERT INTO outflow_sum (recipient, files, size_bytes) VALUES (NEW.recipient, 1, NEW.size_bytes)
    ON CONFLICT (recipient) DO UPDATE SET files = files + 1, size_bytes = size_bytes + NEW.size_bytes;
  UPDATE outflow_sum SET files = files + 1, size_bytes = size_bytes + NEW.size_bytes
    WHERE recipient = zeroblob(16);
END;
CREATE TRIGGER outflow_shrinks AFTER DELETE ON outflow
BEGIN
  UPDATE outflow_sum SET files = files - 1, size_bytes = size_bytes - OLD.size_bytes
    WHERE recipient IN (OLD.recipient, zeroblob(16));
END;

PRAGMA user_version = 6;
