"""Keep the full-text index in step with the documents, through undo and redo too.

A trigger may not write to a virtual table when the file's schema is not trusted, and it never is.
So the triggers only note which documents came, went or were renamed, and the index is brought up
at the end of the same transaction.
"""

from db.connection import Connection
from db.texts import TEXT, whole_text
from workbench.actors.names import unlike_index
from workbench.text.encoding import handed_over
from workbench.text.folding import fold

#: the documents with letters that names are compared by otherwise than the index writes them
UNLIKE = (
    "CREATE TABLE unlike (document_id INTEGER PRIMARY KEY"
    " REFERENCES document (id) ON DELETE CASCADE) STRICT"
)
#: what is known of the documents of a file that has no such table yet
ALL_UNLIKE = "INSERT INTO unlike SELECT id FROM document"
_TRIGGERS = {
    "INSERT": "VALUES (NEW.id, NEW.content_id, NEW.title, 0)",
    "DELETE": "VALUES (OLD.id, OLD.content_id, OLD.title, 1)",
    "UPDATE OF title": "VALUES (OLD.id, OLD.content_id, OLD.title, 1),"
    " (NEW.id, NEW.content_id, NEW.title, 0)",
}
_NOTE_UNLIKE = "INSERT OR IGNORE INTO unlike SELECT id FROM document WHERE id = ?"
_ADD = "INSERT INTO words (rowid, title, body) VALUES (?, ?, CAST(? AS TEXT))"
#: an index without content forgets a text when it is told the text again
_FORGET = "INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?, ?, CAST(? AS TEXT))"


def watch(connection: Connection) -> None:
    """Install the triggers on a writer connection."""
    connection.execute(
        "CREATE TEMP TABLE unindexed (place INTEGER PRIMARY KEY, document_id INTEGER,"
        " content_id INTEGER, title TEXT, gone INTEGER)"
    )
    for number, (event, values) in enumerate(_TRIGGERS.items()):
        connection.execute(
            f"CREATE TEMP TRIGGER words_{number} AFTER {event} ON main.document BEGIN"
            f" INSERT INTO unindexed (document_id, content_id, title, gone) {values}; END"
        )


def settle(connection: Connection) -> None:
    """Bring the index up to the documents, inside the transaction that changed them."""
    noted = connection.rows(
        "SELECT gone, document_id, title, content_id FROM temp.unindexed ORDER BY place"
    )
    if not noted:
        return
    for gone, document_id, title, content_id in noted:
        # one row of values a statement: INSERT … SELECT would make the index write itself out
        # after each document, which takes twice the time
        text = connection.value(f"SELECT {TEXT} FROM content c WHERE id = ?", (content_id,))
        text = whole_text(connection, content_id, text)
        values = (document_id, fold(title), handed_over(fold(text)))
        connection.write(_FORGET if gone else _ADD, values)
        if not gone and unlike_index(text):
            # one that was renamed and then taken out is noted twice, and is no longer there
            connection.write(_NOTE_UNLIKE, (document_id,))
    connection.write("DELETE FROM temp.unindexed")
