-- By what a document is known again, without looking through all of them; and the file it came from, so that two
-- corpora that both number their records 1, 2, 3 are kept apart.
ALTER TABLE documents ADD COLUMN
    file         TEXT;                       -- that file as an absolute path, or that URL; NULL where it is neither
CREATE UNIQUE INDEX documents_by_digest ON documents (digest, key);
CREATE INDEX documents_by_id ON documents (id);
CREATE INDEX documents_by_path ON documents (path);
CREATE INDEX documents_by_url ON documents (url);
