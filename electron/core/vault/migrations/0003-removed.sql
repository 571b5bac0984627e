-- Entries that an organiser took out because the person asked for it and had no code. A bundle that still holds one does not
-- bring it back: the leaf says nothing of a person, and not even which row it was.
CREATE TABLE removed (
  leaf BLOB NOT NULL PRIMARY KEY CHECK (length(leaf) = 32)
) STRICT, WITHOUT ROWID;
