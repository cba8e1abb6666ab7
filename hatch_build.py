"""Compiles the gazetteer when the package is built or installed for development."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):
    """Makes ``src/recoupe/gazetteer/data/geonames.gaz`` where it is missing or out of date, and packs it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before a wheel is packed; the source distribution does without the file."""
        if self.target_name != "wheel":
            return
        build = _build_module(Path(self.root) / "src")
        if build.build():
            self.app.display_info(f"compiled {build.SHIPPED}")
        build_data["artifacts"].append("src/recoupe/gazetteer/data/*.gaz")


def _build_module(source: Path) -> ModuleType:
    """Import the compiler alone: the package around it needs what is not there while it is being built."""
    before = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "recoupe"}
    try:
        for name in ("recoupe", "recoupe.gazetteer"):
            package = ModuleType(name)
            package.__path__ = [str(source.joinpath(*name.split(".")))]
            sys.modules[name] = package
        return importlib.import_module("recoupe.gazetteer.build")
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "recoupe"]:
            del sys.modules[name]
        sys.modules.update(before)
