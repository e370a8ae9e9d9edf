"""The project that packages are made of."""

from collections.abc import Callable

import pytest

from tests.workbench.review.corpus import Corpus, build_corpus
from workbench.session import Session


@pytest.fixture
def corpus(session: Session, write: Callable[..., int], actor: Callable[..., int]) -> Corpus:
    return build_corpus(session, write, actor)
