"""Nominal cues: *l'affirmation selon laquelle*, *l'appel de X à*, *la demande formulée par Y*, *la réponse : « … »*.

A noun for speech reports something only where the text says what: a clause, an infinitive, a quotation behind a
colon, or a complement beside a named speaker. *Une annonce*, *la demande* alone are no statements.
"""

from __future__ import annotations

from recoupe.extract.adjuncts import infinitive_at, skip_adjuncts
from recoupe.extract.boundaries import content_end
from recoupe.extract.clauses import trim
from recoupe.extract.cues import Cue
from recoupe.extract.draft import Draft, Mention
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.subjects import mention
from recoupe.extract.word_classes import OF, PASSED_ON
from recoupe.lexicon import Lexicon, ReportingRow

_WHICH = frozenset({"laquelle", "lequel", "lesquelles", "lesquels"})
_BARE = (("n_sur", "sur"), ("n_contre", "contre"), ("n_pour", "pour"))


def nominal_draft(r: Reading, lexicon: Lexicon, number: int, unit: Range, cue: Cue, cues: list[Cue]) -> Draft | None:
    """The statement that a reporting noun makes, if one of its constructions is there."""
    if r.words[cue.token][:1].isupper() and cue.token != unit[0] or r.lower[cue.token - 1 : cue.token] == ["en"]:
        # A name (*le Conseil d'État*) or a fixed phrase (*en réponse à*).
        return None
    j = cue.end
    while j < unit[1] and (r.pos[j] == "ADJ" or r.pos[j] == "ADV"):
        j += 1
    if j >= unit[1]:
        return None
    of = _of_phrase(r, lexicon, j, unit[1])
    places = [(j, None)] if of is None else [(j, None), (of[1], of[0])]
    for start, source in reversed(places):
        found = _content(r, lexicon, (start, unit[1]), cue, source is not None)
        if found is None:
            continue
        row, frame, begin = found
        content = trim(r, (begin, _end(r, begin, unit[1], cue, cues)))
        if content[0] < content[1]:
            return Draft(
                unit=number,
                rule=frame,
                content=[content],
                clause=(cue.token, begin),
                cue=cue,
                row=row,
                source=source,
                outer=[],
            )
    return _by_phrase(r, lexicon, number, unit, cue, j)


def introducing_draft(
    r: Reading, lexicon: Lexicon, number: int, unit: Range, cue: Cue, covered: set[int]
) -> Draft | None:
    """A quotation behind a colon that a noun announces: *La réponse de Nicosie est nette : « … »*."""
    row = _row(cue, "n_intro")
    if row is None:
        return None
    colon = next((k for k in range(cue.end, unit[1] - 1) if r.lower[k] == ":" and r.quote[k] < 0), None)
    if colon is None or not r.opens_quotation(colon + 1) or colon + 2 in covered:
        return None
    if any(
        r.is_finite(k)
        and r.pos[k] == "VERB"
        and r.lemma[k] not in ("tenir", "commencer", "fuser", "dater", "tarder", "être")
        for k in range(cue.end, colon)
    ):
        return None
    of = _of_phrase(r, lexicon, cue.end, colon)
    content = trim(r, (colon + 1, r.quotation_tokens(r.quote[colon + 1])[1]))
    return Draft(
        unit=number,
        rule="n_intro",
        content=[content],
        clause=(cue.token, colon),
        cue=cue,
        row=row,
        source=of[0] if of else None,
        outer=[],
    )


def _row(cue: Cue, *frames: str) -> ReportingRow | None:
    return next((row for frame in frames for row in cue.rows if frame in row.frames), None)


def _of_phrase(r: Reading, lexicon: Lexicon, j: int, end: int) -> tuple[Mention, int] | None:
    """The *de* phrase behind a noun if it names who speaks, and where it ends."""
    if j >= end or r.lower[j] not in OF or infinitive_at(r, j + 1) is not None:
        return None
    head = j + 1
    while head < end and (r.pos[head] in ("DET", "ADJ", "NUM") or r.lower[head] == "l'"):
        head += 1
    if head >= end or not r.is_noun(head):
        return None
    role = lexicon.roles.get(r.words[head])
    if not (
        r.words[head][:1].isupper()
        or role is not None
        and role.kind in ("person", "organisation", "group", "medium", "anonymous")
        or lexicon.metonyms.get(r.words[head])
    ):
        return None
    stop = next(
        (
            k
            for k in range(head + 1, end)
            if r.lower[k] in ("que", "qu'", "selon", "sur", "contre", "pour", "à", "par", ",")
            or r.lower[k] in OF
            and infinitive_at(r, k + 1) is not None
        ),
        end,
    )
    tokens = phrase(r, lexicon, head, low=j + 1, high=stop, after_verb=True)
    return mention(r, (j + 1, tokens[1]), head), tokens[1]


