-- What people decided about what is in here; rows are only ever added, and an undone one says when. A finding is named by
-- where it stands, not by its id, so that a decision holds for the next analysis and the next revision too.
CREATE TABLE decisions (
    number    INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    key       TEXT NOT NULL,         -- documents.key; '' for the dossier itself
    kind      TEXT NOT NULL,         -- statement, event, figure, label, place, date, actor, fact, document
    start     INTEGER,               -- what the finding is known by: of a statement its cue, of an event its trigger, of an
    "end"     INTEGER,               -- actor its first mention, of a fact its first account; NULL for documents
    text      TEXT NOT NULL,         -- the words there, and those around: by them it is found in the next revision
    before    TEXT NOT NULL,
    after     TEXT NOT NULL,
    verdict   TEXT NOT NULL,         -- accepted, rejected, corrected, note, dated, removed
    value     TEXT NOT NULL,         -- JSON: what it is corrected to, the words of a note, the day
    undone_at TEXT
) STRICT;
CREATE INDEX decisions_by_key ON decisions (key);

-- Documents that were removed but can be brought back: one row a revision, with all that is needed to write it again.
CREATE TABLE removed (
    decision INTEGER NOT NULL REFERENCES decisions (number),
    number   INTEGER NOT NULL,       -- documents.number it had
    record   BLOB NOT NULL,          -- zlib, MessagePack: its rows of documents, originals, analyses and bases
    PRIMARY KEY (decision, number)
) STRICT;
