"""What one parsed document says: ``Doc → Analysis``, pure."""

from recoupe.extract.analysis import extract

__all__ = ["extract"]
