-- A dossier: one SQLite file that holds documents, the bytes they were read from, and what Recoupe found in them.
--
-- Read it as documentation: every table and column is explained where it is made. Positions (start, end) are half-open
-- and count Unicode code points of documents.text. Times of the clock are UTC (2018-06-10T14:05:00Z), days are
-- YYYY-MM-DD. JSON columns hold what msgspec writes. The file is opened by recoupe.dossier.Dossier and nothing else.
--
-- New dossiers are made from this file; older ones get there by the numbered files in migrations/. A test compares both.

-- What the file itself is: who made it and when.
CREATE TABLE about (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The bytes that documents were read from, exactly as they came. Several documents may share them (a live blog's entries).
CREATE TABLE originals (
    sha256     TEXT PRIMARY KEY,  -- of the bytes before compression
    media_type TEXT NOT NULL,     -- text/html, application/pdf ...
    size       INTEGER NOT NULL,  -- in bytes, before compression
    data       BLOB NOT NULL      -- compressed with zlib
) STRICT;

-- One row a revision of a document. A document that comes again changed gets a new row with the same key.
CREATE TABLE documents (
    number       INTEGER PRIMARY KEY,
    key          TEXT NOT NULL,              -- by what it is known again: id:7, url:https://…, path:/…, text:SHA-256,
                                             -- id:7 /b.jsonl where id:7 is another document, from another file
    revision     INTEGER NOT NULL DEFAULT 1, -- 1, 2, … among the rows of the same key; the highest is the current one
    name         TEXT NOT NULL,              -- what people call it: the id it came with, else its path, else its URL
    digest       TEXT NOT NULL,              -- SHA-256 of text and metadata: the same document again has the same
    id           TEXT NOT NULL,
    path         TEXT,
    url          TEXT,
    title        TEXT,
    outlet       TEXT,
    byline       TEXT,                       -- who signs it, as the page's metadata say
    published    TEXT,                       -- day of publication that came with it
    published_at TEXT,                       -- the same with the time of day, where that came with it
    dated        TEXT,                       -- day of publication that a person set; it wins
    language     TEXT NOT NULL,
    text         TEXT NOT NULL,
    text_changed INTEGER NOT NULL,           -- 1 where decoding or NFC changed the text
    notes        TEXT NOT NULL,              -- JSON: what reading had to do, in French
    original     TEXT NOT NULL REFERENCES originals (sha256),
    locator      TEXT,                       -- where in the original: line 12, entry #3
    obtained     TEXT NOT NULL,              -- path or URL the bytes came from, members of archives after a !
    obtained_at  TEXT NOT NULL,              -- when they were obtained
    archive      TEXT,                       -- link to an archived copy, where one was given
    added_at     TEXT NOT NULL,
    file         TEXT,                       -- the file of obtained as an absolute path, or its URL; NULL for neither
    UNIQUE (key, revision)
) STRICT;
CREATE INDEX documents_by_name ON documents (name);
CREATE INDEX documents_by_original ON documents (original);
CREATE UNIQUE INDEX documents_by_digest ON documents (digest, key);
CREATE INDEX documents_by_id ON documents (id);
CREATE INDEX documents_by_path ON documents (path);
CREATE INDEX documents_by_url ON documents (url);

-- Full text, accents and apostrophes ignored; kept in step with documents by the triggers below.
CREATE VIRTUAL TABLE search USING fts5 (
    title, text,
    content = 'documents', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N*'"  -- no private use: the bullets of PDF are no letters
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

-- Versions of what analyses depend on. A document is analyzed anew when its basis is not the current one and the change
-- between the two can affect it.
CREATE TABLE bases (
    number    INTEGER PRIMARY KEY,
    code      TEXT NOT NULL,        -- digest of the rules
    model     TEXT NOT NULL,        -- digest of the parser
    lexicon   TEXT NOT NULL,        -- digest of the lexicon with its overlay
    gazetteer TEXT NOT NULL,        -- digest of the lists of places
    rows      BLOB NOT NULL,        -- zlib, JSON: the lexicon's rows, each with its digest and the words it bears on
    UNIQUE (code, model, lexicon, gazetteer)
) STRICT;

-- The whole analysis of a document, and what it depended on. The tables after this one repeat what is asked for.
CREATE TABLE analyses (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    basis    INTEGER NOT NULL REFERENCES bases (number),
    given    TEXT,                   -- the day of publication it was analyzed with: published, or dated
    earliest TEXT,                   -- first and last possible day of publication
    latest   TEXT,
    status   TEXT NOT NULL,          -- given, inferred, open
    record   BLOB NOT NULL,          -- zlib, MessagePack: the Analysis without its document
    words    BLOB NOT NULL,          -- 32-bit hashes of the words of the text, in order (recoupe.crosscheck.words)
    lemmas   BLOB NOT NULL,          -- the same of its different words, names and (after a _) lemmas, sorted
    names    BLOB NOT NULL           -- zlib, JSON: the names asked of the gazetteer, each with a digest of the answer
) STRICT;

CREATE TABLE statements (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    id       INTEGER NOT NULL,
    start    INTEGER NOT NULL,       -- of its first span of content; of its cue where it has none
    "end"    INTEGER NOT NULL,       -- of its last
    origin   TEXT,                   -- NULL where the document does not settle it
    entry    TEXT,                   -- the row of the lexicon that knows the origin (actors:daech)
    actor    INTEGER,                -- id of the actor that the origin is
    source   TEXT,
    cue      TEXT,
    attitude TEXT NOT NULL,
    form     TEXT NOT NULL,
    stance   TEXT NOT NULL,
    negated  INTEGER NOT NULL,
    parent   INTEGER,
    earliest TEXT,                   -- first and last day of the utterance, where the text gives its time
    latest   TEXT,
    relays   TEXT NOT NULL,          -- JSON, from the origin outwards
    content  TEXT NOT NULL,          -- the spans' texts joined by " […] "
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_origin ON statements (origin);
CREATE INDEX statements_by_entry ON statements (entry);

CREATE TABLE retractions (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    id       INTEGER NOT NULL,
    start    INTEGER NOT NULL,       -- of the cue
    "end"    INTEGER NOT NULL,
    origin   TEXT,
    entry    TEXT,
    actor    INTEGER,
    retracts INTEGER,                -- id of the statement taken back
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    id       INTEGER NOT NULL,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    country  TEXT,
    entry    TEXT,
    aliases  TEXT NOT NULL,          -- JSON
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_by_name ON actors (name);
CREATE INDEX actors_by_entry ON actors (entry);

CREATE TABLE places (
    document     INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    id           INTEGER NOT NULL,
    referent     INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    name         TEXT NOT NULL,
    country      TEXT,
    kind         TEXT NOT NULL,
    latitude     REAL,
    longitude    REAL,
    precision_km REAL,
    status       TEXT NOT NULL,
    gazetteer    TEXT,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_name ON places (name);

CREATE TABLE events (
    document  INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    id        INTEGER NOT NULL,
    type      TEXT NOT NULL,
    name      TEXT,                  -- of the type, in French
    start     INTEGER NOT NULL,      -- of the trigger
    "end"     INTEGER NOT NULL,
    agent     TEXT,
    patient   TEXT,
    place     TEXT,
    place_id  INTEGER,
    earliest  TEXT,                  -- first and last day it may have happened, where its time settles them
    latest    TEXT,
    polarity  TEXT NOT NULL,
    modality  TEXT NOT NULL,
    voice     TEXT,
    statement INTEGER,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_type ON events (type, place);

CREATE TABLE figures (
    document  INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    id        INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    value     REAL,
    low       REAL,
    high      REAL,
    counts    TEXT,
    by        TEXT,
    statement INTEGER,
    event     INTEGER,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE labels (
    document  INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    id        INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    term      TEXT NOT NULL,
    actor     TEXT,
    voice     TEXT,
    statement INTEGER,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

-- Passages that two documents share; a is the lower number. Found by recoupe.crosscheck.comparing from the texts alone;
-- what they mean (copy, quotation, stock phrase, direction) is settled when they are asked for.
CREATE TABLE copies (
    a             INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    b             INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    containment_a REAL NOT NULL,     -- share of a's shingles that lie in the passages
    containment_b REAL NOT NULL,
    passages      TEXT NOT NULL,     -- JSON: [[start in a, end, start in b, end, equal words, 1 if quoted in both], …]
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_b ON copies (b);

-- The documents that copies have been looked for in; a document that is not here is compared next time.
CREATE TABLE compared (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE
) STRICT;

-- What the cross-check keeps of each document (recoupe.crosscheck.accounts), so that it is made once. It goes with the
-- analysis that it was made from; one that other code or another lexicon made is made anew.
CREATE TABLE sketches (
    document INTEGER PRIMARY KEY REFERENCES analyses (document) ON DELETE CASCADE,
    made     TEXT NOT NULL,          -- digest of the code and the lexicon that made it
    record   BLOB NOT NULL           -- zlib, MessagePack: recoupe.crosscheck.records.Sketch
) STRICT;

-- What the cross-check works out over several documents, under a digest of all that it was made from: of other documents,
-- another code or another lexicon it is made anew, and what is asked for no more goes.
CREATE TABLE kept (
    what   TEXT NOT NULL,            -- names, facts
    key    BLOB NOT NULL,
    record BLOB NOT NULL,            -- MessagePack: see recoupe.crosscheck.keeping
    PRIMARY KEY (what, key)
) STRICT, WITHOUT ROWID;

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

-- Inputs that could not be used, so that they can be counted and tried again; a good reading of the same takes it away.
CREATE TABLE refused (
    name   TEXT PRIMARY KEY,         -- file, file:line, member of an archive, URL
    kind   TEXT NOT NULL,            -- the class of the error: NotFrench, UnreadableInput ...
    reason TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT;
