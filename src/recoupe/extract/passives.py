"""Passives and participles: what is reported stands in their subject and behind them, and the agent speaks."""

from __future__ import annotations

from recoupe.extract.adjuncts import THAT, TO, infinitive_at, skip_adjuncts
from recoupe.extract.boundaries import content_end, relative_before
from recoupe.extract.calendar_words import DAYS
from recoupe.extract.clauses import trim
from recoupe.extract.cues import Cue, Found, limit_of, row_with
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon, ReportingRow

# Verbs whose passive reports even where nobody is named (*l'attaque a été annoncée*).
_TOLD = frozenset("annoncer confirmer évoquer rapporter signaler".split())
# An agent (*par X*) ends before these.
_AGENT_STOPS = frozenset(
    ", ; : . » « comme pour qui que dans en après lors à face afin suite malgré depuis avant pendant hier sur".split()
)

# What *par* tells a rate of, whose singular looks like its plural.
_UNITS = frozenset("mois".split())


def find_passive(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """*X est accusé de*, *une politique jugée injuste*, *des rassemblements sont annoncés*, *il a été décidé que*."""
    group = cue.group
    assert group is not None
    subject = passive_subject(r, unit, cue)
    start, limit = max(cue.end, group.end), limit_of(r, unit, cue)
    agent = agent_phrase(r, cue, (start, limit))
    end = content_end(r, start, limit, cue, cues) if start < limit else limit
    finite = group.aux is not None and group.mood == "fin"
    if not finite:
        end = _participle_end(r, start, end)
    rest = _without_agent((start, end), agent)
    j = skip_adjuncts(r, (start, end), over=frozenset(TO | OF))
    impersonal = finite and any(r.lower[k] in ("il",) for k in range(max(unit[0], group.start - 2), group.start))
    if (impersonal or group.clitic is not None) and (row := row_with(cue, "que")) and j < end and r.lower[j] in THAT:
        return row, "que", [(j + 1, end)]
    row = row_with(cue, "obj_de", "comme", "attr", "qualif", "obj_pour", "obj_a", "dat_de", "contre_np")
    if row is not None and subject is not None:
        predicate = _passive_predicate(r, row, rest)
        if predicate is not None:
            return row, "passive", [subject, *(t for part in predicate if (t := trim(r, part))[0] < t[1])]
    row = row_with(cue, "np")
    if row is not None and subject is not None and (agent is not None or finite and not impersonal):
        if agent is None and row.attitude not in ("call", "deny") and row.head not in _TOLD:
            return None
        ranges = [subject]
        if finite:
            ranges += [t for part in rest if r.lower[part[0]] != "," and (t := trim(r, part))[1] - t[0] > 1]
        return row, "passive", ranges
    return None


def _participle_end(r: Reading, start: int, end: int) -> int:
    """A participle beside a noun ends with its comma segment."""
    for k in range(start, end):
        if r.quote[k] >= 0 and not r.opens_quotation(k):
            continue
        if r.lower[k] in (",", ")", "–", "—") or r.is_finite(k) and not relative_before(r, k, start):
            return k
    return end


def _without_agent(window: Range, agent: Range | None) -> list[Range]:
    """The parts of a window before and behind the agent."""
    if agent is None or not window[0] <= agent[0] < window[1]:
        return [window]
    return [part for part in ((window[0], agent[0]), (agent[1], window[1])) if part[0] < part[1]]


def _passive_predicate(r: Reading, row: ReportingRow, rest: list[Range]) -> list[Range] | None:
    """What the passive says of its subject, by the frames of the row."""
    for part in rest:
        a, b = part
        while a < b and (r.pos[a] == "ADV" or r.lower[a] == ","):
            a += 1
        if a >= b:
            continue
        word = r.lower[a]
        if "comme" in row.frames and word == "comme":
            return [(a + 1, b)]
        if ("obj_de" in row.frames or "qualif" in row.frames or "dat_de" in row.frames) and word in OF:
            return [(a, b)]
        if "obj_a" in row.frames and word in TO and (infinitive_at(r, a + 1) is not None or len(rest) > 1):
            return [(a, b)]
        if "obj_pour" in row.frames and word == "pour":
            return [(a, b)]
        if "attr" in row.frames and (r.pos[a] in ("ADJ", "VERB", "NOUN") or r.opens_quotation(a)):
            return [(a, b)]
        if "comme" in row.frames and r.pos[a] == "ADJ":
            return [(a, b)]
    return None


def passive_subject(r: Reading, unit: Range, cue: Cue) -> Range | None:
    """What a passive verb or participle says something of: its subject or the noun it follows."""
    group = cue.group
    assert group is not None
    for child in r.children[cue.token]:
        if r.dep[child].startswith("nsubj") and child < cue.token:
            if r.pos[child] == "PRON" and r.lower[child] in ("il",):
                return None if r.dep[child].startswith("expl") else (child, child + 1)
            a, b = r.subtree(child)
            return max(a, unit[0]), min(b, group.start)
    if group.aux is None:
        head = r.head[cue.token]
        if r.dep[cue.token].startswith(("acl", "amod")) and head < cue.token and r.pos[head] in ("NOUN", "PROPN"):
            low = head
            while (
                low > unit[0]
                and r.pos[low - 1] in ("DET", "ADJ", "NUM", "PROPN", "NOUN")
                and r.lower[low - 1] not in DAYS
            ):
                low -= 1
            high = cue.token
            while high > head + 1 and r.lower[high - 1] in (",",) or r.pos[high - 1] == "ADV":
                high -= 1
            return low, high
        return _noun_before_comma(r, unit, group.start)
    return None


def _noun_before_comma(r: Reading, unit: Range, start: int) -> Range | None:
    """The noun phrase that a detached participle follows: *Fabien Clain, considéré comme*."""
    j = start - 1
    while j > unit[0] and r.pos[j] == "ADV":
        j -= 1
    if j <= unit[0] or r.lower[j] != ",":
        return None
    low = j
    while low > unit[0] and (
        r.pos[low - 1] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X")
        or r.lower[low - 1] in OF
        or r.lower[low - 1] == "l'"
    ):
        low -= 1
    return (low, j) if low < j and any(r.pos[k] in ("NOUN", "PROPN") for k in range(low, j)) else None


def agent_phrase(r: Reading, cue: Cue, window: Range) -> Range | None:
    """The *par* phrase of a passive: the tokens from *par* to the end of the agent."""
    for k in range(*window):
        if r.quote[k] >= 0 and r.quote[k] != r.quote[cue.token]:
            continue
        if r.lower[k] == "par" and k + 1 < window[1] and infinitive_at(r, k + 1) is None and not is_rate(r, k):
            end = k + 1
            while (
                end < window[1]
                and not r.is_finite(end)
                and r.lower[end] not in _AGENT_STOPS
                and not (
                    r.lower[end] in OF
                    and (infinitive_at(r, end + 1) is not None or end > k + 2 and _of_the_verb(r, end, cue))
                )
                and not r.space[end]
            ):
                end += 1
            return (k, end) if end > k + 1 else None
        if r.lower[k] in (";", ":", ".") or r.is_finite(k):
            return None
    return None


def is_rate(r: Reading, preposition: int) -> bool:
    """Whether *par* tells a rate or a manner and no agent: *615 euros exigés par mois*, *reçu par erreur*."""
    noun = preposition + 1
    common = r.pos[noun] == "NOUN" and r.words[noun].islower() and r.feature(noun, "Number") != "Plur"
    return common or r.lower[noun] in _UNITS


def _of_the_verb(r: Reading, preposition: int, cue: Cue) -> bool:
    """Whether a *de* phrase behind an agent is the verb's (*accusé par X de Y*), by the frames and the parser."""
    if row_with(cue, "obj_de", "qualif") is None or any(
        r.lower[k] in OF and r.opens_quotation(k + 1) for k in range(cue.end, preposition)
    ):
        return False  # « qualifié d'« excessif » par le ministre de l'Intérieur »
    unit = r.units[r.unit_of[preposition]]
    end = next((k for k in range(preposition, unit[1]) if r.lower[k] in (",", ";", ":") or r.is_finite(k)), unit[1])
    groups = [
        k
        for k in range(preposition, end)
        if r.lower[k] in OF and r.lower[k - 1] not in ("et", ",", "ou") and r.quote[k] < 0
    ]
    if len(groups) == 1:
        return True
    noun = r.head[preposition]
    return r.dep[preposition] == "case" and r.head[noun] == cue.token
