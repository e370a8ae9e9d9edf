"""Make a project of a package, for a reviewer who has this program; or go on with the one there is.

The project is whole before it has its name, so that a package that can't be opened leaves nothing. A
package that was opened before goes on with the project made then, and with all that was decided in it.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from workbench.commands.receiving import Received, ReceivePackage, short_name
from workbench.errors import Refusal
from workbench.model.review import Made, Numbered, Packed
from workbench.ports import Store
from workbench.review.cut_texts import cut_texts
from workbench.review.fingerprint import fingerprint
from workbench.review.package import Package
from workbench.session import Projects
from workbench.tasks import Progress

ENDING = ".sidelight"
#: the setting that holds where the stretches of cut texts stand, by document id
STRETCHES = "review.stretches"
_UNFIT = re.compile(r"[^\w \-]+")
_LONGEST = 60
_MOST_ALIKE = 100
#: letters of instructions; nobody reads more
_MOST_TOLD = 20_000


def receive(
    projects: Projects,
    package: Package,
    folders: Sequence[Path],
    sealed: bool = False,
    progress: Progress | None = None,
) -> Path:
    """Return the project that a package is reviewed in: one made before in `folders`, or a new one.

    A new one is made in the first of the folders that takes it. Raises Refusal for a package that
    does not fit together, or when no folder takes it; then nothing was made.
    """
    for folder in folders:
        if (known := _known(projects, folder, package)) is not None:
            return known
    texts = cut_texts(package)
    refused = Refusal("There is no folder to keep the review in.")
    for folder in folders:
        try:
            return _make(
                projects, folder, ReceivePackage(package, texts, progress or Progress()), sealed
            )
        except NoRoom as error:
            refused = error
    raise refused


class NoRoom(Refusal):
    """Say that a folder takes no project."""


def _known(projects: Projects, folder: Path, package: Package) -> Path | None:
    """Return the project that was made of the package there, whatever it is called."""
    with suppress(OSError):
        for path in sorted(folder.glob(f"* {_mark(package)}*{ENDING}"))[:_MOST_ALIKE]:
            if _is_of(projects, path, package):
                return path
    return None


def _mark(package: Package) -> str:
    return re.sub(r"[^0-9A-Za-z]", "_", package.key[:8])


def _is_of(projects: Projects, path: Path, package: Package) -> bool:
    try:
        store = projects.open(path, read_only=True).store
    except Refusal:
        return False
    try:
        made = store.packages.named(package.key)
        return made is not None and made.received and made.secret == package.secret
    finally:
        store.close()


def _make(projects: Projects, folder: Path, command: ReceivePackage, sealed: bool) -> Path:
    package = command.package
    path = _free(folder, package)
    aside = path.with_name(f".{path.stem}.receiving")
    with suppress(OSError):
        aside.unlink()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        session = projects.create(aside)
    except (Refusal, OSError) as error:
        raise NoRoom(f"The review can't be kept in {folder}. {error}") from error
    try:
        received: Received = session.run(command)
        _remember(session.store, command, received, sealed)
        session.store.close()
        aside.rename(path)
    except OSError as error:
        raise NoRoom(f"The review can't be kept in {folder}: {error.strerror}.") from error
    finally:
        session.store.close()
        with suppress(OSError):
            aside.unlink()
    return path


def _free(folder: Path, package: Package) -> Path:
    """Return a name that says what is reviewed, and by its end which package it is."""
    title = " ".join(_UNFIT.sub(" ", package.title).split())[:_LONGEST].strip() or "Review"
    named, number = f"{title} {_mark(package)}", 1
    path = folder / f"{named}{ENDING}"
    while path.exists():
        number += 1
        path = folder / f"{named} {number}{ENDING}"
    return path


def _remember(store: Store, command: ReceivePackage, received: Received, sealed: bool) -> None:
    """Keep what the package was, and where its words stand; nothing so far can be undone."""
    package = command.package
    made = Made(
        key=package.key,
        secret=package.secret,
        title=short_name(package.title),
        instructions=package.instructions[:_MOST_TOLD],
        blind=package.blind,
        sealed=sealed,
        received=True,
        made_at=package.made,
    )
    store.packages.add(made, _packed(store, received), _numbered(package, received))
    stretches = {
        str(received.documents[number]): cut.stretches for number, cut in command.texts.items()
    }
    store.settings.put(STRETCHES, stretches)
    store.forget_history()


def _packed(store: Store, received: Received) -> list[Packed]:
    hashes = {
        document_id: cited.sha256
        for document_id, cited in store.documents.cited(received.documents.values()).items()
    }
    under = store.excerpts.coded(received.excerpts.values())
    numbers = {excerpt_id: number for number, excerpt_id in received.excerpts.items()}
    return [
        Packed(
            one.id,
            numbers[one.id],
            fingerprint(one, hashes[one.document_id], under.get(one.id, ())),
        )
        for one in store.excerpts.these(numbers)
    ]


def _numbered(package: Package, received: Received) -> list[Numbered]:
    return [
        *(
            Numbered("code", one.number, received.codes[one.number], one.path)
            for one in package.codes
        ),
        *(
            Numbered("document", one.number, received.documents[one.number], one.sha256)
            for one in package.documents
        ),
    ]
