"""Count 300,000 marks without what copies only repeat, three documents in ten being copies."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell
from store_table import fill

from db.project import create
from workbench.model.actors import Mention
from workbench.model.copies import Overlap
from workbench.model.tables import ExcerptFilter

COPIES = 300


def main() -> None:
    """Print the figures, one JSON object a line; the bare ones count copies too."""
    with tempfile.TemporaryDirectory() as folder:
        project = create(Path(folder) / "copies.sidelight")
        fill(project)
        project.tidy()
        ids = list(project.documents.ids("id"))
        pairs = [(ids[n], ids[n + COPIES]) for n in range(COPIES)]
        shares = [Overlap(*pair, 0.95) for a, b in pairs for pair in ((a, b), (b, a))]
        settle = milliseconds(lambda: project.copies.keep_overlaps([], shares), 1)
        tell("find what 300 copies repeat", settle, 0, 5000, **project.copies.left_out())
        table, everything = project.excerpt_table, ExcerptFilter()
        alone = ExcerptFilter(independent=True)
        for sort in ("position", "document", "text"):
            bare = milliseconds(lambda sort=sort: table.ids(everything, sort))  # type: ignore[misc]
            ms = milliseconds(lambda sort=sort: table.ids(alone, sort))  # type: ignore[misc]
            tell(f"order 300,000 rows by {sort}, independent ones", ms, bare, 250)
        bare = milliseconds(
            lambda: project.connection.rows(
                "SELECT actor_id, count(*), count(DISTINCT document_id) FROM mention GROUP BY actor_id"
            )
        )
        tell("actor list with what copies repeat", milliseconds(project.actors.rows), bare, 250)
        bare = milliseconds(project.codes.counts)
        tell("what copies repeat under each code", milliseconds(project.codes.repeated), bare, 100)
        tell(
            "what the line at the foot says of copies", milliseconds(project.copies.left_out), 0, 20
        )
        actor = project.actors.rows()[0].id
        places = iter(range(10, 1000, 7))

        def tag(document_id: int) -> None:
            at = next(places)
            with project.operation("Tag", "Bench"):
                project.mentions.add(
                    Mention(
                        document_id=document_id, actor_id=actor, start=at, end=at + 3, quote="x"
                    )
                )

        bare = milliseconds(lambda: tag(ids[-1]), 9)
        tell("tag a mention in a copy", milliseconds(lambda: tag(pairs[0][1]), 9), bare, 50)
        project.close()


if __name__ == "__main__":
    main()
