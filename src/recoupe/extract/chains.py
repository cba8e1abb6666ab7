"""Chains: through whom the words came, from the origin outwards."""

from __future__ import annotations

from recoupe.extract.draft import Draft, Mention
from recoupe.extract.names import profile, strip_article
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import ASKED, OF, PASSED_ON
from recoupe.lexicon import Lexicon
from recoupe.model import Relay

_PASS_ON = frozenset("cite citent reprend reprennent relaie relaye relaient relayent citait reprenait".split())
_PASS_ON_WORDS = _PASS_ON | frozenset(
    "rapporte rapportent publie publient diffuse diffusent recueilli rapporté publié diffusé relayé repris cité".split()
)
WORDS_PASSED_ON = frozenset(
    "propos parole mot aveu déclaration déclarations récit témoignage confidences paroles mots aveux".split()
)
_MEDIUM_PREPOSITIONS = frozenset({"à", "au", "aux", "sur", "dans", "pour", "via", "auprès", "avec", "devant", "chez"})
_BEFORE_MEDIUM = frozenset(
    {
        "micro",
        "antenne",
        "colonnes",
        "invité",
        "invitée",
        "site",
        "entretien",
        "interview",
        "tribune",
        "plateau",
        "journal",
        "matinale",
        "page",
        "pages",
        "ondes",
        "une",
        "reportage",
        "documentaire",
        "émission",
        "podcast",
        "article",
        "dépêche",
        "billet",
        "traduction",
        "version",
        "édition",
        "caméra",
        "caméras",
    }
)


def relays_of(r: Reading, lexicon: Lexicon, draft: Draft) -> list[Relay]:
    """The relays that a draft's own sentence expresses, without those of a parent or an outer incise."""
    unit = r.units[draft.unit]
    found: list[tuple[int, Relay]] = []
    region = _region(r, draft, unit)
    inside_source = set(range(*draft.source.tokens)) if draft.source is not None else set()
    k = unit[0]
    while k < unit[1]:
        if k not in region:
            k += 1
            continue
        word = r.lower[k]
        if word in PASSED_ON or word in ASKED:
            by = _agent(r, lexicon, k + 1, unit[1])
            if by is not None and (word in PASSED_ON or is_medium(r, lexicon, by)):
                found += [(k, relay) for relay in _relays_in(r, by)]
                k = by[1]
                continue
        if word == "dont" and (told := _told_by(r, lexicon, k, unit[1])) is not None:
            found += [(k, relay) for relay in _relays_in(r, told)]
            k = told[1]
            continue
        if word in _PASS_ON and k > 0 and r.lower[k - 1] in ("que", "qu'"):
            subject = _inverted(r, lexicon, k + 1, unit[1])
            if subject is not None:
                found += [(k, relay) for relay in _relays_in(r, subject)]
                k = subject[1]
                continue
        medium = r.media.get(k)
        if medium is not None and k not in inside_source and _passes_on(r, draft, k, region):
            end, _ = medium
            found.append((k, Relay(name=r.string((k, end)), span=r.span((k, end)))))
            k = end
            continue
        if (
            medium is None
            and k not in inside_source
            and _generic_medium(r, lexicon, k)
            and _passes_on(r, draft, k, region)
        ):
            comma = next((m for m in range(k, unit[1]) if r.lower[m] == ","), unit[1])
            tokens = phrase(r, lexicon, k, low=unit[0], high=comma, after_verb=True)
            if not any(m in r.media for m in range(*tokens)):
                name = strip_article(r.string(tokens))
                found.append((k, Relay(name=name, span=r.span(tokens))))
                k = tokens[1]
                continue
        k += 1
    names: list[str] = []
    relays = []
    for _, relay in found:
        if relay.name not in names:
            names.append(relay.name)
            relays.append(relay)
    return relays


def _region(r: Reading, draft: Draft, unit: Range) -> set[int]:
    """The tokens of the cue's clause: the unit around it without any content."""
    a, b = draft.clause
    region = set(range(a, b))
    content = {k for part in draft.content for k in range(*part)}
    if draft.rule not in ("incise", "ce-que", "comme"):
        # Before the subject: « Interrogé par l'AFP, X a déclaré que … »
        k = a - 1
        while (
            k >= unit[0]
            and k not in content
            and r.quote[k] < 0
            and not (r.is_finite(k) and r.pos[k] == "VERB" and a - k > 25)
        ):
            region.add(k)
            k -= 1
        if draft.cue is not None and draft.rule != "selon":
            last = max((p[1] for p in draft.content), default=b)
            k = last
            while k < unit[1] and k not in content and r.quote[k] < 0:
                region.add(k)
                k += 1
    return region - content


