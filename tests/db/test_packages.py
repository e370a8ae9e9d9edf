"""Packages stay known, whatever is undone."""

import pytest

from db.project import create
from workbench.errors import Refusal
from workbench.model.review import Made, Numbered, Packed, Review, Verdict


def test_a_package_is_kept_with_what_was_packed_and_undo_leaves_it(tmp_path):
    project = create(tmp_path / "one.sidelight", who="Ada")
    try:
        made = Made(key="k" * 32, secret="a" * 64, title="Harbour", blind=True)
        code = Numbered("code", 1, 12, "Security / Truce")
        text = Numbered("document", 1, 4, "ab" * 32)
        packed = [Packed(7, 1, "f1"), Packed(3, 2, "f2")]
        package_id = project.packages.add(made, packed, [code, text])
        assert project.packages.numbered(package_id, "code") == {1: code}
        assert project.packages.numbered(package_id, "document") == {1: text}
        assert project.packages.named("k" * 32) == project.packages.get(package_id)
        assert project.packages.get(package_id).blind
        assert project.packages.packed(package_id)[2] == Packed(3, 2, "f2")
        assert not project.history.next_undo()
        with project.operation("Bring decisions in", "Ada"):
            review_id = project.reviews.add(Review(package_id=package_id, reviewer="R"))
            project.verdicts.add(Verdict(review_id=review_id, number=1, ruling="accept"))
        project.undo()
        assert (project.reviews.find(), project.verdicts.find()) == ([], [])
        assert [one.title for one in project.packages.all()] == ["Harbour"]
        project.redo()
        assert project.verdicts.find()[0].excerpt_id == 0
        assert project.packages.named("other") is None
        with pytest.raises(Refusal, match="not known"):
            project.packages.get(99)
    finally:
        project.close()
