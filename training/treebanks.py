r"""Universal Dependencies files read into :class:`Sentence`: words as a newspaper spells them, no multiword token left.

Example:
    >>> rows = [
    ...     "1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_",
    ...     "2\tparle\tparler\tVERB\t_\tNumber=Sing\t0\troot\t_\t_",
    ...     "3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_",
    ...     "3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_",
    ...     "4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_",
    ...     "5\tsort\tsort\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No",
    ... ]
    >>> sentence = parse_sentence(rows)
    >>> [(word.form, word.head, word.deprel) for word in sentence.words]
    [('Il', 1, 'nsubj'), ('parle', 1, 'root'), ('du', 3, 'case'), ('sort', 1, 'obl')]
    >>> sentence.text
    'Il parle du sort'
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TextIO

from training.conventions import normal_deprel, normal_feats, normal_lemma, unify_incises


@dataclass
class Word:
    """One syntactic word: ``head`` is the index of its governor in the sentence, its own index for the root.

    ``pos``, ``feats`` and ``lemma`` are ``None`` where the treebank says nothing; ``sure`` is false where the governor
    is one model's guess that the others do not share.
    """

    form: str
    lemma: str | None
    pos: str | None
    feats: str | None
    head: int
    deprel: str
    space: bool = True
    sure: bool = True


@dataclass
class Sentence:
    """The words of one sentence and where it comes from."""

    words: list[Word] = field(default_factory=list)
    origin: str = ""

    @property
    def text(self) -> str:
        """The sentence as it is written, without space after its last word."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip(" ")

    def copy(self) -> Sentence:
        """A copy whose words can be changed."""
        return Sentence([replace(word) for word in self.words], self.origin)


def open_text(path: Path) -> TextIO:
    """Open a text file to read, packed (``.xz``) or not."""
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Read a ``.conllu`` or ``.conllu.xz`` file, brought to the conventions of :mod:`training.conventions`.

    Raises:
        ValueError: the file is not CoNLL-U; names the file and its sentence.
    """
    with open_text(path) as lines:
        rows: list[str] = []
        name = ""
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                name = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(line)
            elif not line and rows:
                yield _checked(rows, path, name)
                rows = []
        if rows:
            yield _checked(rows, path, name)


def _checked(rows: list[str], path: Path, name: str) -> Sentence:
    try:
        sentence = parse_sentence(rows)
    except (IndexError, KeyError, ValueError) as error:
        raise ValueError(f"{path}: sentence {name} is not CoNLL-U: {error}") from error
    sentence.origin = path.name.split(".")[0]
    return sentence


def parse_sentence(rows: list[str]) -> Sentence:
    """Build a sentence from its CoNLL-U rows (ten columns, no comments)."""
    table = [row.split("\t") for row in rows]
    groups = _surface_groups(table)
    index_of = {columns[0]: i for i, (_, members) in enumerate(groups) for columns in members}
    words = []
    for i, (written, members) in enumerate(groups):
        columns = _speaker_for(members, index_of, i)
        head = i if columns[6] == "0" else index_of[columns[6]]
        words.append(
            Word(
                form=written[1],
                lemma=normal_lemma(written[1] if len(members) == 1 else columns[1], columns[2], columns[3]),
                pos=None if columns[3] == "_" else columns[3],
                feats=normal_feats(columns[5], columns[3]),
                head=head,
                deprel=normal_deprel(columns[7]),
                space="SpaceAfter=No" not in written[9],
            )
        )
    sentence = Sentence(words)
    unify_incises(sentence.words)
    return sentence


def _surface_groups(table: list[list[str]]) -> list[tuple[list[str], list[list[str]]]]:
    """Each written token with the syntactic words in it; empty nodes (``8.1``) are left out."""
    groups: list[tuple[list[str], list[list[str]]]] = []
    last_covered = 0
    for columns in table:
        if "." in columns[0]:
            continue
        if "-" in columns[0]:
            groups.append((columns, []))
            last_covered = int(columns[0].split("-")[1])
        elif int(columns[0]) <= last_covered:
            groups[-1][1].append(columns)
        else:
            groups.append((columns, [columns]))
    return groups


def _speaker_for(members: list[list[str]], index_of: dict[str, int], own: int) -> list[str]:
    """The word whose analysis the whole token takes: *auquel* is the pronoun, *du* the preposition."""
    outside = [m for m in members if m[6] == "0" or index_of[m[6]] != own]
    pronouns = [m for m in outside if m[3] == "PRON"]
    return (pronouns or outside or members)[0]
