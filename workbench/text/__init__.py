"""Everything about a text as a sequence of code points: offsets, anchors, paragraphs, folding."""
