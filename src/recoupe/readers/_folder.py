"""The files of a folder, in an order that is the same on every machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from recoupe.errors import EmptyInput, InputError, UnreadableInput
from recoupe.readers._limits import shown


def walk(folder: str) -> Iterator[str | InputError]:
    """Give the files of a folder and of those in it, and an error for each that cannot be read.

    Entries come in the order of their names' code points. Hidden ones (``.git``, ``.DS_Store``) are passed over. Links
    are not followed: one that stays inside leads to what comes anyway, one that leads out is named, as its owner may
    not have meant to hand that over.

    Example:
        >>> import tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     for name in ("b.txt", "a.txt", ".hidden"):
        ...         _ = pathlib.Path(folder, name).write_text("Rien.")
        ...     [os.path.basename(found) for found in walk(folder)]
        ['a.txt', 'b.txt']
    """
    root = os.path.realpath(folder)
    waiting = [folder]
    empty = True
    while waiting:
        path = waiting.pop()
        try:
            kind = stat.S_IFDIR if path == folder else stat.S_IFMT(os.lstat(path).st_mode)
            if kind == stat.S_IFDIR:
                names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
                waiting += [os.path.join(path, name) for name in names]
                continue
        except OSError as problem:
            found: str | InputError | None = unopened(problem, shown(path))
        else:
            found = path if kind == stat.S_IFREG else _special(path, kind, root)
        if found is not None:
            empty = False
            yield found
    if empty:
        yield EmptyInput("there is no file in the folder", where=shown(folder), hint="check the name")


def _special(path: str, kind: int, root: str) -> InputError | None:
    """Say why an entry that is neither file nor folder is not read; nothing where it need not be."""
    if kind != stat.S_IFLNK:
        return UnreadableInput("a device, socket or pipe, not a file", where=shown(path), hint="leave it out")
    target = os.path.realpath(path)
    if target == root or target.startswith(root + os.sep):
        return None
    return UnreadableInput("a link that leads out of the folder", where=shown(path), hint="name what it leads to")


def unopened(problem: OSError, where: str) -> UnreadableInput:
    """Say why the system does not open a file, without number and file name, and what to do where that is clear.

    Example:
        >>> print(unopened(FileNotFoundError(2, "No such file or directory"), "a.txt"))
        a.txt: no such file or directory; check the name and the folder
    """
    reason = problem.strerror or str(problem)
    hint = None
    if isinstance(problem, FileNotFoundError):
        hint = "check the name and the folder"
    elif isinstance(problem, PermissionError):
        hint = "check its permissions"
    return UnreadableInput(reason[:1].lower() + reason[1:], where=where, hint=hint)
