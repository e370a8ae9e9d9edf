"""The guide, and what the program is made of."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.controls import Button

HELP = Path(__file__).parent.parent.parent / "resources" / "help"


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


class AboutDialog(PageDialog):
    """Tell the version and the licences."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "about", "About Sidelight")
