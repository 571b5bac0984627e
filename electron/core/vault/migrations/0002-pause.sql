-- A meeting can be paused: it is still the open one, and nobody can sign.
ALTER TABLE meeting ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
