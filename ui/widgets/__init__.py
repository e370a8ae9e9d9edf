"""The small parts every panel is built from, so that they look alike.

Their looks are in `resources/themes/window.qss`, told apart by class and by the property `kind`:
labels `muted`, `small`, `strong`, `title`, `badge`, `key`, `wrong`; push buttons none (outlined),
`primary`, `quiet`, `danger`; frames `strip`, `foot`, `floating`.
"""
