"""Over stored analyses: which documents share passages; facts, their versions and origins; who cites whom.

Nothing here reads a document again; everything can be run anew.
"""
