"""Lay the vendored npm packages anew, with their licences.

    python vendoring/renew.py             fetch the versions that packages.toml names
    python vendoring/renew.py --latest    ask for the latest versions, and write them into packages.toml
    python vendoring/renew.py --check     only tell which files differ from the packages (exit code 1)

Needs ``npm``, which fetches the packages and checks their digests. Nothing else is built or changed: the files lie in
``src/recoupe/web/static/vendor`` as their makers published them.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
LIST = HERE / "packages.toml"
VENDOR = HERE.parent / "src" / "recoupe" / "web" / "static" / "vendor"


def fetch(name: str, version: str) -> dict[str, bytes]:
    """Fetch a package; give its files by their paths in it.

    Raises:
        subprocess.CalledProcessError: npm cannot.
    """
    with TemporaryDirectory() as folder:
        command = ["npm", "pack", "--json", f"{name}@{version}", "--pack-destination", folder]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        (one,) = told if isinstance(told, list) else told.values()
        data = (Path(folder) / one["filename"].replace("@", "").replace("/", "-")).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = [member for member in archive.getmembers() if member.isfile()]
        return {m.name.partition("/")[2]: f.read() for m in members if (f := archive.extractfile(m)) is not None}


def latest(name: str) -> str:
    """Ask for the latest version of a package."""
    return subprocess.run(["npm", "view", name, "version"], check=True, capture_output=True, text=True).stdout.strip()


def main(arguments: list[str]) -> int:
    """Renew, or tell what differs."""
    packages = tomllib.loads(LIST.read_text(encoding="utf-8"))
    differs = []
    for name, package in packages.items():
        version = package["version"]
        if "--latest" in arguments and (newest := latest(name)) != version:
            text = LIST.read_text(encoding="utf-8")
            entry = re.compile(rf'(\["{re.escape(name)}"\]\nversion = "){re.escape(version)}"')
            LIST.write_text(entry.sub(rf'\g<1>{newest}"', text), encoding="utf-8")
            print(f"{name}: {version} -> {newest}")
            version = newest
        files = fetch(name, version)
        for source, target in package["files"].items():
            path = VENDOR / target
            if not path.exists() or path.read_bytes() != files[source]:
                differs.append(target)
            if "--check" not in arguments:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(files[source])
    for target in differs:
        print(f"{'differs' if '--check' in arguments else 'written'}: {target}")
    return 1 if differs and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
