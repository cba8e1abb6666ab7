"""Libraries that only some formats need."""

from __future__ import annotations

import importlib
from typing import Any

from recoupe.errors import MissingExtra


def extra(module: str, name: str) -> Any:
    """Import a library that a format needs.

    Args:
        module: the library's module.
        name: the extra of this package that brings it.

    Raises:
        MissingExtra: it is not installed.

    Example:
        >>> extra("no_such_library", "xlsx")
        Traceback (most recent call last):
        recoupe.errors.MissingExtra: no_such_library is not installed; pip install recoupe[xlsx]
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as problem:
        library = module.partition(".")[0]
        raise MissingExtra(f"{library} is not installed", hint=f"pip install recoupe[{name}]") from problem
