"""Find the statements of a document: cues, their constructions, their contents, their sources.

1. incises of every unit and what they report;
2. verbs with their complement; passives and participles;
3. nominal cues;
4. the journalistic conditional;
5. quotations without a cue;
6. sources, then what stands inside what.
"""

from __future__ import annotations

from recoupe.extract.adjuncts import skip_adjuncts
from recoupe.extract.bracketed import bracketed_draft
from recoupe.extract.chains import WORDS_PASSED_ON, held_from, is_medium
from recoupe.extract.clauses import Incise, trim
from recoupe.extract.complements import find_complement
from recoupe.extract.conditionals import conditional_draft
from recoupe.extract.cues import Cue, find_cues
from recoupe.extract.draft import Draft
from recoupe.extract.incise_contents import incise_contents
from recoupe.extract.incises import find_incises
from recoupe.extract.inverted import postverbal_subject
from recoupe.extract.names import profile
from recoupe.extract.nominal import introducing_draft, nominal_draft
from recoupe.extract.quoted import quoted_drafts
from recoupe.extract.reading import Range, Reading
from recoupe.extract.sources import find_source, incise_source, learned_from, shows_only
from recoupe.extract.subjects import mention
from recoupe.extract.turns import message_drafts, turn_drafts
from recoupe.extract.word_classes import PASSED_ON
from recoupe.lexicon import Lexicon


def find_drafts(r: Reading, lexicon: Lexicon) -> list[Draft]:
    """All statements of a document in the making, in text order."""
    cues: dict[int, list[Cue]] = {}
    for cue in find_cues(r, lexicon):
        cues.setdefault(r.unit_of[cue.token], []).append(cue)
    drafts = [*turn_drafts(r, lexicon), *message_drafts(r)]
    spoken = {k for draft in drafts if draft.direct for part in draft.content for k in range(*part)}
    for number, unit in enumerate(r.units):
        here = [cue for cue in cues.get(number, []) if cue.token not in spoken]
        found = _unit_drafts(r, lexicon, number, unit, here)
        if not found and (bracketed := bracketed_draft(r, lexicon, number, unit)) is not None:
            found.append(bracketed)
        drafts += found
        drafts += _bare_denials(r, lexicon, number, unit, here, drafts)
    drafts += quoted_drafts(r, lexicon, drafts)
    drafts += _conditionals(r, drafts)
    for draft in drafts:
        draft.content = sorted({part for part in draft.content if part[0] < part[1] and _has_words(r, part)})
    drafts = [draft for draft in drafts if draft.content]
    drafts.sort(key=lambda d: (d.start, -sum(b - a for a, b in d.content)))
    _find_parents(r, drafts)
    return drafts


def _unit_drafts(r: Reading, lexicon: Lexicon, number: int, unit: Range, cues: list[Cue]) -> list[Draft]:
    if not cues:
        return []
    drafts: list[Draft] = []
    outside = [cue for cue in cues if not _opaque(r, cue.token) or _breaks_quotation(r, cue)]
    incises = find_incises(r, lexicon, unit, outside)
    # « X croit savoir, de source gouvernementale, que P »: the phrase belongs to the verb, and names who is behind X.
    behind = [i for i in incises if i.rule == "selon" and not i.leading and _that_follows(r, unit, i.tokens[1])]
    incises = [i for i in incises if i not in behind]
    previous: Draft | None = None
    for incise, contents in incise_contents(r, unit, incises, cues):
        if not contents and incise.rule == "ce-que" and number > 0 and r.units[number - 1][0] < r.units[number - 1][1]:
            contents = [trim(r, r.units[number - 1])]
        if not contents:
            if previous is not None and incise.tokens[0] - previous.clause[1] <= 2:
                previous.outer.append(_incise_draft(r, lexicon, number, unit, incise, []))
            continue
        previous = _incise_draft(r, lexicon, number, unit, incise, contents)
        drafts.append(previous)
    taken = {incise.cue.token for incise in [*incises, *behind]}
    for cue in cues:
        if cue.token in taken:
            continue
        draft = _complement_draft(r, lexicon, number, unit, cue, cues, drafts)
        if draft is not None and draft.rule == "n_selon":
            within = range(cue.end, draft.content[0][0])
            drafts = [d for d in drafts if not (d.rule == "selon-lequel" and d.cue and d.cue.token in within)]
        if draft is not None and not _passes_words_on(r, draft):
            for incise in behind:
                named = (
                    incise_source(r, lexicon, incise) if cue.token < incise.tokens[0] < draft.content[0][0] else None
                )
                if named is not None and profile(r, lexicon, named.tokens, named.head).head not in WORDS_PASSED_ON:
                    draft.cited = named
            drafts.append(draft)
    _narrow_taken_up(drafts)
    covered = {k for draft in drafts for part in draft.content for k in range(*part)}
    for cue in cues:
        if cue.kind == "noun" and not any(d.cue is cue for d in drafts):
            announced = introducing_draft(r, lexicon, number, unit, cue, covered)
            if announced is not None:
                drafts.append(announced)
                break
    return _passed_on(r, lexicon, drafts)


