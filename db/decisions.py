"""Where an analyst's decisions on names lie: what is no name, who is not one, whom a name means."""

TABLES = """
CREATE TABLE rejection (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL,
    document_id INTEGER REFERENCES document (id) ON DELETE CASCADE, start INTEGER NOT NULL
) STRICT;
CREATE INDEX rejection_of_key ON rejection (key);
CREATE INDEX rejection_in_document ON rejection (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE distinction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    second_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
    key TEXT NOT NULL, UNIQUE (first_id, second_id)
) STRICT;
CREATE INDEX distinction_from_second ON distinction (second_id);

CREATE TABLE meaning (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE, UNIQUE (document_id, key)
) STRICT;
CREATE INDEX meaning_of_actor ON meaning (actor_id) WHERE actor_id IS NOT NULL;
"""
