"""What the core needs of a store. `db/` provides it; `ui/` and the commands know only this.

All reads may be called on the thread that owns the store; a pool thread opens its own
`Store.reader()`. Writes work only inside `Store.operation(...)`, which `Session` opens.
"""

from workbench.ports.actors import Actors, Mentions, Relations
from workbench.ports.documents import Copies, Documents, FurnitureSaid
from workbench.ports.excerpts import Codes, Excerpts, ExcerptTable, Spoken
from workbench.ports.foreign import OpenTables, Tables
from workbench.ports.history import Change, History, Operation, Step
from workbench.ports.metadata import MetadataTable
from workbench.ports.records import Records
from workbench.ports.review import Packages
from workbench.ports.search import Findings, Found, Hit, Search
from workbench.ports.store import Fault, Reader, Recording, Settings, Store
from workbench.ports.suggestions import Suggested

__all__ = [
    "Actors",
    "Change",
    "Codes",
    "Copies",
    "Documents",
    "ExcerptTable",
    "Excerpts",
    "Fault",
    "Findings",
    "Found",
    "FurnitureSaid",
    "History",
    "Hit",
    "Mentions",
    "MetadataTable",
    "OpenTables",
    "Operation",
    "Packages",
    "Reader",
    "Recording",
    "Records",
    "Relations",
    "Search",
    "Settings",
    "Spoken",
    "Step",
    "Store",
    "Suggested",
    "Tables",
]
