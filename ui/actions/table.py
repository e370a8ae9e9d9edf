"""The one table of actions, menu by menu, in the order they are shown."""

from PySide6.QtGui import QKeySequence

from ui.actions.spec import ActionSpec as A
from ui.panels import PANELS

K = QKeySequence.StandardKey
WRITE = ("writable",)
#: what can't be done beside an import: another one, and steps that would part its batches
ALONE = ("writable", "idle")

FILE = (
    A("file.new", "New project…", ("File",), (K.New,), help="Make an empty project file."),
    A("file.open", "Open project…", ("File",), (K.Open,), help="Open another project file."),
    A("file.import", "Import documents…", ("File",), ("Ctrl+I",), ALONE, section=1,
      help="Read texts, web pages, PDF, office files, mail, tables and archives into the corpus."),
    A("file.import_folder", "Import folder…", ("File",), ("Ctrl+Shift+I",), ALONE, section=1,
      help="Read every file of a folder into the corpus."),
    A("file.paste", "Paste as document", ("File",), ("Ctrl+Shift+V",), WRITE, section=1,
      help="Make a document of the text on the clipboard."),
    A("file.names", "Import names…", ("File",), ("Ctrl+Alt+I",), ALONE, section=1,
      help="Bring in a list of actors and their spellings: a table, lines or FollowTheMoney."),
    A("file.paste_names", "Paste names…", ("File",), ("Ctrl+Alt+V",), ALONE, section=1,
      help="Bring in the names on the clipboard, a line each, seen before they are added."),
    A("file.report", "Last import report", ("File",), (), section=1,
      help="See again what became of each file of the last import, and save it as text."),
    A("file.bring", "Bring in from another program…", ("File",), (), ALONE, section=1,
      help="Add what a file of another program holds, such as a REFI-QDA project: seen before."),
    A("file.import_codes", "Import code book…", ("File",), (), WRITE, section=1,
      help="Add the codes of a REFI-QDA code book that another program wrote."),
    A("file.export", "Export…", ("File",), ("Ctrl+E",), ("documents",), section=2,
      help="Write excerpts, the network, sources or the code book to files of many kinds."),
    A("file.export_chart", "Export chart…", ("File", "Relations"), ("Ctrl+Shift+E",),
      ("actors",), section=2, help="Write the chart as a picture, or its network for other programs."),
    A("file.export_card", "Save actor’s card as PDF…", ("File",), (), ("actors",), section=2,
      help="Write the card shown, or that of the actor chosen, as PDF; the card itself offers more."),
    A("file.print_card", "Print actor’s card…", ("File",), (K.Print,), ("actors",), section=2,
      help="Print the card shown, or that of the actor chosen."),
    A("file.export_codes", "Export code book…", ("File",), (), section=2,
      help="Write the tree of codes as a REFI-QDA code book for other programs."),
    A("file.backup", "Save a copy…", ("File",), (K.SaveAs, "Ctrl+Shift+S"), section=3,
      help="Write a verified copy of the project to another file."),
    A("file.check", "Check project", ("File",), section=3,
      help="Compare every text with its hash and every quote with its place."),
    A("file.close", "Close", ("File",), (K.Close,), section=4,
      help="Close the project and its window."),
    A("file.quit", "Quit", ("File",), (K.Quit, "Ctrl+Q"), section=4, help="Leave Sidelight."),
)  # fmt: skip

EDIT = (
    A("edit.undo", "Undo", ("Edit",), (K.Undo,), ("undo", *ALONE),
      help="Take back the last change."),
    A("edit.redo", "Redo", ("Edit",), (K.Redo, "Ctrl+Y"), ("redo", *ALONE),
      help="Bring back what was undone."),
    A("edit.copy", "Copy", ("Edit",), (K.Copy,), section=1, help="Copy what is selected."),
    A("edit.copy_citation", "Copy with citation", ("Edit",), ("Ctrl+Shift+C",), ("selection",),
      section=1, help="Copy the selected words with author, title, outlet, date, page and address."),
    A("edit.find", "Find in document…", ("Edit",), (K.Find,), ("document",), section=2,
      help="Find words in the document that is open."),
    A("edit.search", "Search corpus", ("Edit",), ("Ctrl+K",), section=2,
      help="Find words in all documents."),
    A("edit.place", "Go to place…", ("Edit",), ("Ctrl+Shift+G",), ("documents",), section=2,
      help="Open the words that an export names: ni:///sha-256;…#char=120,180."),
    A("edit.history", "History…", ("Edit",), ("Ctrl+Shift+H",), section=3,
      help="See every change: who, when, what, before and after."),
    A("edit.preferences", "Preferences…", ("Edit",), (K.Preferences, "Ctrl+,"), section=3,
      help="Set theme, text size, your name and the keys."),
)  # fmt: skip

