"""Nasty PDF files."""

from pathlib import Path

from tests.nasty.nasty import GOOD, Nasty
from tests.workbench.importing.printed import LEFT, SIZE, TOP, lines, pdf


def an_encrypted_paper(path: Path) -> None:
    locked = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>".format("41" * 32)
    trailer = "/Encrypt 7 0 R /ID [<41> <41>]"
    path.write_bytes(pdf([lines("Secret.")], trailer=trailer, extra=[locked]))


def a_truncated_paper(path: Path) -> None:
    path.write_bytes(pdf([lines(GOOD), lines("Second.")])[:900])


def a_paper_of_noise(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 100)


def a_paper_without_text(path: Path) -> None:
    path.write_bytes(pdf([[], [], []]))


def a_paper_with_a_page_without_text(path: Path) -> None:
    path.write_bytes(pdf([lines(GOOD, "This is said on the first page."), []]))


def ten_thousand_pages(path: Path) -> None:
    path.write_bytes(pdf([[(LEFT, TOP, SIZE, f"Page {n} says this.")] for n in range(10_000)]))


def thirty_thousand_pages(path: Path) -> None:
    path.write_bytes(pdf([[(LEFT, TOP, SIZE, "Words.")]] * 30_000))


PAPERS = [
    Nasty("locked.pdf", an_encrypted_paper, "is encrypted"),
    Nasty("cut.pdf", a_truncated_paper, "is damaged or was cut off"),
    Nasty("noise.pdf", a_paper_of_noise, "is damaged or was cut off"),
    Nasty("scan.pdf", a_paper_without_text, "has no text layer: its 3 pages are pictures"),
    Nasty(
        "half.pdf", a_paper_with_a_page_without_text, "1 of its 2 pages have no text layer", GOOD
    ),
    Nasty("pages.pdf", ten_thousand_pages, "", "Page 9999 says this."),
    Nasty("endless.pdf", thirty_thousand_pages, "has 30,000 pages; up to 20,000 are read"),
]
