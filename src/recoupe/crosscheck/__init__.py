"""Over stored analyses: which documents share passages, and (later) facts, versions and origins.

Nothing here reads a document again; everything can be run anew.
"""