PANES = tuple(
    A(f"view.panes_{n}", f"{n} pane" + ("s" if n > 1 else ""), ("View",), (f"Ctrl+{n}",),
      checkable=True, group="panes", help=f"Read in {n} pane" + ("s." if n > 1 else "."))
    for n in range(1, 5)
)  # fmt: skip
LINKS = tuple(
    A(f"view.link_{mode}", text, ("View/Link panes",), (), ("panes",), section=1,
      checkable=True, group="link", help=told)
    for mode, text, told in (
        ("off", "Off", "Scroll each pane by itself."),
        ("position", "By position", "Scroll the panes to the same share of their texts."),
        ("actor", "By actor", "Bring the other panes to where the same actor is mentioned."),
        ("paragraph", "By paragraph", "Bring the other panes to the most similar paragraph."),
    )
)  # fmt: skip
THEMES = tuple(
    A(f"view.theme_{mode}", text, ("View/Theme",), checkable=True, group="theme", section=4,
      help=f"Use {told}.")
    for mode, text, told in (
        ("light", "Light", "light colours"),
        ("dark", "Dark", "dark colours"),
        ("system", "As the system", "the colours of the system"),
    )
)  # fmt: skip
PLACES = tuple(
    A(f"view.{place}", text, ("View",), (key,), checkable=True, section=5,
      help=f"Show or hide the place at the {place}.")
    for place, text, key in (
        ("left", "Left place", "Alt+1"),
        ("bottom", "Bottom place", "Alt+2"),
        ("right", "Right place", "Alt+3"),
    )
)  # fmt: skip
SHOW = tuple(
    A(f"view.show_{panel.id}", f"Show {panel.title.lower()}", ("View/Show panel",), section=5,
      help=f"Bring {panel.title.lower()} to the front and move the keyboard there.")
    for panel in PANELS
)  # fmt: skip

VIEW = (
    *PANES,
    A("view.link", "Link panes", ("View/Link panes",), ("Ctrl+L",), ("panes",), checkable=True,
      help="Let the panes follow each other, or not."),
    *LINKS,
    A("view.back", "Back", ("View",), (K.Back,), ("back",), section=2,
      help="Go to the place visited before."),
    A("view.forward", "Forward", ("View",), (K.Forward,), ("forward",), section=2,
      help="Go to the place visited after this one."),
    A("view.zoom_in", "Larger text", ("View",), (K.ZoomIn, "Ctrl+="), section=3,
      help="Show the documents larger."),
    A("view.zoom_out", "Smaller text", ("View",), (K.ZoomOut,), section=3,
      help="Show the documents smaller."),
    A("view.zoom_reset", "Text as designed", ("View",), ("Ctrl+0",), section=3,
      help="Show the documents at their first size."),
    A("view.scale_up", "Larger panels", ("View/Panel text",), ("Ctrl+Alt+=",), section=3,
      help="Show panels and menus larger."),
    A("view.scale_down", "Smaller panels", ("View/Panel text",), ("Ctrl+Alt+-",), section=3,
      help="Show panels and menus smaller."),
    A("view.scale_reset", "Panels at 100 %", ("View/Panel text",), ("Ctrl+Alt+0",), section=3,
      help="Show panels and menus at their first size."),
    *THEMES,
    *PLACES,
    *SHOW,
    A("view.maximise", "Maximise place", ("View",), ("Ctrl+M",), section=6, checkable=True,
      help="Give the place in use the whole window, or take it back."),
    A("view.tear", "Open panel in its own window", ("View",), section=6,
      help="Take the panel in use out of the window; closing it puts it back."),
    A("view.next_place", "Next place", ("View",), ("F6",), section=6,
      help="Move the keyboard to the next place of the window."),
    A("view.previous_place", "Previous place", ("View",), ("Shift+F6",), section=6,
      help="Move the keyboard to the place before."),
    A("view.reset", "Reset layout", ("View",), section=6,
      help="Put every place and panel back where it was at first."),
    A("view.independent", "Independent only", ("View",), ("Ctrl+Shift+R",), section=7, checkable=True,
      help="Leave out of every count what copies only repeat, or count it too."),
    A("view.suggested", "Suggested names", ("View",), ("U",), section=7, checkable=True,
      help="Show with a dotted line in the texts what the program takes for names, or not."),
    A("view.speakers", "Show who says it", ("View",), ("Shift+W",), section=7, checkable=True,
      help="Show in the margin of the texts who says what, quoted or reported, or not."),
    A("view.full_screen", "Full screen", ("View",), ("F11",), section=7, checkable=True,
      help="Use the whole screen."),
    A("view.commands", "Commands…", ("View",), ("Ctrl+Shift+P",), section=7,
      help="Find any action by its name."),
)  # fmt: skip

