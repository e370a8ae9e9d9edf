"""Make a review page of 5,000 excerpts and open it in Chromium until a key decides, beside bare loops.

The browser is running already; what is counted begins with asking it for the page and ends when the
first excerpt is accepted by a key and the page says so. Without Chromium only the making is measured.
"""

import json
import os
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell

from workbench.review.package import (
    Package,
    PackedActor,
    PackedClaim,
    PackedCode,
    PackedDocument,
    PackedExcerpt,
    PackedRelation,
)
from workbench.review.page import write_page

COUNT = 5_000
SENTENCE = "The partners are now funded from outside but steered from within, said a scholar. "
TEXT = SENTENCE * 40


def package() -> Package:
    """Return a package of 5,000 excerpts with 300 letters around each, and 1,000 claims."""
    codes = tuple(PackedCode(n, f"Code {n}", f"Theme / Code {n}", "blue") for n in range(1, 61))
    actors = tuple(PackedActor(n, f"Actor {n}", "Person") for n in range(1, 201))
    documents = tuple(
        PackedDocument(n, "0" * 64, len(TEXT), f"Article {n}", outlet="Newswire", grade="B2")
        for n in range(1, 501)
    )
    relations = tuple(
        PackedRelation(n % 200 + 1, (n + 7) % 200 + 1, "funds", claims=claims(n))
        for n in range(200)
    )
    return Package("0" * 32, "0" * 64, "Border crossings", "Say whether each stands.", "2024-02-04",
                   codes=codes, actors=actors, documents=documents,
                   excerpts=tuple(map(excerpt, range(1, COUNT + 1))), relations=relations)  # fmt: skip


def claims(number: int) -> tuple[PackedClaim, ...]:
    """Return five claims of five excerpts."""
    return tuple(PackedClaim(number * 5 + n, "author", "", "asserts") for n in range(1, 6))


def excerpt(number: int) -> PackedExcerpt:
    """Return an excerpt of some 120 letters."""
    start = 300 + number * 7 % 2000
    end = start + 60 + number % 120
    return PackedExcerpt(number, number % 500 + 1, start, end, TEXT[start:end],
                         TEXT[start - 150 : start], TEXT[end : end + 150],
                         (number % 60 + 1,), (number % 200 + 1,), "a scholar")  # fmt: skip


def bare_file(given: Package, path: Path) -> None:
    """Write the same package with nothing around it."""
    path.write_text(json.dumps(asdict(given), ensure_ascii=False), "utf-8")


def bare_page(given: Package, path: Path) -> None:
    """Write a page that only reads the same package."""
    data = json.dumps(asdict(given), ensure_ascii=False).replace("<", "\\u003c")
    path.write_text(
        "<!DOCTYPE html><meta charset=utf-8><p id=p>0 of</p>"
        f"<script type=application/json id=d>{data}</script><script>"
        "const held = JSON.parse(document.getElementById('d').textContent);"
        "addEventListener('keydown', () => { p.textContent = `1 of ${held.excerpts.length}`; });"
        "p.className = 'row';</script>",
        "utf-8",
    )


def opened(page: Any, path: Path, progress: str) -> None:
    """Open a page, wait for its list, and wait until a key has done something."""
    page.goto(path.as_uri(), wait_until="commit")
    page.locator(".row").first.wait_for()
    page.keyboard.press("a")
    page.wait_for_function(
        "(place) => document.querySelector(place).textContent.startsWith('1 of')", arg=progress
    )
    page.evaluate("() => localStorage.removeItem(Object.keys(localStorage)[0])")


def in_chromium(ours: Path, bare: Path, program: str, runs: int = 5) -> tuple[float, float]:
    """Return how long either page takes until it can be used, in milliseconds."""
    from playwright.sync_api import sync_playwright

    flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=flags)
        page = browser.new_page()
        # the reviewer's name is asked once; here it is known already, and nothing decided
        page.add_init_script(
            "localStorage.setItem('sidelight-review:' + '0'.repeat(32), '{\"reviewer\": \"Ada\"}')"
        )
        times = [
            milliseconds(lambda path=path, place=place: opened(page, path, place), runs)
            for path, place in ((ours, "#progress"), (bare, "#p"))
        ]
        browser.close()
    return times[0], times[1]


def main() -> None:
    """Tell three figures."""
    given = package()
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "review.html", Path(folder) / "bare.html"
        bare_ms = milliseconds(lambda: bare_file(given, bare))
        ms = milliseconds(lambda: write_page(given, ours))
        size = round(ours.stat().st_size / 1e6, 1)
        tell(f"review page of {COUNT:,} excerpts: made", ms, bare_ms, 3000, megabytes=size)
        ms = milliseconds(lambda: write_page(given, bare, "four words nobody knows"))
        tell(f"review page of {COUNT:,} excerpts: made and sealed", ms, bare_ms, 3000)
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
        if program is None:
            print("No Chromium here: opening the page is not measured.", file=sys.stderr)
            return
        bare_page(given, bare)
        ms, bare_ms = in_chromium(ours, bare, program)
        tell(f"review page of {COUNT:,} excerpts: opened until usable", ms, bare_ms, 1500)


if __name__ == "__main__":
    main()
