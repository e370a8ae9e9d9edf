"""Write down what of a file of another program found no place, for somebody to look into."""

from collections.abc import Sequence
from pathlib import Path

from workbench.exporting.aside import aside


def write_left_out(said: Sequence[str], path: Path) -> int:
    """Write sentences as text, a line each; returns how many. Raises Refusal when it can't."""
    lines = [" ".join(one.split()) for one in said]
    with aside(path) as beside:
        beside.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return len(lines)