DOCUMENT = (
    A("document.edit", "Details…", ("Document",), ("Ctrl+D",), ("documents", *WRITE),
      help="Change title, author, outlet, date, grade and note of the documents chosen."),
    A("document.metadata", "Fill in metadata", ("Document",), ("Ctrl+Shift+M",), ("documents",),
      help="List the documents that lack a title, author, outlet, date, grade or language."),
    A("document.defaults", "Defaults of outlets and folders…", ("Document",), (), WRITE,
      help="Say what documents of an outlet or a folder are given where their files don't state it."),
    A("document.status_unread", "Mark as unread", ("Document/Reading status",), (),
      ("documents", *WRITE),
      section=1, help="Say that the documents chosen are unread."),
    A("document.status_reading", "Mark as reading", ("Document/Reading status",), (),
      ("documents", *WRITE), section=1, help="Say that the documents chosen are being read."),
    A("document.status_done", "Mark as done", ("Document/Reading status",), (), ("documents", *WRITE),
      section=1, help="Say that the documents chosen are done."),
    A("document.next", "Next document", ("Document",), ("Ctrl+PgDown",), ("documents",),
      section=2, help="Open the next document of the corpus list."),
    A("document.previous", "Previous document", ("Document",), ("Ctrl+PgUp",), ("documents",),
      section=2, help="Open the previous document of the corpus list."),
    A("document.page", "Go to page…", ("Document",), ("Ctrl+G",), ("document",), section=3,
      help="Go to a printed page of this document by its number."),
    A("document.link", "Copy link address", ("Document",), ("L",), ("document",), section=3,
      help="Copy where the link at the cursor leads; it is never opened."),
    A("document.original", "Save original…", ("Document",), (), ("documents",), section=3,
      help="Write the file that the document was read from, byte for byte."),
    A("document.furniture", "Page furniture, or not", ("Document",), ("F",), ("document", *WRITE),
      section=3, help="Say that the lines at the cursor are page furniture, or part of the text."),
    A("document.unfold", "Unfold page furniture", ("Document",), ("Shift+F",), ("document",),
      section=3, help="Show all page furniture of this document, or fold it again."),
    A("document.origin", "Open origin beside", ("Document",), ("F7",), ("document",), section=4,
      help="Show what this document repeats, or its other version, in a second pane, linked."),
    A("document.compare", "Compare documents", ("Document",), ("Ctrl+F7",), ("documents",), section=4,
      help="Show two documents side by side with their differences marked: those chosen in the list,"
      " a copy and its origin, or those of two panes."),
    A("document.next_difference", "Next difference", ("Document",), ("F9",), ("comparing",),
      section=4, help="Bring the next difference into both panes."),
    A("document.previous_difference", "Previous difference", ("Document",), ("Shift+F9",),
      ("comparing",), section=4, help="Bring the previous difference into both panes."),
    A("document.leave_comparison", "Leave comparison", ("Document",), ("Shift+F7",),
      ("comparing",), section=4,
      help="Take the marks off; the documents stay open. Esc in a reader does it too."),
    A("document.choose_origin", "Use as origin of its copies", ("Document",), (),
      ("document", *WRITE), section=4, help="Count the other copies of this text with this document."),
    A("document.alone", "Count by itself, or as a copy", ("Document",), (), ("document", *WRITE),
      section=4, help="Count this document as a source of its own in spite of what it repeats."),
    A("document.join_versions", "Join as versions", ("Document",), (), ("documents", *WRITE), section=4,
      help="Make one of the two documents chosen a newer version of the other; excerpts move to it."),
    A("document.part_versions", "Part from older version", ("Document",), (), ("document", *WRITE),
      section=4, help="Make this document, taken for a newer version of another, one of its own."),
    A("document.delete", "Delete document", ("Document",), (), ("documents", *WRITE), section=5,
      help="Take the documents chosen out of the corpus; undo brings them back."),
)  # fmt: skip

