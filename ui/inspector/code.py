"""A code's card: its name, colour, key and what it stands for."""

from PySide6.QtCore import Signal

from ui.codes.swatches import swatch_icon
from ui.independence import of_all
from ui.inspector.actor import counted
from ui.inspector.card import RecordCard
from ui.inspector.parts import Link
from ui.widgets.fields import ChoiceField, TextField
from workbench.commands.codes import DeleteCodes, EditCode
from workbench.model.tables import ExcerptFilter


class CodeCard(RecordCard):
    """Show a code; `table_wanted` carries the filter that shows its excerpts."""

    table_wanted = Signal(object)
    topics = ("code", "excerpt", "document")

    def build(self) -> None:
        self.setObjectName("code_card")
        self.setAccessibleName("Code")
        self.name = TextField("code_name", "Name")
        self.name.setProperty("kind", "title")
        self.name.committed.connect(lambda text: self._edit(name=text))
        self.body.addWidget(self.name)
        self.body.addLayout(self.form)
        self.colour = ChoiceField("code_colour", "Colour")
        self.colour.picked.connect(lambda key: self._edit(colour=key))
        self.row("Colour", self.colour)
        keys = [("0", "None"), *((str(key), str(key)) for key in range(1, 10))]
        self.key = ChoiceField("code_key", "Key", keys)
        self.key.picked.connect(lambda key: self._edit(favourite=int(key)))
        self.row("Key", self.key)
        self.description = self.text_row(
            "code_description", "Stands for", "When to use it", many_lines=True
        )
        self.description.committed.connect(lambda text: self._edit(description=text))
        self.excerpts = Link(self.theme, "code_excerpts")
        self.excerpts.clicked.connect(
            lambda: self.table_wanted.emit(ExcerptFilter(code_ids=(self.record_id,)))
        )
        self.row("Excerpts", self.excerpts)
        self.delete = self.button(
            "Delete code", "code_delete", lambda: self.run(DeleteCodes((self.record_id,)))
        )
        self.theme.changed.connect(self._offer_colours)
        self._offer_colours()

    def _offer_colours(self) -> None:
        kept = self.colour.key
        self.colour.offer((one, one.capitalize()) for one in self.theme.swatches)
        for place, swatch in enumerate(self.theme.swatches):
            self.colour.setItemIcon(place, swatch_icon(self.theme, swatch))
        self.colour.show_key(kept)

    def fill(self, record_id: int) -> None:
        store = self.context.store
        code = store.codes.get(record_id)
        self.name.show_text(code.name)
        self.colour.show_key(code.colour)
        self.key.show_key(str(code.favourite))
        self.description.show_text(code.description)
        count = store.codes.counts().get(record_id, 0)
        left_out = store.codes.repeated().get(record_id, 0) if self.context.independence.on else 0
        said = of_all(count, left_out, "excerpt") or counted(count, "excerpt")
        self.excerpts.say(said, "show" if count else "")

    def _edit(self, **fields: object) -> None:
        self.run(EditCode(self.record_id, fields))
