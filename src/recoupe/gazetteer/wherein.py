"""The country of a position, by the nearest place of a gazetteer."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from recoupe.gazetteer.store import Store

#: Positions are looked for among the places of their own cell of the globe and the eight around it (degrees).
_CELL = 1.0


class Countries:
    """Tells in which country a position lies: that of the nearest place, so near a border it may be the neighbour.

    Example:
        >>> from recoupe.gazetteer.store import SHIPPED
        >>> countries = Countries(SHIPPED)
        >>> countries.country(48.85, 2.35), countries.country(-48.0, -120.0)
        ('FR', '')
    """

    def __init__(self, path: Path) -> None:
        """Sort the places of a gazetteer by cells."""
        store = Store(path)
        count = len(store.columns["number"])
        self._points = np.array([store.columns[name] / 1e5 for name in ("latitude", "longitude")])
        self._country = store.columns["country"]
        self._names = store.lists["country"]
        cells = self._cell(self._points[0], self._points[1])
        self._order = np.argsort(cells, kind="stable") if count else np.empty(0, "i8")
        self._cells = cells[self._order]

    @staticmethod
    def _cell(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
        """Number the cells, row by row."""
        return np.floor((latitude + 90) / _CELL).astype("i8") * 1000 + np.floor((longitude + 180) / _CELL).astype("i8")

    def country(self, latitude: float, longitude: float) -> str:
        """Give the ISO 3166 alpha-2 code, or nothing where no place is near."""
        around = np.array([-1.0, 0.0, 1.0])
        rows = np.repeat(latitude + around, 3)
        columns = (np.tile(longitude + around, 3) + 180) % 360 - 180
        cells = self._cell(rows, columns)
        starts, ends = np.searchsorted(self._cells, cells), np.searchsorted(self._cells, cells, "right")
        near = np.concatenate([self._order[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)])
        if not len(near):
            return ""
        north = self._points[0][near] - latitude
        east = ((self._points[1][near] - longitude + 180) % 360 - 180) * np.cos(np.radians(latitude))
        return self._names[int(self._country[near[np.argmin(north**2 + east**2)]])]
