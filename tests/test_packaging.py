"""What a user installs holds everything that the program needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_holds_every_file_of_the_package(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    files = {path.relative_to(ROOT / "src") for path in (ROOT / "src" / "recoupe").rglob("*") if path.is_file()}
    needed = {path.as_posix() for path in files if "__pycache__" not in path.parts and path.suffix != ".pyc"}
    assert needed <= packed
    assert any(name.startswith("recoupe/models/") for name in packed)
    assert any(name.endswith("LICENSE") for name in packed)