def _content(
    r: Reading, lexicon: Lexicon, window: Range, cue: Cue, spoken: bool
) -> tuple[ReportingRow, str, int] | None:
    """Row, frame and first token of what a noun reports, looked for right behind it or behind its speaker."""
    j, end = window
    if j >= end:
        return None
    word = r.lower[j]
    if (row := _row(cue, "n_que")) and word in ("que", "qu'") and r.pos[j] != "PRON":
        return row, "n_que", j + 1
    if (row := _row(cue, "n_selon")) and word in ("selon", "d'après") and j + 1 < end and r.lower[j + 1] in _WHICH:
        return row, "n_selon", j + 2
    if row := _row(cue, "n_a"):
        k = skip_adjuncts(r, (j, end), over=frozenset({"à", "au", "aux"}))
        if k < end and r.lower[k] == "à" and infinitive_at(r, k + 1) is not None:
            return row, "n_a", k
        if k < end and r.lower[k] in ("à", "au", "aux") and r.pos[min(end - 1, k + 1)] in ("DET", "NOUN"):
            return row, "n_a", k
    if (row := _row(cue, "n_de", "n_a")) and spoken and word in OF and infinitive_at(r, j + 1) is not None:
        return row, "n_de", j
    if spoken:
        for frame, preposition in _BARE:
            row = _row(cue, frame)
            if row is not None and word == preposition:
                return row, frame, j if preposition != "sur" else j + 1
    return None


def _by_phrase(r: Reading, lexicon: Lexicon, number: int, unit: Range, cue: Cue, j: int) -> Draft | None:
    """*la dénonciation du blocus par Brasilia*, *la demande de libération formulée par l'avocat*."""
    row = _row(cue, "n_de")
    if row is None or r.lower[j] not in OF:
        return None
    by = next((k for k in range(j + 1, min(unit[1], j + 14)) if r.lower[k] == "par"), None)
    if by is None or any(r.is_finite(k) or r.lower[k] in (",", ";", ":") for k in range(j, by)):
        return None
    head = by + 1
    while head < unit[1] and (r.pos[head] in ("DET", "ADJ", "NUM") or r.lower[head] == "l'"):
        head += 1
    if head >= unit[1] or not r.is_noun(head):
        return None
    if r.lower[by - 1] in PASSED_ON:
        # « le récit d'un survivant publié par le journal »: a link of a chain.
        return None
    end = by - 1 if "VerbForm=Part" in r.morph[by - 1] else by
    content = trim(r, (j if r.lower[j] in ("de", "d'", "du", "des") else j + 1, end))
    if content[0] >= content[1]:
        return None
    tokens = phrase(r, lexicon, head, low=by + 1, high=unit[1], after_verb=True)
    source = mention(r, (by + 1, tokens[1]), head)
    return Draft(
        unit=number,
        rule="n_de",
        content=[content],
        clause=(cue.token, tokens[1]),
        cue=cue,
        row=row,
        source=source,
        outer=[],
    )


def _end(r: Reading, start: int, end: int, cue: Cue, cues: list[Cue]) -> int:
    """End of a noun's content: before the main verb, if the noun is its subject."""
    limit = content_end(r, start, end, cue, cues)
    verb = r.head[cue.token]
    for k in range(start + 1, limit):
        # An infinitive or noun phrase holds no finite verb of its own: the first one is the sentence's.
        if (
            r.lower[start] in ("à", "au", "aux", "de", "d'")
            and r.is_finite(k)
            and r.quote[k] < 0
            and not any(r.lower[m] in ("qui", "que", "qu'", "dont", "où", "si") for m in range(start, k))
        ):
            return k
    if r.dep[cue.token].startswith("nsubj") and start < verb < limit and "VerbForm=Inf" not in r.morph[verb]:
        before = (k for k in r.children[verb] if start < k < verb)
        return min([verb, *(k for k in before if r.pos[k] in ("AUX", "PRON") or r.lower[k] in ("ne", "n'"))])
    return limit