def _narrow_taken_up(drafts: list[Draft]) -> None:
    """*X affirme que P, ce que Y dément*: what Y takes up is P, not that X says so; changes the drafts."""
    for draft in drafts:
        if draft.rule != "ce-que":
            continue
        start = draft.clause[0]
        before = [d for d in drafts if d.rule != "ce-que" and start - 2 <= d.content[-1][1] <= start]
        if before:
            draft.content = list(min(before, key=lambda d: d.start).content)


_AFTER_BARE = frozenset({",", ".", ";", "!", "…", "mais", "et", "»"})


def _bare_denials(
    r: Reading, lexicon: Lexicon, number: int, unit: Range, cues: list[Cue], drafts: list[Draft]
) -> list[Draft]:
    """*Y a aussitôt démenti*: a denial without a complement denies what was last said."""
    found: list[Draft] = []
    for cue in cues:
        group = cue.group
        if cue.kind != "verb" or group is None or cue.incise or group.mood != "fin" or group.passive or group.negated:
            continue
        row = next((row for row in cue.rows if row.attitude == "deny" and "que" in row.frames), None)
        if row is None or any(d.cue is cue for d in drafts):
            continue
        after = skip_adjuncts(r, (max(cue.end, group.end), unit[1]))
        if after < unit[1] and r.lower[after] not in _AFTER_BARE:
            continue
        denied = next(
            (
                d
                for d in reversed(drafts)
                if d.start < cue.token
                and d.unit >= number - 2
                and max(b for _, b in d.content) <= cue.token
                and d.parent is None
            ),
            None,
        )
        if denied is None:
            continue
        source = find_source(r, lexicon, unit, cue, [d for d in drafts if d.unit == number], [])
        draft = Draft(
            unit=number,
            rule="bare-denial",
            content=list(denied.content),
            clause=(group.start, after),
            cue=cue,
            row=row,
            outer=[],
        )
        if isinstance(source, Draft):
            draft.shares = source
        else:
            draft.source = source
        found.append(draft)
    return found


def _that_follows(r: Reading, unit: Range, end: int) -> bool:
    j = end + 1 if end < unit[1] and r.lower[end] == "," else end
    return j < unit[1] and r.lower[j] in ("que", "qu'")


def _passes_words_on(r: Reading, draft: Draft) -> bool:
    """*dont X rapporte les propos*, *des propos rapportés par X*: a link of the chain, no statement of its own."""
    assert draft.cue is not None
    before = r.lower[max(0, draft.cue.token - 10) : draft.cue.token]
    passing = "dont" in before or draft.rule == "passive" and r.lower[draft.cue.token] in PASSED_ON
    return (
        passing
        and all(b - a <= 3 for a, b in draft.content)
        and any(r.lower[k] in WORDS_PASSED_ON for a, b in draft.content for k in range(a, b))
    )


