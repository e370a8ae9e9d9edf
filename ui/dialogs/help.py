"""The guide, and what the program is made of."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.controls import Button

#: space above a heading of each level
_ABOVE = {1: 0, 2: 16}
HELP = Path(__file__).parent.parent.parent / "resources" / "help"


def set_type(page: QTextDocument, theme: Theme) -> None:
    """Give our own page the window's type: sizes, space between blocks, and lines apart."""
    cursor = QTextCursor(page)
    block = page.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        form = QTextBlockFormat()
        in_table = cursor.currentTable() is not None
        form.setTopMargin(theme.px(0 if in_table else _ABOVE.get(level, 4)))
        form.setBottomMargin(theme.px(0 if in_table else 4))
        form.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        if level:
            letters = QTextCharFormat()
            letters.setFont(theme.panel_font(20 if level == 1 else 15, bold=True))
            cursor.mergeCharFormat(letters)
        block = block.next()


class PageDialog(QDialog):
    """Show one page of our own help."""

    def __init__(self, theme: Theme, window: QWidget, name: str, title: str) -> None:
        super().__init__(window)
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(640), theme.px(560))
        page = QTextBrowser()
        page.setObjectName(f"{name}_dialog.page")
        page.setAccessibleName(title)
        page.setFrameShape(QTextBrowser.Shape.NoFrame)
        page.setOpenLinks(False)
        page.document().setDocumentMargin(16)
        page.setMarkdown((HELP / f"{name}.md").read_text("utf-8"))
        set_type(page.document(), theme)
        close = Button("Close", f"{name}_dialog.close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 16)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        column.addLayout(foot)


class GuideDialog(PageDialog):
    """Tell how the work goes, step by step."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "guide", "Guide")


class SearchDialog(PageDialog):
    """Tell the language of searches."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "search", "Search syntax")


class AboutDialog(PageDialog):
    """Tell the version and the licences."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "about", "About Sidelight")
