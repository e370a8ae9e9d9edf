"""What the actions do, one module a menu: each joins its handlers to the table's ids."""

from ui.menus.agreement import AgreementMenu
from ui.menus.card import CardMenu
from ui.menus.compare import CompareMenu
from ui.menus.deciding import DecidingMenu
from ui.menus.decisions import DecisionsMenu
from ui.menus.document import DocumentMenu
from ui.menus.edit import EditMenu
from ui.menus.exchange import ExchangeMenu
from ui.menus.export import ExportMenu
from ui.menus.file import FileMenu
from ui.menus.help import HelpMenu
from ui.menus.names import NamesMenu
from ui.menus.relations import RelationsMenu
from ui.menus.review import ReviewMenu
from ui.menus.sayings import SayingsMenu
from ui.menus.statements import StatementsMenu
from ui.menus.suggested import SuggestedMenu
from ui.menus.tag import TagMenu
from ui.menus.versions import VersionsMenu
from ui.menus.view import ViewMenu

MENUS = (
    FileMenu,
    EditMenu,
    ViewMenu,
    DocumentMenu,
    CompareMenu,
    VersionsMenu,
    TagMenu,
    SuggestedMenu,
    StatementsMenu,
    NamesMenu,
    DecidingMenu,
    CardMenu,
    SayingsMenu,
    RelationsMenu,
    ExchangeMenu,
    ExportMenu,
    ReviewMenu,
    DecisionsMenu,
    AgreementMenu,
    HelpMenu,
)

__all__ = ["MENUS"]
