-- Entries that are left out of what this laptop prints, with the reason. They stay in the set: what people signed is one thing, what
-- an organiser hands over another. A reason is one of a few words, so that nothing about a person is written here, and the leaf
-- keeps no order.
CREATE TABLE hidden (
  leaf   BLOB NOT NULL PRIMARY KEY CHECK (length(leaf) = 32),
  reason TEXT NOT NULL CHECK (reason IN ('duplicate', 'no-person', 'insulting', 'asked', 'other'))
) STRICT, WITHOUT ROWID;
