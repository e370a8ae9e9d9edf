"""Entities of FollowTheMoney, as Aleph and its kin read and write them: one JSON object a line.

https://followthemoney.tech/ What its schemata have no word for stands beside them, under a key of
our own that other programs pass over.
"""