def _agent(r: Reading, lexicon: Lexicon, j: int, end: int) -> Range | None:
    """The phrase behind *par*, with the media that *et* adds to it (*repris par l'AFP et par le site X*)."""
    # « joint au téléphone par », « cité mardi par »
    j = next((k for k in range(j, min(end, j + 4)) if r.lower[k] == "par"), j)
    tokens = _one_agent(r, lexicon, j, end)
    while tokens is not None and tokens[1] < end and r.lower[tokens[1]] == "et":
        more = next((k for k in range(tokens[1] + 1, min(end, tokens[1] + 5)) if k in r.media), None)
        if more is None:
            break
        tokens = tokens[0], r.media[more][0]
    return tokens


def _one_agent(r: Reading, lexicon: Lexicon, j: int, end: int) -> Range | None:
    """The noun phrase behind a *par* at ``j``."""
    if j >= end or r.lower[j] != "par":
        return None
    head = j + 1
    while head < end and (r.pos[head] in ("DET", "ADJ", "NUM") or r.lower[head] in ("l'",)):
        head += 1
    if head >= end or not (r.is_noun(head) or head in r.media):
        return None
    if head in r.media:
        return j + 1, r.media[head][0]
    tokens = phrase(r, lexicon, head, low=j + 1, high=end, after_verb=False)
    if tokens[1] in r.media:
        # « publié par le journal Le Soir »
        return j + 1, r.media[tokens[1]][0]
    stop = next((k for k in range(j + 1, tokens[1]) if r.lower[k] in (",",)), tokens[1])
    return j + 1, max(stop, head + 1)


def is_medium(r: Reading, lexicon: Lexicon, tokens: Range) -> bool:
    """Whether a mention names a medium, known or called one (*un quotidien local*)."""
    return any(k in r.media for k in range(*tokens)) or any(_generic_medium(r, lexicon, k) for k in range(*tokens))


def _generic_medium(r: Reading, lexicon: Lexicon, k: int) -> bool:
    if any(m in r.media for m in range(k, min(r.length, k + 4))):
        return False
    if r.lower[k] == "presse":
        return k >= 2 and r.lower[k - 1] == "la" and r.lower[k - 2] in ("dans", "par")
    role = lexicon.roles.get(r.words[k])
    return role is not None and role.kind == "medium" and r.pos[k] in ("NOUN", "PROPN")


def _relays_in(r: Reading, tokens: Range) -> list[Relay]:
    """The relays of a phrase: each medium it names (*le site A et l'hebdomadaire B*), else the bare phrase."""
    named = [(k, r.media[k][0]) for k in range(*tokens) if k in r.media]
    first = next((k for k in range(*tokens) if r.lower[k] == "et"), None)
    if first is not None and named and named[0][0] > first and tokens[0] < first:
        # « par Il Corriere del Lago et par l'agence Ansa »: the first is no listed medium.
        named.insert(0, (tokens[0], first))
    if named:
        names = (r.string(part) if part[0] in r.media else strip_article(r.string(part)) for part in named)
        return [Relay(name=name, span=r.span(part)) for name, part in zip(names, named, strict=True)]
    return [Relay(name=strip_article(r.string(tokens)), span=r.span(tokens))]


def _told_by(r: Reading, lexicon: Lexicon, dont: int, end: int) -> Range | None:
    """X in *dont X rapporte les propos*."""
    verb = next((m for m in range(dont + 1, min(end, dont + 10)) if r.lower[m] in _PASS_ON_WORDS), None)
    if verb is None or not any(r.lower[m] in WORDS_PASSED_ON for m in range(verb + 1, min(end, verb + 4))):
        return None
    tokens = (dont + 1, verb - 1 if r.lower[verb - 1] in ("a", "ont") else verb)
    return tokens if is_medium(r, lexicon, tokens) else None


def _inverted(r: Reading, lexicon: Lexicon, j: int, end: int) -> Range | None:
    """The subject behind the verb in *que cite l'agence X*."""
    head = j
    while head < end and (r.pos[head] in ("DET", "ADJ", "NUM", "ADV") or r.lower[head] == "l'"):
        head += 1
    if head >= end or not (r.is_noun(head) or head in r.media):
        return None
    return j, phrase(r, lexicon, head, low=j, high=end, after_verb=True)[1]


