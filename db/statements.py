"""The table of what the analyst said of statements: who says them, how, and what is none."""

#: the words lie in [start, end), in the pieces of it (JSON pairs); speaker, verb, source and through
#: are JSON pairs of their own, or empty
TABLE = """
CREATE TABLE statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL CHECK (start >= 0), "end" INTEGER NOT NULL CHECK ("end" > start),
    quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, pieces TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('statement', 'turn')),
    state TEXT NOT NULL CHECK (state IN ('added', 'corrected', 'rejected')),
    mode TEXT NOT NULL CHECK (mode IN ('direct', 'indirect')),
    speaker TEXT NOT NULL, speaker_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    verb TEXT NOT NULL,
    source TEXT NOT NULL, source_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    through TEXT NOT NULL, analyst TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX statement_in_document ON statement (document_id, start, "end");
CREATE INDEX statement_by_speaker ON statement (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX statement_of_source ON statement (source_id) WHERE source_id IS NOT NULL;
"""
