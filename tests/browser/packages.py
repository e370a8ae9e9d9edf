"""Packages for review, made by hand: what a page shows is known to the letter."""

import hashlib
from dataclasses import replace

from workbench.review.package import (
    Package,
    PackedActor,
    PackedClaim,
    PackedCode,
    PackedDocument,
    PackedExcerpt,
    PackedRelation,
)

QUIETER = (
    "The new commander, Esmail Qaani, spent most of his career on the eastern border. Colleagues"
    " describe an administrator who lacks his predecessor’s personal ties to the Iraqi groups, and"
    " who leaves more of the day-to-day choices to them.\n\n"
    "“The partners are now funded from outside but steered from within,” said a scholar of the Quds"
    " Force at a Berlin think tank.\n\n"
    "Kataib Hezbollah and other factions entered parliament while keeping their own command."
)
PATRONS = (
    "Interviewer: How much of this turns on one man?\n"
    "Analyst: A good deal. 😀 His replacement, Ismail Qaani, has less hold over rivalries inside the"
    " PMF, and an election is due in June. Baghdad has made a few arrests, then stepped back."
)
AFTER = (
    "پس از سلیمانی، فرماندهی تازه کم‌تر در میدان دیده می‌شود 🕊. قاآنی به بغداد رفت و با"
    " گروه‌ها دیدار کرد. "
    "آن‌ها می‌گویند که تصمیم‌ها را خودشان می‌گیرند."
)
HOSTILE = "</script><img src=x onerror=alert(1)><!-- \u2028 &lt;b&gt; <svg onload=alert(2)>"
CODES = (
    PackedCode(1, "Leadership", "Leadership", "yellow", "Who leads, and how"),
    PackedCode(2, "Weakness", "Leadership / Weakness", "purple"),
    PackedCode(3, "Autonomy", "Autonomy", "orange"),
    PackedCode(4, "State response", "State response", "green", "What Baghdad does about it"),
)
ACTORS = (
    PackedActor(1, "Esmail Qaani", "Person", ("Ismail Qaani", "قاآنی")),
    PackedActor(2, "Popular Mobilization Forces", "Armed group", ("PMF",)),
    PackedActor(3, "Kataib Hezbollah", "Armed group"),
)
_SHOWN = (
    # document, words, codes, actors, speaker, note
    (
        1,
        "Colleagues describe an administrator who lacks his predecessor’s personal ties to the"
        " Iraqi groups",
        (1, 2),
        (1,),
        "",
        "Compare the hearing.",
    ),
    (
        1,
        "lacks his predecessor’s personal ties to the Iraqi groups, and who leaves more",
        (2,),
        (1,),
        "",
        "",
    ),
    (1, "funded from outside but steered from within", (3,), (), "a scholar of the Quds Force", ""),
    (1, "Kataib Hezbollah and other factions entered parliament", (3,), (3,), "", ""),
    (2, "has less hold over rivalries inside the PMF", (2,), (1, 2), "Analyst", ""),
    (2, "Baghdad has made a few arrests, then stepped back.", (4,), (), "Analyst", ""),
    (3, "قاآنی به بغداد رفت و با گروه‌ها دیدار کرد.", (1,), (1,), "", ""),
)


