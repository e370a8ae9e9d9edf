"""Read a `.qdpx` as files in the wild are: find out how its places are counted, then bring it.

Sources become documents and marked stretches excerpts; what else a project holds is brought by
`workbench.exchange.refi.meanings`, and what only this program writes by `own`.
"""

from pathlib import Path

from workbench.exchange.brought import Brought
from workbench.exchange.refi.hearing import outline_of
from workbench.exchange.refi.loose_ends import LooseEnds
from workbench.exchange.refi.marked import Marked
from workbench.exchange.refi.meanings import Meanings
from workbench.exchange.refi.outline import Outline
from workbench.exchange.refi.own import OWN, Own
from workbench.exchange.refi.package import Package, is_package, opened_package
from workbench.exchange.refi.texts import Texts
from workbench.tasks import Progress

_HEAD = 8192
_STEP = 1 << 16


def is_project(head: bytes, path: Path) -> bool:
    """Say whether a file is a project of REFI-QDA: the zip, or the project file alone."""
    return is_package(head, path) or (b"<Project" in head and b"QDA-XML" in head)


def read_project(path: Path, progress: Progress) -> Brought:
    """Return what a `.qdpx`, or a bare `.qde`, brings; raises Refusal for a damaged or hostile one."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if is_package(head, path):
        with opened_package(path) as package:
            outline = outline_of(package.project_chunks(), path.name, progress)
            return _brought(outline, package, progress)
    with path.open("rb") as file:
        outline = outline_of(iter(lambda: file.read(_STEP), b""), path.name, progress)
    return _brought(outline, None, progress)


def _brought(outline: Outline, package: Package | None, progress: Progress) -> Brought:
    brought = Brought(program=outline.program)
    own = Own(package) if package and package.has(OWN) else None
    texts = Texts(package, trusted=own is not None)
    marked = Marked(outline, texts, trusted=own is not None)
    meanings = Meanings(brought, outline, texts, marked)
    meanings.bring_codes()
    marked.read(progress)
    meanings.bring_documents()
    meanings.bring_excerpts()
    if own:
        own.complete(brought, outline, meanings)
    else:
        LooseEnds(meanings).bring()
    brought.how = marked.how
    brought.remarks += [*marked.remarks, *texts.told()]
    if package and len(package.projects) > 1:
        brought.remarks.append(f"Of {len(package.projects)} project files, one was read.")
    return brought