FAVOURITES = tuple(
    A(f"tag.code_{n}", f"Favourite code {n}", ("Tag/Favourite codes",), (str(n),), ("words", *WRITE),
      help=f"Put the selection, or the excerpt at the cursor, under the code with key {n}.")
    for n in range(1, 10)
)  # fmt: skip
TAG = (
    A("tag.highlight", "Highlight…", ("Tag",), ("H",), ("words", *WRITE),
      help="Keep the selected words as an excerpt under a code."),
    *FAVOURITES,
    A("tag.actor", "Tag actor…", ("Tag",), ("A",), ("selection", *WRITE), section=1,
      help="Say that the selected words name an actor, known or new."),
    A("tag.every", "Tag every occurrence…", ("Tag",), ("Shift+A",), ("actors", *WRITE), section=1,
      help="See where a name occurs, and tag the places you choose."),
    A("tag.known", "Tag known names…", ("Tag",), ("K",), ("actors", *ALONE), section=1,
      help="See what every name that the project knows would tag, and tag those you choose."),
    A("tag.suggest", "Suggest names", ("Tag",), ("Ctrl+Shift+A",), ("documents", *WRITE), section=1,
      help="Read the documents for names that nobody has tagged, and show the queue of them."),
    A("tag.card", "Actor’s card", ("Tag",), ("P",), ("actors",), section=1,
      help="Show all that is known of the actor chosen, or of the one mentioned at the cursor."),
    A("tag.same", "Same actor?", ("Tag",), ("M",), ("actors",), section=1,
      help="List actors that may be one, with the sentences that name each, to merge or tell apart."),
    A("tag.meant", "Who is meant?", ("Tag",), ("Q",), ("documents",), section=1,
      help="List the names that fit several actors, to say place by place whom they mean."),
    A("tag.split", "Split actor…", ("Tag",), (), ("actors", *WRITE), section=1,
      help="Give some mentions of the actor chosen to another, or take a merge apart."),
    A("tag.sayings", "Statements by and about", ("Tag",), ("Shift+S",), ("actors",), section=1,
      help="Show all that the actor chosen says, and all that others say about it, side by side."),
    A("tag.types", "Types of actor…", ("Tag",), section=1,
      help="Edit the types of actor of this project, and add your own."),
    A("tag.note", "Note…", ("Tag",), ("N",), ("words", *WRITE), section=2,
      help="Write a note on the excerpt at the cursor."),
    A("tag.speaker", "Speaker…", ("Tag",), ("S",), ("words", *WRITE), section=2,
      help="Say which actor speaks in the excerpt at the cursor."),
    A("tag.statement", "Who says it…", ("Tag",), ("W",), ("document", *WRITE), section=2,
      help="Put right who says the statement at the cursor, or add the selected words as one."),
    A("tag.again", "Find again…", ("Tag",), ("V",), ("documents", *WRITE), section=2,
      help="Say where an excerpt of an older version stands in the newer one."),
    A("tag.next", "Next mention", ("Tag",), ("F8",), ("document",), section=3,
      help="Go to the next mention of the actor chosen, in every linked pane."),
    A("tag.previous", "Previous mention", ("Tag",), ("Shift+F8",), ("document",), section=3,
      help="Go to the previous mention of the actor chosen."),
    A("tag.next_suggested", "Next suggested name", ("Tag",), ("Ctrl+F8",), ("document",), section=3,
      help="Go to the next name of this document that nobody has decided on, to accept or reject it."),
    A("tag.previous_suggested", "Previous suggested name", ("Tag",), ("Ctrl+Shift+F8",),
      ("document",), section=3,
      help="Go to the previous name of this document that nobody has decided on."),
    A("tag.next_statement", "Next statement", ("Tag",), ("F4",), ("document",), section=3,
      help="Go to the next words that somebody says, and show who says them."),
    A("tag.previous_statement", "Previous statement", ("Tag",), ("Shift+F4",), ("document",),
      section=3, help="Go to the previous words that somebody says."),
    A("tag.delete", "Delete what is chosen", ("Tag",), ("Del",), ("mark", *WRITE),
      section=4, help="Delete the excerpt, mention or relation chosen; undo brings it back."),
)  # fmt: skip

