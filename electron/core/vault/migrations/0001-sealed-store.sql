-- The sealed store. Nothing here may tell in which order or when rows came:
-- no rowid (it counts up), no time, no sequence. Rows lie in the order of random ids, and VACUUM
-- rewrites the file in that order after each submit (electron/core/vault/database.ts).

-- One row: whether the last process closed the vault. If not, the next start rewrites the file.
CREATE TABLE vault (
  closed INTEGER NOT NULL CHECK (closed IN (0, 1))
) STRICT;

INSERT INTO vault (closed) VALUES (1);

CREATE TABLE entry (
  id         BLOB NOT NULL CHECK (length(id) = 16),
  -- SHA-256 of the secret that withdraws the entry
  withdrawal BLOB NOT NULL CHECK (length(withdrawal) = 32),
  sealed     BLOB NOT NULL CHECK (length(sealed) > 0),
  -- leaf of the set's tree; with it two rows of one id but other bytes can both be kept, and a damaged row is found
  leaf       BLOB NOT NULL CHECK (length(leaf) = 32),
  PRIMARY KEY (id, leaf)
) STRICT, WITHOUT ROWID;

-- Withdrawn entries. Kept for rows that arrive later from another laptop or an old bundle.
CREATE TABLE tombstone (
  id     BLOB NOT NULL CHECK (length(id) = 16),
  secret BLOB NOT NULL CHECK (length(secret) = 32),
  PRIMARY KEY (id, secret)
) STRICT, WITHOUT ROWID;

-- At most one meeting is open. The day is what the organiser typed.
CREATE TABLE meeting (
  name  TEXT NOT NULL,
  place TEXT NOT NULL,
  day   TEXT NOT NULL,
  open  INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (day, name, place)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX one_open_meeting ON meeting (open) WHERE open = 1;

-- Manifests this device has signed, in the order of its counter.
CREATE TABLE manifest (
  counter INTEGER NOT NULL PRIMARY KEY,
  root    BLOB NOT NULL CHECK (length(root) = 32),
  note    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Bundles made here and, per target, how far they came.
CREATE TABLE bundle (
  target  TEXT NOT NULL,
  hash    BLOB NOT NULL CHECK (length(hash) = 32),
  counter INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  state   TEXT NOT NULL CHECK (state IN ('here', 'sent', 'received')),
  PRIMARY KEY (target, hash)
) STRICT, WITHOUT ROWID;

-- Which leaves and tombstones a target has been sent, and in which bundle. Says what the bundles themselves say:
-- entries of one bundle stay unordered.
CREATE TABLE bundled (
  target TEXT NOT NULL,
  item   BLOB NOT NULL,
  bundle BLOB NOT NULL,
  PRIMARY KEY (target, item)
) STRICT, WITHOUT ROWID;

-- Headquarters: which leaves came from which device, to name what is still missing of it.
CREATE TABLE arrival (
  device TEXT NOT NULL,
  leaf   BLOB NOT NULL,
  PRIMARY KEY (device, leaf)
) STRICT, WITHOUT ROWID;

-- Headquarters: the highest manifest of each device that has been merged.
CREATE TABLE head (
  device  TEXT NOT NULL PRIMARY KEY,
  counter INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  root    BLOB NOT NULL CHECK (length(root) = 32)
) STRICT, WITHOUT ROWID;
