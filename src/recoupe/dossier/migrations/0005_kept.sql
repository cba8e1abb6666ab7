-- What the cross-check works out over several documents, under a digest of all that it was made from.
CREATE TABLE kept (
    what   TEXT NOT NULL,            -- names, facts
    key    BLOB NOT NULL,
    record BLOB NOT NULL,            -- MessagePack: see recoupe.crosscheck.keeping
    PRIMARY KEY (what, key)
) STRICT, WITHOUT ROWID;