RELATIONS = (
    A("relation.new", "New relation…", ("Relations",), ("R",), ("words", *WRITE),
      help="Draw a relation from the words that say it."),
    A("relation.judgement", "New relation as judgement…", ("Relations",), ("Shift+R",), WRITE,
      help="Draw a relation that no source says; it is shown as the analyst's judgement."),
    A("relation.edit", "Edit relation…", ("Relations",), ("Ctrl+R",), ("relation", *WRITE),
      help="Change the relation chosen, or the claim chosen with it."),
    A("relation.claim", "Add claim from selection…", ("Relations",), ("C",),
      ("related", "words", *WRITE),
      help="Rest the relation chosen last on the selected words, too."),
    A("relation.kinds", "Kinds of relation…", ("Relations",), section=1,
      help="Edit the kinds of relation of this project."),
    A("relation.fit", "Fit chart", ("Relations",), ("Ctrl+Shift+F",), section=2,
      help="Show the whole chart."),
)  # fmt: skip

REVIEW = (
    A("review.make", "Make a package…", ("Review",), ("Ctrl+Alt+M",), ("documents", *WRITE),
      help="Pack excerpts, or documents to be coded blind, into one file for a reviewer."),
    A("review.bring", "Bring decisions in…", ("Review",), ("Ctrl+Alt+D",), ALONE, section=1,
      help="Read what reviewers send back, and say what it does before it is done."),
    A("review.decisions", "Decisions that wait", ("Review",), ("D",), section=1,
      help="Show what reviewers decided beside the excerpts as they are now, to take or leave aside."),
    A("review.agreement", "Compare two analysts…", ("Review",), ("Ctrl+Alt+G",), ("documents",),
      section=1, help="See how far two people agree on what they marked or decided, and where not."),
    A("review.open", "Open a package…", ("Review",), ("Ctrl+Alt+O",), section=2,
      help="Open a package that you were sent, as a project of its own to review it in."),
    A("review.save", "Save decisions…", ("Review",), ("Ctrl+Alt+S",), ("received",),
      section=2, help="Write what you decided on a package to a file that goes back."),
)  # fmt: skip

HELP = (
    A("help.guide", "Guide", ("Help",), ("F1",), help="Read how the work goes, step by step."),
    A("help.search", "Search syntax", ("Help",),
      help="Read how to search for phrases, patterns, fields and more."),
    A("help.shortcuts", "Keyboard shortcuts", ("Help",), ("Ctrl+/",),
      help="See every key, and change them."),
    A("help.demo", "Open the demo", ("Help",), section=1, help="Open the demo project."),
    A("help.about", "About Sidelight", ("Help",), section=2,
      help="See the version and the licences."),
)  # fmt: skip

ACTIONS: tuple[A, ...] = (
    *FILE, *EDIT, *VIEW, *DOCUMENT, *TAG, *RELATIONS, *REVIEW, *HELP,
)  # fmt: skip
#: the menu bar, in order
MENUS = ("File", "Edit", "View", "Document", "Tag", "Relations", "Review", "Help")
