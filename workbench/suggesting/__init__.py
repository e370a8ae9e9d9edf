"""Suggesting what an analyst may want to tag: who is named, who says what, what is page furniture.

Rules and lists only, offline; every suggestion says why it is made, and none is applied unasked.
"""