def document(number: int, title: str, text: str, **more: str) -> PackedDocument:
    """Return a document with its whole text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return PackedDocument(number, sha256, len(text), title, text=text, **more)


DOCUMENTS = (
    document(
        1,
        "A quieter hand in Tehran",
        QUIETER,
        author="R. Salim",
        outlet="Newswire",
        published="2024-02-04",
        url="https://example.org/quieter-hand",
        grade="B2",
        language="en",
    ),
    document(
        2,
        "Iraq between two patrons: Q&A",
        PATRONS,
        outlet="Institute brief",
        published="2021-01-05",
        grade="A2",
        language="en",
    ),
    document(
        3,
        "پس از سلیمانی",
        AFTER,
        outlet="روزنامه",
        published="2022-01-12",
        grade="D3",
        language="fa",
        direction="rtl",
    ),
)


def package(**changed: object) -> Package:
    """Return a package of seven excerpts from three documents, the last of them in Persian."""
    made = Package(
        "5d2c7a90e1b34f68a7c19b02d4e6f813",
        "6b" * 32,
        "Quds Force after 2020",
        "Say of each excerpt whether it stands under its code.\nA comment helps where you hesitate.",
        "2024-02-10T09:00:00+00:00",
        codes=CODES,
        actors=ACTORS,
        documents=DOCUMENTS,
        excerpts=tuple(_excerpt(at, *one) for at, one in enumerate(_SHOWN, 1)),
        relations=(
            PackedRelation(
                1,
                2,
                "leads / commands",
                claims=(
                    PackedClaim(1, "author", stance="denies", since="2020-01", grade="B2"),
                    PackedClaim(2, "author", stance="denies", grade="B2"),
                    PackedClaim(5, "speaker", "Analyst", "asserts", "2020-01", "", "likely", "A2"),
                ),
            ),
        ),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def without_texts(given: Package) -> Package:
    """Return a package that holds its excerpts with their context only."""
    bare = tuple(replace(one, text="") for one in given.documents)
    return replace(given, documents=bare)


def blind(**changed: object) -> Package:
    """Return a package of documents and codes alone."""
    return package(blind=True, excerpts=(), actors=(), relations=(), **changed)


def hostile() -> Package:
    """Return a package whose every word tries to be more than text."""
    text = f"Before {HOSTILE} after"
    return package(
        title=HOSTILE,
        instructions=HOSTILE,
        codes=(PackedCode(1, HOSTILE, HOSTILE, 'x" onclick="alert(3)', HOSTILE),),
        actors=tuple(PackedActor(n, HOSTILE, HOSTILE, (HOSTILE,)) for n in (1, 2, 3)),
        documents=(
            document(
                1,
                HOSTILE,
                text,
                author=HOSTILE,
                outlet=HOSTILE,
                published=HOSTILE,
                grade="A1",
                url=f"javascript:alert(4)//{HOSTILE}",
                language=HOSTILE,
                direction=HOSTILE,
            ),
        ),
        excerpts=(
            PackedExcerpt(
                1, 1, 7, 7 + len(HOSTILE), HOSTILE, "Before ", " after", (1,), (1,), *[HOSTILE] * 3
            ),
            PackedExcerpt(2, 1, 0, 6, "Before", "", " ", (1,), (1,)),
        ),
        relations=(
            PackedRelation(
                1,
                2,
                HOSTILE,
                note=HOSTILE,
                claims=tuple(PackedClaim(n, *[HOSTILE] * 8) for n in (1, 2)),
            ),
        ),
    )


def large(count: int = 5000) -> Package:
    """Return a package of many excerpts from a tenth as many documents, without their whole texts."""
    text = QUIETER + "\n" + PATRONS
    documents = tuple(
        replace(document(n, f"Article {n} on the border crossings", text, grade="B2"), text="")
        for n in range(1, count // 10 + 1)
    )
    excerpts = []
    for n in range(1, count + 1):
        start = 40 + n % 200
        end = start + 60 + n % 90
        excerpts.append(
            PackedExcerpt(
                n,
                (n - 1) // 10 + 1,
                start,
                end,
                text[start:end],
                text[:start],
                text[end : end + 400],
                (n % 4 + 1,),
                (n % 3 + 1,),
                "a scholar",
            )
        )
    return package(documents=documents, excerpts=tuple(excerpts), relations=())


def _excerpt(
    number: int, held: int, words: str, codes: tuple[int, ...], actors: tuple[int, ...], *more: str
) -> PackedExcerpt:
    text = DOCUMENTS[held - 1].text
    start = text.index(words)
    end = start + len(words)
    before, after = text[max(0, start - 300) : start], text[end : end + 300]
    return PackedExcerpt(number, held, start, end, words, before, after, codes, actors, *more)