def _passes_on(r: Reading, draft: Draft, k: int, region: set[int]) -> bool:
    """Whether a medium at ``k`` stands where one who passes words on does: behind *à*, *sur*, *dans*, *pour* ..."""
    j = k - 1
    steps = 0
    while j >= 0 and steps < 9:
        word = r.lower[j]
        if word in _MEDIUM_PREPOSITIONS:
            return j in region
        if word in OF:
            if j > 0 and (
                r.lower[j - 1] in _BEFORE_MEDIUM
                or r.lower[j - 1]
                in (
                    "auprès",
                    "chaîne",
                    "télévision",
                    "radio",
                    "agence",
                    "quotidien",
                    "journal",
                    "hebdomadaire",
                    "site",
                    "lecteurs",
                    "journaliste",
                    "journalistes",
                    "correspondant",
                    "plateau",
                    "journal",
                )
            ):
                if r.lower[j - 1] == "correspondant":
                    return True
                j -= 1
                steps += 1
                continue
            return False
        if (
            r.pos[j] in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV")
            or word in ("l'", "«", '"')
            or word in _BEFORE_MEDIUM
            or word == "et"
        ):
            j -= 1
            steps += 1
            continue
        return False
    return False


def held_from(r: Reading, lexicon: Lexicon, draft: Draft) -> None:
    """*X dit tenir de Y que P*, *X dit avoir appris de Y que P*: Y is the origin, P the content; changes the draft."""
    a, b = draft.content[0]
    verb = next((k for k in range(a, min(b, a + 3)) if r.lower[k] in ("tenir", "apprendre", "appris")), None)
    if draft.rule != "inf" or verb is None or verb + 2 >= b:
        return
    of = next((k for k in range(verb + 1, min(b, verb + 4)) if r.lower[k] in OF), None)
    that = (
        next((k for k in range(of + 1, min(b, of + 16)) if r.lower[k] in ("que", "qu'")), None)
        if of is not None
        else None
    )
    if of is None or that is None or that + 1 >= b:
        return
    found = _inverted(r, lexicon, of + 1, that)
    if found is None:
        return
    head = next(m for m in range(*found) if r.is_noun(m))
    draft.cited = Mention(tokens=found, head=head, span=r.span(found))
    draft.content = [(that + 1, b), *draft.content[1:]]
    draft.rule = "held-from"


def cited_source(r: Reading, lexicon: Lexicon, draft: Draft) -> Mention | None:
    """Y in *X, citant Y*: the one whose words X passes on."""
    if draft.cited is not None:
        return draft.cited
    unit = r.units[draft.unit]
    a, b = draft.clause
    content = {k for part in draft.content for k in range(*part)}
    limit = b
    while limit < unit[1] and limit not in content and r.quote[limit] < 0:
        limit += 1
    for k in (k for k in range(unit[0], limit) if k not in content and r.quote[k] < 0):
        cites = (
            r.lower[k] in ("citant", "cite", "citent")
            and r.lower[k - 1] not in ("que", "qu'", "ne")
            and k != (draft.cue.token if draft.cue else -1)
        )
        refers = (
            r.lower[k] in ("référant", "référence", "appuyant")
            and k + 1 < limit
            and r.lower[k + 1] in ("à", "au", "aux", "sur")
        )
        opens = r.lower[k] == "citant" and (k == unit[0] or draft.cue is not None and r.head[k] == draft.cue.token)
        if cites and (k >= a or opens) or refers:
            begin = k + 1 if cites else k + 2
            head = begin
            while head < limit and (r.pos[head] in ("DET", "ADJ", "NUM", "ADV") or r.lower[head] in ("l'", "aussi")):
                head += 1
            if head > begin and (head >= limit or not r.is_noun(head)) and r.pos[head - 1] == "ADJ":
                head -= 1
            if head < limit and (r.is_noun(head) or r.pos[head] == "ADJ"):
                tokens = phrase(r, lexicon, head, low=begin, high=limit, after_verb=False)
                tokens = (begin, max(tokens[1], head + 1))
                if profile(r, lexicon, tokens, head).kind != "document":
                    return Mention(tokens=tokens, head=head, span=r.span(tokens))
        if r.lower[k] in ("tient", "tiennent", "tenait", "tenir") and k not in content:
            # « selon X, qui tient l'information de Y »
            of = next((m for m in range(k + 1, min(limit, k + 5)) if r.lower[m] in OF), None)
            if of is not None:
                found = _inverted(r, lexicon, of + 1, limit)
                if found is not None:
                    head = next(m for m in range(*found) if r.is_noun(m))
                    return Mention(tokens=found, head=head, span=r.span(found))
    return None