def _passed_on(r: Reading, lexicon: Lexicon, drafts: list[Draft]) -> list[Draft]:
    """*X affirme que P, a rapporté l'AFP*: a medium that reports a reported clause is a relay, not a speaker."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.rule == "incise" and draft.source is not None and is_medium(r, lexicon, draft.source.tokens):
            start = draft.content[0][0]
            inner = [
                d
                for d in drafts
                if d is not draft
                and d.cue is not None
                and d.cue.kind == "verb"
                and d.rule not in ("incise", "passive")
                and start <= d.clause[0] <= start + 2
                and draft.content[0][0] <= d.content[0][0] < draft.content[-1][1]
            ]
            inner += [
                d for d in drafts if d.rule == "ce-que" and d.unit == draft.unit and d.clause[1] <= draft.clause[0]
            ]
            inner += [
                d
                for d in drafts
                if d.rule == "que"
                and d.unit == draft.unit
                and d.clause[1] <= draft.clause[0]
                and any(x.rule == "ce-que" for x in inner)
            ]
            if inner:
                for other in inner:
                    other.outer.append(draft)
                continue
        kept.append(draft)
    return kept


def _conditionals(r: Reading, drafts: list[Draft]) -> list[Draft]:
    taken = [False] * r.length
    for draft in drafts:
        for a, b in [*draft.content, draft.clause]:
            taken[a:b] = [True] * (b - a)
    found = (conditional_draft(r, number, unit, taken) for number, unit in enumerate(r.units) if unit[0] < unit[1])
    return [draft for draft in found if draft is not None]


def _breaks_quotation(r: Reading, cue: Cue) -> bool:
    """*« Ils ont menti, enrage un sinistré. Depuis le début. »*: an incise that no marks set off from the quotation."""
    group = cue.group
    if group is None or group.mood != "fin" or group.start == 0 or r.lower[group.start - 1] not in (",", "–", "—"):
        return False
    if group.clitic is not None:
        return r.lower[group.clitic].endswith(("il", "elle", "ils", "elles", "on"))
    after = max(cue.end, group.end)
    return (
        after < r.length
        and (r.pos[after] in ("DET", "PROPN") or r.words[after][:1].isupper())
        and r.feature(group.aux if group.aux is not None else cue.token, "Person") in ("3", None)
    )


def _opaque(r: Reading, token: int) -> bool:
    """Inside a quotation longer than a term or two."""
    number = r.quote[token]
    if number < 0:
        return False
    a, b = r.quotation_tokens(number)
    return b - a > 5


def _incise_draft(
    r: Reading, lexicon: Lexicon, number: int, unit: Range, incise: Incise, contents: list[Range]
) -> Draft:
    draft = Draft(
        unit=number,
        rule=incise.rule,
        content=contents,
        clause=incise.tokens,
        cue=incise.cue,
        row=incise.row,
        outer=[],
        negated=incise.cue.group.negated if incise.cue.group else False,
    )
    draft.source = incise_source(r, lexicon, incise)
    if incise.row.head == "apprendre" and draft.source is not None and is_medium(r, lexicon, draft.source.tokens):
        # « a appris l'AFP auprès de X »: the medium passes on what X says.
        draft.cited = learned_from(r, lexicon, (draft.source.tokens[1], incise.tokens[1]))
    return draft


def _complement_draft(
    r: Reading, lexicon: Lexicon, number: int, unit: Range, cue: Cue, cues: list[Cue], drafts: list[Draft]
) -> Draft | None:
    if cue.kind == "noun":
        return nominal_draft(r, lexicon, number, unit, cue, cues)
    if cue.kind != "verb":
        return None
    found = find_complement(r, lexicon, unit, cue, cues)
    if found is None or _is_impersonal(r, cue):
        return None
    row, frame, content = found
    group = cue.group
    assert group is not None
    source = find_source(r, lexicon, unit, cue, drafts, content)
    if source is not None and not isinstance(source, Draft) and shows_only(r, lexicon, cue, source):
        return None
    if source is None and frame == "colon" and group.mood == "fin" and group.clitic is None and not group.passive:
        # « Faux, répond le syndicat : « … » »
        located = postverbal_subject(r, lexicon, unit, max(cue.end, group.end))
        if located is not None and located[1][1] <= content[0][0]:
            source = mention(r, located[1], located[0])
    start = min(group.start, source.tokens[0]) if source is not None and not isinstance(source, Draft) else group.start
    draft = Draft(
        unit=number,
        rule=frame,
        content=content,
        clause=(start, max(cue.end, group.end, content[0][0])),
        cue=cue,
        row=row,
        outer=[],
        negated=group.negated,
    )
    if isinstance(source, Draft):
        draft.shares = source
    else:
        draft.source = source
    held_from(r, lexicon, draft)
    return draft


def _is_none(r: Reading, noun: int) -> bool:
    determiner = r.child(noun, "det")
    return determiner is not None and r.lower[determiner] in ("aucun", "aucune", "nul", "nulle")


def _is_impersonal(r: Reading, cue: Cue) -> bool:
    """Whether nobody but the journalist speaks: *il faut rappeler que P*, *rien ne permet d'affirmer que P*."""
    group = cue.group
    if group is None or r.quote[cue.token] >= 0:
        return False
    token = cue.token
    for step in range(4):
        subjects = [c for c in r.children[token] if c < group.start and r.dep[c].split(":")[0] in ("nsubj", "expl")]
        if any(r.lower[c] in ("rien", "personne", "nul") and r.child(c, "det") is None for c in subjects):
            return True
        negative = any(r.lower[k] in ("ne", "n'") for k in range(group.start, group.verb))
        if not step and negative and any(_is_none(r, c) for c in subjects):
            return True  # « aucun groupe n'a revendiqué l'attaque »
        impersonal = any(r.dep[c] == "expl:subj" and r.lower[c] == "il" for c in subjects)
        if step and (impersonal or r.lemma[token] == "falloir"):
            return True
        if group.mood != "inf":
            return False
        token = r.head[token]
    return False


def _find_parents(r: Reading, drafts: list[Draft]) -> None:
    """The smallest content that holds a draft's cue (or its content, where it has none) is its parent's."""
    beside: dict[int, list[Draft]] = {}
    for draft in drafts:
        beside.setdefault(draft.unit, []).append(draft)
    for draft in drafts:
        anchor = draft.cue.token if draft.cue is not None else draft.content[0][0]
        best: tuple[int, Draft] | None = None
        for other in beside[draft.unit]:
            if other is draft:
                continue
            for a, b in other.content:
                if a <= anchor < b and not any(x <= a and b <= y for x, y in draft.content):
                    size = b - a
                    if best is None or size < best[0]:
                        best = (size, other)
        draft.parent = best[1] if best and not _inside(best[1], draft) else None


def _has_words(r: Reading, part: Range) -> bool:
    return any(ch.isalnum() for k in range(*part) for ch in r.words[k])


def _inside(draft: Draft, other: Draft) -> bool:
    """Whether a draft stands, at any depth, inside another: a parent may not be its child's child."""
    above: Draft | None = draft
    while above is not None:
        if above is other:
            return True
        above = above.parent
    return False
