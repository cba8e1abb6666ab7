"""The places of the world by name."""

from __future__ import annotations


class Gazetteer:
    """Places by name."""


def load_gazetteer() -> Gazetteer:
    """Open the gazetteer."""
    return Gazetteer()
