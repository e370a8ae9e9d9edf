"""Keep each relation once: subject, kind and object name it, and symmetric kinds have one order."""

from workbench.model.relations import Relation
from workbench.ports import Store


def in_order(store: Store, subject_id: int, kind_id: int, object_id: int) -> tuple[int, int]:
    """Return subject and object as a relation of the kind keeps them."""
    turned = store.relation_kinds.get(kind_id).symmetric and subject_id > object_id
    return (object_id, subject_id) if turned else (subject_id, object_id)


def standing(store: Store, subject_id: int, kind_id: int, object_id: int) -> Relation | None:
    """Return the relation that says this already."""
    subject, object_ = in_order(store, subject_id, kind_id, object_id)
    same = store.relations.find(subject_id=subject, kind_id=kind_id, object_id=object_)
    return same[0] if same else None


def move_relation(
    store: Store, relation: Relation, subject_id: int, kind_id: int, object_id: int
) -> None:
    """Make a relation say something else; where that is said already, hand its claims over."""
    subject, object_ = in_order(store, subject_id, kind_id, object_id)
    same = standing(store, subject, kind_id, object_)
    if same is None:
        store.relations.change(
            [relation.id], subject_id=subject, kind_id=kind_id, object_id=object_
        )
    elif same.id != relation.id:
        _hand_over(store, relation, same)


def _hand_over(store: Store, relation: Relation, into: Relation) -> None:
    """Move claims and note; a claim on words that are a claim there already is dropped."""
    there = {claim.excerpt_id for claim in store.claims.find(relation_id=into.id)}
    claims = store.claims.find(relation_id=relation.id)
    store.claims.change(
        [claim.id for claim in claims if claim.excerpt_id not in there], relation_id=into.id
    )
    if relation.note:
        notes = dict.fromkeys(filter(None, (into.note, relation.note)))
        store.relations.change([into.id], note="\n".join(notes))
    store.relations.remove([relation.id])
