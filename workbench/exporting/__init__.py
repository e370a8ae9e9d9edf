"""Excerpts written to files that other programs read, and found again from those files.

Every row of every format carries the anchor of its quote: the text's SHA-256, code-point start and
end, the exact quote and what stands around it. `verify` reads them back.
"""
