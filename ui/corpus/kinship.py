"""What the menu of the corpus list offers of copies: which there are, which is the origin."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from ui.context import Context, Target
from ui.widgets.drawing import one_line
from workbench.commands.copies import ChooseOrigin, CountByItself
from workbench.copies.kinship import kin_of, share, source

#: so many members of a group are named
_NAMED = 12


def copies_menu(
    context: Context, document_id: int, menu: QMenu, compare: Callable[[], object]
) -> None:
    """Add to a menu the copies that a document hangs together with, and what can be said of them."""
    store = context.store
    kin = kin_of(store, document_id)
    alone = any(
        one.standing == "independent" for one in store.origins.find(document_id=document_id)
    )
    if not kin and not alone:
        return
    inner = menu.addMenu("Copies")
    inner.setObjectName("corpus_copies_menu")
    if kin:
        said = inner.addAction(one_line(kin.said).replace("&", "&&"))
        said.setEnabled(False)
        inner.addSeparator()
        _name_members(context, document_id, inner)
        inner.addSeparator()
        inner.addAction("Compare", compare)
    if store.read_only:
        return
    groups = store.copies.groups([document_id])
    if kin and document_id in groups.copies:
        inner.addAction(
            "Use as origin of its copies", lambda: context.run_telling(ChooseOrigin(document_id))
        )
    if alone:
        inner.addAction(
            "Count as a copy", lambda: context.run_telling(CountByItself((document_id,), False))
        )
    elif document_id in groups.copies:
        inner.addAction(
            "Not a copy: count by itself",
            lambda: context.run_telling(CountByItself((document_id,))),
        )


def _name_members(context: Context, document_id: int, menu: QMenu) -> None:
    """Name the origin and the copies; choosing one opens it beside."""
    store = context.store
    groups = store.copies.groups([document_id])
    origin_id = groups.source(document_id)
    members = [origin_id, *groups.copies_of(origin_id)]
    for one in [member for member in members if member != document_id][:_NAMED]:
        copy = groups.copies.get(one)
        part = f"copy, {share(copy.share)}" if copy else "origin"
        words = f"Open {one_line(source(store, one))} beside ({part})".replace("&", "&&")
        menu.addAction(words, lambda one=one: context.open(Target(one, beside=True)))  # type: ignore[misc]
    if len(members) - 1 > _NAMED:
        menu.addAction(f"and {len(members) - 1 - _NAMED:,} more").setEnabled(False)
