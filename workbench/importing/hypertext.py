"""Parse HTML in linear time: what the standard parser searches again and again is taken from it."""

import re
from html.parser import HTMLParser

_TAG_OPENS = re.compile(r"<[a-zA-Z/!?]")


class Hypertext(HTMLParser):
    """Walk a page once, from front to back; `doubts` are sentences on what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.doubts: list[str] = []

    def take_all(self, html: str) -> None:
        """Read the whole page; a tag that never ends hides the rest, as in a browser."""
        last = html.rfind(">") + 1
        self.feed(html[:last])
        self.close()
        tail = html[last:]
        cut = _TAG_OPENS.search(tail)
        if self.cdata_elem is None:
            self.handle_data(tail[: cut.start()] if cut else tail)
        if cut:
            self.doubts.append("The page ends inside a tag; it may have been cut off.")

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Skip a comment; one that never ends hides the rest of the page."""
        end = self.rawdata.find("-->", i + 2)
        if end < 0:
            self.doubts.append("A comment that is never closed hides the end of the page.")
            return len(self.rawdata)
        return end + 3

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip `<![…` to its `>`, as browsers do."""
        end = self.rawdata.find(">", i)
        return len(self.rawdata) if end < 0 else end + 1
