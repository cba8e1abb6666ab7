-- What the cross-check keeps of each document, so that it is made once.
CREATE TABLE sketches (
    document INTEGER PRIMARY KEY REFERENCES analyses (document) ON DELETE CASCADE,
    made     TEXT NOT NULL,          -- digest of the code and the lexicon that made it
    record   BLOB NOT NULL           -- zlib, MessagePack: recoupe.crosscheck.records.Sketch
) STRICT;
