"""Nominal cues: *l'annonce que*, *selon laquelle*, *les appels à*, *une information de X*, *dans un communiqué : « … »*."""

from __future__ import annotations

from recoupe.extract.complements import content_end, infinitive_at
from recoupe.extract.cues import Cue
from recoupe.extract.draft import Draft
from recoupe.extract.incises import trim
from recoupe.extract.nounphrase import OF, phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.sources import mention
from recoupe.lexicon import Lexicon, ReportingRow


def nominal_draft(r: Reading, lexicon: Lexicon, number: int, unit: Range, cue: Cue, cues: list[Cue]) -> Draft | None:
    """The statement that a reporting noun makes, if one of its constructions is there."""
    j = cue.end
    source = None
    # « l'annonce par le gouvernement que », « les appels des Kurdes à »
    if j < unit[1] and r.lower[j] in ("par", "des", "du", "de", "d'") and (row := _row(cue, "n_que", "n_selon", "n_a")):
        head = j + 1
        while head < unit[1] and (r.pos[head] in ("DET", "ADJ", "NUM") or r.lower[head] == "l'"):
            head += 1
        if head < unit[1] and r.is_noun(head):
            tokens = phrase(r, lexicon, head, low=j + 1, high=unit[1], after_verb=True)
            after = tokens[1]
            if _opens_content(r, after, unit[1], row):
                source, j = mention(r, (j + 1, tokens[1]), head), after
    for frame in ("n_que", "n_selon", "n_a"):
        row = _row(cue, frame)
        if row is None or j >= unit[1]:
            continue
        start = _content_start(r, j, unit[1], frame)
        if start is None:
            continue
        end = content_end(r, start, unit[1], cue, cues)
        content = trim(r, (start, end))
        if content[0] < content[1]:
            return Draft(unit=number, rule=frame, content=[content], clause=(cue.token, start), cue=cue, row=row, source=source, outer=[])
    return None


def _row(cue: Cue, *frames: str) -> ReportingRow | None:
    return next((row for frame in frames for row in cue.rows if frame in row.frames), None)


def _opens_content(r: Reading, j: int, end: int, row: ReportingRow) -> bool:
    return any(_content_start(r, j, end, frame) is not None for frame in row.frames if j < end)


def _content_start(r: Reading, j: int, end: int, frame: str) -> int | None:
    word = r.lower[j]
    if frame == "n_que" and word in ("que", "qu'"):
        return j + 1
    if frame == "n_selon" and word in ("selon", "d'après") and r.lower[j + 1 : j + 2] and r.lower[j + 1] in ("laquelle", "lesquelles", "lequel", "lesquels"):
        return j + 2
    if frame == "n_a" and (word in ("à",) and (infinitive_at(r, j + 1) is not None or r.pos[j + 1] in ("DET", "NOUN")) or word in ("au", "aux")):
        return j
    if frame == "n_a" and word in OF and infinitive_at(r, j + 1) is not None:
        return j
    return None
